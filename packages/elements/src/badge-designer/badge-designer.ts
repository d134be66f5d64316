/** Defines `<badge-designer>`. */
import {define} from '../base/define.js';
import {BadgeDesignerElement} from './badge-designer.element.js';

define('badge-designer', BadgeDesignerElement);

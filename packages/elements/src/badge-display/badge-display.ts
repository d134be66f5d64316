/** Defines `<badge-display>`. */
import {define} from '../base/define.js';
import {BadgeDisplayElement} from './badge-display.element.js';

define('badge-display', BadgeDisplayElement);

/** Defines `<badge-share>`. */
import {define} from '../base/define.js';
import {BadgeShareElement} from './badge-share.element.js';

define('badge-share', BadgeShareElement);

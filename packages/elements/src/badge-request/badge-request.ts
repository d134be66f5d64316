/** Defines `<badge-request>`. */
import {define} from '../base/define.js';
import {BadgeRequestElement} from './badge-request.element.js';

define('badge-request', BadgeRequestElement);

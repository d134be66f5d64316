/** Defines `<badge-endorse>`. */
import {define} from '../base/define.js';
import {BadgeEndorseElement} from './badge-endorse.element.js';

define('badge-endorse', BadgeEndorseElement);

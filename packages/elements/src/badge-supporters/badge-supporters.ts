/** Defines `<badge-supporters>`. */
import {define} from '../base/define.js';
import {BadgeSupportersElement} from './badge-supporters.element.js';

define('badge-supporters', BadgeSupportersElement);

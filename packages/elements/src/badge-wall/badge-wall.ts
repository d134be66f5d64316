/** Defines `<badge-wall>`. */
import {define} from '../base/define.js';
import {BadgeWallElement} from './badge-wall.element.js';

define('badge-wall', BadgeWallElement);

/** Defines `<badge-sign-in>`. */
import {define} from '../base/define.js';
import {BadgeSignInElement} from './badge-sign-in.element.js';

define('badge-sign-in', BadgeSignInElement);

/** Defines `<badge-claim>`. */
import {define} from '../base/define.js';
import '../badge-sign-in/badge-sign-in.js';
import {BadgeClaimElement} from './badge-claim.element.js';

define('badge-claim', BadgeClaimElement);

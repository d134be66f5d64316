/** Defines `<badge-verifier>`. */
import {define} from '../base/define.js';
import {BadgeVerifierElement} from './badge-verifier.element.js';

define('badge-verifier', BadgeVerifierElement);

/** Defines `<badge-backend>`. */
import {define} from '../base/define.js';
import {BadgeBackendElement} from './badge-backend.element.js';

define('badge-backend', BadgeBackendElement);

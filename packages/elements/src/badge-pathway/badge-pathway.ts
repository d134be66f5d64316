/** Defines `<badge-pathway>`. */
import {define} from '../base/define.js';
import {BadgePathwayElement} from './badge-pathway.element.js';

define('badge-pathway', BadgePathwayElement);

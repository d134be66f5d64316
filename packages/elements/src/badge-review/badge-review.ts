/** Defines `<badge-review>`. */
import {define} from '../base/define.js';
import {BadgeReviewElement} from './badge-review.element.js';

define('badge-review', BadgeReviewElement);

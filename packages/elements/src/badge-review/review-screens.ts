/** The list of requests, the open request, and their styles. Loaded while the list is. */
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {evidenceStyles} from '../styles/evidence.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {reviewStyles} from './badge-review.styles.js';

export {renderList} from './review-list.js';
export {renderRequest} from './review-request.js';

export const screenStyles = [
  disclosureStyles,
  evidenceStyles,
  fieldStyles,
  iconStyles,
  medallionStyles,
  reviewStyles,
];

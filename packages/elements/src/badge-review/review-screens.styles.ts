/** Styles of all screens of a review. */
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {evidenceStyles} from '../styles/evidence.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {selectStyles} from '../styles/select.styles.js';
import {reviewStyles} from './badge-review.styles.js';
import {decisionStyles} from './decision.styles.js';

export const screenStyles = [
  disclosureStyles,
  evidenceStyles,
  fieldStyles,
  selectStyles,
  iconStyles,
  medallionStyles,
  reviewStyles,
  decisionStyles,
];

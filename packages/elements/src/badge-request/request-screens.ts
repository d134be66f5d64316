/** All screens of a request and their styles. Loaded while the badge that is asked for is. */
import {boxStyles} from '../styles/box.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {pipStyles} from '../styles/pip.styles.js';
import {showsStyles} from '../styles/shows.styles.js';
import {requestStyles} from './badge-request.styles.js';

export {medallion} from '../art/medallion.js';
export {focusOn} from './focus-on.js';
export {renderScreen} from './screens/render-screen.js';
export {sendingWords} from './screens/sending-screens.js';

export const screenStyles = [
  boxStyles,
  fieldStyles,
  iconStyles,
  medallionStyles,
  pipStyles,
  showsStyles,
  requestStyles,
];

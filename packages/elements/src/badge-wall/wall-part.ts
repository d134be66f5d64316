/** All that reads and draws a wall. Loaded while the element asks for its badges. */
import {wallFr} from '../messages/wall.fr.js';
import {boxStyles} from '../styles/box.styles.js';
import {buttonStyles} from '../styles/button.styles.js';
import {directionStyles} from '../styles/direction.styles.js';
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {openStyles} from '../styles/open.styles.js';
import {voidStyles} from '../styles/void.styles.js';
import {rowStyles} from '../styles/row.styles.js';
import {selectStyles} from '../styles/select.styles.js';
import {sheetStyles} from '../styles/sheet.styles.js';
import {showsStyles} from '../styles/shows.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {visuallyHiddenStyles} from '../styles/visually-hidden.styles.js';
import {wallPrintStyles} from './wall-print.styles.js';
import {wallItemStyles, wallOwnStyles} from './badge-wall.styles.js';

export {readWall} from './read-wall.js';
export {WallRoom} from './wall-room.js';

export const wallWords = {
  fr: wallFr,
  en: async () => (await import('../messages/wall.en.js')).wallEn,
  es: async () => (await import('../messages/wall.es.js')).wallEs,
  ar: async () => (await import('../messages/wall.ar.js')).wallAr,
  uk: async () => (await import('../messages/wall.uk.js')).wallUk,
};

export const wallStyles = [
  buttonStyles,
  boxStyles,
  directionStyles,
  disclosureStyles,
  fieldStyles,
  selectStyles,
  iconStyles,
  markStyles,
  medallionStyles,
  voidStyles,
  openStyles,
  rowStyles,
  sheetStyles,
  truthStyles,
  showsStyles,
  visuallyHiddenStyles,
  wallOwnStyles,
  wallItemStyles,
  wallPrintStyles,
];

/** What the desk of `<badge-request>` brings with it: its words, in each language, and the styles of its screens. */
import {letGoLaterStyles} from '../base/let-go-later.js';
import {requestFr} from '../messages/request.fr.js';
import {boxStyles} from '../styles/box.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {pickerStyles} from '../styles/picker.styles.js';
import {pipStyles} from '../styles/pip.styles.js';
import {showsStyles} from '../styles/shows.styles.js';
import {requestStyles} from './badge-request.styles.js';
import {fieldsStyles} from './fields/fields.styles.js';

export const deskWords = {
  fr: requestFr,
  en: async () => (await import('../messages/request.en.js')).requestEn,
  es: async () => (await import('../messages/request.es.js')).requestEs,
  ar: async () => (await import('../messages/request.ar.js')).requestAr,
  uk: async () => (await import('../messages/request.uk.js')).requestUk,
};

export const deskStyles = [
  boxStyles,
  fieldStyles,
  iconStyles,
  medallionStyles,
  pipStyles,
  showsStyles,
  pickerStyles,
  fieldsStyles,
  letGoLaterStyles,
  requestStyles,
];

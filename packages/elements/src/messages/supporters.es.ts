import type {Translation} from '../text/messages.js';
import {errorsEs} from './errors.es.js';
import type {supportersFr} from './supporters.fr.js';

export const supportersEs: Translation<typeof supportersFr> = {
  ...errorsEs,
  'error.BADGE_UNKNOWN': 'No encontramos esta insignia. Avise al autor de la página.',
  'error.JSON_MALFORMED': 'No se puede leer la lista de esta página. Avise a su autor.',
  'error.SUPPORTERS_MALFORMED': 'No se puede leer la lista de esta página. Avise a su autor.',
  title: 'Quienes nos apoyan',
  nobody: 'La lista está todavía vacía. Su nombre puede estar en ella.',
  people: {one: 'Una persona nos apoya.', other: '{n} personas nos apoyan.'},
  organisations: {one: 'Una organización nos apoya.', other: '{n} organizaciones nos apoyan.'},
  both: '{people} y {organisations} nos apoyan.',
  'both.people': {one: 'Una persona', other: '{n} personas'},
  'both.organisations': {one: 'una organización', other: '{n} organizaciones'},
  latest: 'Estos son nuestros {n} últimos apoyos.',
  person: 'Desde {month}',
  organisation: 'Organización, desde {month}',
  support: 'Quiero apoyar',
  all: {one: 'Ver el apoyo', other: 'Ver los {n} apoyos'},
};

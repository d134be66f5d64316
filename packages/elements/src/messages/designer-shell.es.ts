import type {Translation} from '../text/messages.js';
import type {designerShellFr} from './designer-shell.fr.js';
import {errorsEs} from './errors.es.js';

export const designerShellEs: Translation<typeof designerShellFr> = {
  ...errorsEs,
  'error.BADGE_UNKNOWN': 'No encontramos esta insignia. Avise al autor de la página.',
  waiting: 'Preparamos la página…',
  'title.own': 'Crear mi insignia',
  'title.structure': 'Crear una insignia de la entidad',
  'title.image': 'Cambiar la imagen de una insignia',
  'title.drawing': 'Dibujar una insignia',
  forBadge: 'Insignia: {name}',
  unreadable: 'Estos colores se leen mal.',
};

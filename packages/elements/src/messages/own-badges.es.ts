import type {Translation} from '../text/messages.js';
import type {ownBadgesFr} from './own-badges.fr.js';

export const ownBadgesEs: Translation<typeof ownBadgesFr> = {
  title: '¿Dónde estoy?',
  choose: 'Elegir mis insignias',
  drop: 'O déjelas aquí. Imágenes PNG y SVG, archivos JSON.',
  stays: 'Sus archivos se quedan en esta página.',
  asks: 'Para comprobar una insignia, solo envía su texto a {host}.',
  asksNobody: 'Sin servidor, no puede comprobarlo todo.',
  checking: 'Comprobamos sus insignias…',
  counts: 'Cuenta para: {titles}.',
  notAsked: 'Esta insignia es verdadera. Este recorrido no la pide.',
  notAskedUnproven: 'Este recorrido no pide esta insignia.',
  refused: 'No cuenta. {reason}',
  undetermined: 'Todavía no cuenta: no sabemos si es verdadera. {reason}',
  unreadable: 'No cuenta. {reason}',
  tooMany: {
    one: 'Ya ha puesto {n} insignia. Quite una primero.',
    other: 'Ya ha puesto {n} insignias. Quite una primero.',
  },
  said: '{name}: {words}',
  progress: {one: '{n} insignia obtenida de {total}.', other: '{n} insignias obtenidas de {total}.'},
  remove: 'Quitar',
  removeNamed: 'Quitar: {name}',
  removed: '{name}: quitada.',
  again: 'Probar otra vez',
  againNamed: 'Probar otra vez: {name}',
  yours: 'Sus insignias',
};

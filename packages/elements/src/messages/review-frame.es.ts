import type {Translation} from '../text/messages.js';
import {errorsEs} from './errors.es.js';
import type {reviewFrameFr} from './review-frame.fr.js';

export const reviewFrameEs: Translation<typeof reviewFrameFr> = {
  ...errorsEs,
  title: 'Solicitudes para examinar',
  signIn: 'Entre para ver las solicitudes.',
  waiting: 'Buscamos las solicitudes…',
  elsewhere: 'También puede examinar en la página de la entidad.',
  openPage: 'Abrir la página de la entidad',
  'error.UNREACHABLE': 'El sitio no responde. No se ha perdido nada.',
  'error.TIMED_OUT': 'El sitio no responde. No se ha perdido nada.',
  notHere: 'Aquí no se puede responder.',
  notHereWhy: 'La entidad no ha inscrito este sitio web.',
  answerAt: 'Responder en {host}',
};

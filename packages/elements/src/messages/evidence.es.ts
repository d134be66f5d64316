import type {Translation} from '../text/messages.js';
import type {evidenceFr} from './evidence.fr.js';

export const evidenceEs: Translation<typeof evidenceFr> = {
  'error.FILE_UNKNOWN': 'Este archivo ya no está.',
  'error.FILE_HELD': 'Comprobamos que este archivo no es peligroso. Pruebe más tarde.',
  noAnswer: 'La persona no respondió.',
  loadingFile: 'Abrimos el archivo…',
  failedFile: 'Este archivo no se abre.',
  download: 'Descargar el documento',
  mute: 'Esta grabación no se puede escuchar aquí.',
  downloadVoice: 'Descargar la grabación',
  yes: 'Sí',
  no: 'No',
  retry: 'Probar otra vez',
};

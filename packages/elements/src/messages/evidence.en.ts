import type {Translation} from '../text/messages.js';
import type {evidenceFr} from './evidence.fr.js';

export const evidenceEn: Translation<typeof evidenceFr> = {
  'error.FILE_UNKNOWN': 'This file is no longer there.',
  'error.FILE_HELD': 'We are checking that this file is safe. Try again later.',
  noAnswer: 'The person did not answer.',
  loadingFile: 'We are opening the file…',
  failedFile: 'This file does not open.',
  download: 'Download the document',
  mute: 'This recording does not play here.',
  downloadVoice: 'Download the recording',
  yes: 'Yes',
  no: 'No',
  retry: 'Try again',
};

/** The words of `<badge-claim>`, in each of its languages: French at once, the others when they are needed. */
import {claimFr} from './claim.fr.js';

export const claimWords = {
  fr: claimFr,
  en: async () => (await import('./claim.en.js')).claimEn,
  es: async () => (await import('./claim.es.js')).claimEs,
  ar: async () => (await import('./claim.ar.js')).claimAr,
  uk: async () => (await import('./claim.uk.js')).claimUk,
};

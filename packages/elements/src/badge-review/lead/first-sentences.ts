/** The sentences that examiners are offered where their structure has written none, in every language of the page. */
import type {LocalisedText, ReadySentences} from '@pepites/recognition';
import {reviewFr} from '../../messages/review.fr.js';
import {translate} from '../../text/messages.js';
import {readySentenceKeys} from '../ready-sentence-keys.js';

export async function firstSentences(): Promise<ReadySentences> {
  const [{reviewEn}, {reviewEs}, {reviewAr}, {reviewUk}] = await Promise.all([
    import('../../messages/review.en.js'),
    import('../../messages/review.es.js'),
    import('../../messages/review.ar.js'),
    import('../../messages/review.uk.js'),
  ]);
  const messages = {fr: reviewFr, en: reviewEn, es: reviewEs, ar: reviewAr, uk: reviewUk};
  const said = (keys: readonly (keyof typeof reviewFr)[]): LocalisedText[] =>
    keys.map((key) => ({
      fr: translate(messages, 'fr', key),
      en: translate(messages, 'en', key),
      es: translate(messages, 'es', key),
      ar: translate(messages, 'ar', key),
      uk: translate(messages, 'uk', key),
    }));
  const {yes, missing, notYet} = readySentenceKeys;
  return {yes: said(yes), missing: said(missing), notYet: said(notYet)};
}

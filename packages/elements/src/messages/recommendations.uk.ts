import {plural} from '../text/plural.js';
import type {Translation} from '../text/messages.js';
import type {recommendationsFr} from './recommendations.fr.js';

export const recommendationsUk: Translation<typeof recommendationsFr> = {
  title: plural('uk', {
    one: '{n} рекомендація',
    few: '{n} рекомендації',
    many: '{n} рекомендацій',
    other: '{n} рекомендації',
  }),
  none: 'Рекомендації',
  failed: 'Ми не змогли прочитати рекомендації.',
  retry: 'Спробувати ще раз',
  unchecked: 'Цю рекомендацію не перевірено.',
  checking: 'Ми перевіряємо цю рекомендацію…',
  collected: 'Справжня рекомендація.',
  collectedMore: '{issuer} зібрала ці слова і підписує їх.',
  signed: 'Справжня рекомендація.',
  signedMore: 'Хто пише, підписується так: {issuer}',
  expired: 'Ця рекомендація більше не дійсна.',
  expiredMore: 'Вона була справжня.',
  revoked: 'Цю рекомендацію відкликано.',
  revokedMore: 'Її слова більше не показуються.',
  refused: 'Увага! Не довіряйте цій рекомендації.',
  refusedMore: 'Її слова не показуються.',
  other: 'Ця рекомендація не для цієї відзнаки.',
  otherMore: 'Її слова не показуються.',
  undetermined: 'Ми не змогли перевірити цю рекомендацію.',
  undeterminedMore: 'Назва, записана в ній: {issuer}',
};

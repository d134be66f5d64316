import {plural} from '../text/plural.js';
import type {Translation} from '../text/messages.js';
import type {recommendationsFr} from './recommendations.fr.js';

export const recommendationsAr: Translation<typeof recommendationsFr> = {
  title: plural('ar', {
    one: 'توصية واحدة',
    two: 'توصيتان',
    few: '{n} توصيات',
    many: '{n} توصية',
    other: '{n} توصية',
  }),
  none: 'توصيات',
  failed: 'لم نتمكّن من قراءة التوصيات.',
  retry: 'المحاولة من جديد',
  unchecked: 'لم يتم التحقّق من هذه التوصية.',
  checking: 'نتحقّق من هذه التوصية…',
  collected: 'توصية حقيقية.',
  collectedMore: '{issuer} جمعت هذه الكلمات وتوقّعها.',
  signed: 'توصية حقيقية.',
  signedMore: 'من كتبها يوقّع بهذا الاسم: {issuer}',
  expired: 'لم تعد هذه التوصية صالحة.',
  expiredMore: 'كانت حقيقية.',
  revoked: 'تم سحب هذه التوصية.',
  revokedMore: 'لم تعد كلماتها تُعرض.',
  refused: 'تنبيه! لا ينبغي الوثوق بهذه التوصية.',
  refusedMore: 'كلماتها لا تُعرض.',
  other: 'هذه التوصية ليست لهذه الشارة.',
  otherMore: 'كلماتها لا تُعرض.',
  undetermined: 'لم نتمكّن من التحقّق من هذه التوصية.',
  undeterminedMore: 'اسم مكتوب فيها: {issuer}',
};

import type {Translation} from '../text/messages.js';
import {plural} from '../text/plural.js';
import type {ownBadgesFr} from './own-badges.fr.js';

export const ownBadgesAr: Translation<typeof ownBadgesFr> = {
  title: 'أين وصلت؟',
  choose: 'اختيار شاراتي',
  drop: 'أو توضع هنا. صور PNG وSVG، وملفات JSON.',
  stays: 'تبقى ملفاتك في هذه الصفحة.',
  asks: 'للتحقّق من شارة، ترسل الصفحة نصّها فقط إلى {host}.',
  asksNobody: 'بدون خادم، لا يمكنها التحقّق من كل شيء.',
  checking: 'نتحقّق من شاراتك…',
  counts: 'تُحسب من أجل: {titles}.',
  notAsked: 'هذه الشارة حقيقية. هذا المسار لا يطلبها.',
  notAskedUnproven: 'هذا المسار لا يطلب هذه الشارة.',
  refused: 'لا تُحسب. {reason}',
  undetermined: 'لا تُحسب بعد: لا نعرف إن كانت حقيقية. {reason}',
  unreadable: 'لا تُحسب. {reason}',
  tooMany: plural('ar', {
    one: 'وضعت شارة واحدة من قبل. تُرجى إزالتها أولًا.',
    two: 'وضعت شارتين من قبل. تُرجى إزالة واحدة أولًا.',
    few: 'وضعت {n} شارات من قبل. تُرجى إزالة واحدة أولًا.',
    other: 'وضعت {n} شارة من قبل. تُرجى إزالة واحدة أولًا.',
  }),
  said: '{name}: {words}',
  progress: plural('ar', {
    one: 'شارة واحدة من {total}.',
    two: 'شارتان من {total}.',
    few: '{n} شارات من {total}.',
    other: '{n} شارة من {total}.',
  }),
  remove: 'إزالة',
  removeNamed: 'إزالة: {name}',
  removed: '{name}: أُزيلت.',
  again: 'تُرجى المحاولة من جديد',
  againNamed: 'تُرجى المحاولة من جديد: {name}',
  yours: 'شاراتك',
};

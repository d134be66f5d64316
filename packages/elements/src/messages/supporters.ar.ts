import type {Translation} from '../text/messages.js';
import {plural} from '../text/plural.js';
import {errorsAr} from './errors.ar.js';
import type {supportersFr} from './supporters.fr.js';

const people = {
  one: 'شخص واحد',
  two: 'شخصان',
  few: '{n} أشخاص',
  many: '{n} شخصًا',
  other: '{n} شخص',
} as const;

const organisations = {
  one: 'مؤسسة واحدة',
  two: 'مؤسستان',
  few: '{n} مؤسسات',
  many: '{n} مؤسسة',
  other: '{n} مؤسسة',
} as const;

const supported = (verb: string, forms: Readonly<Record<keyof typeof people, string>>) =>
  plural('ar', {
    one: `${verb} ${forms.one}.`,
    two: `${verb} ${forms.two}.`,
    few: `${verb} ${forms.few}.`,
    many: `${verb} ${forms.many}.`,
    other: `${verb} ${forms.other}.`,
  });

export const supportersAr: Translation<typeof supportersFr> = {
  ...errorsAr,
  'error.BADGE_UNKNOWN': 'لا نجد هذه الشارة. يُرجى إخبار صاحب الصفحة.',
  'error.JSON_MALFORMED': 'لا يمكن قراءة قائمة هذه الصفحة. يُرجى إخبار صاحب الصفحة.',
  'error.SUPPORTERS_MALFORMED': 'لا يمكن قراءة قائمة هذه الصفحة. يُرجى إخبار صاحب الصفحة.',
  title: 'داعمونا',
  nobody: 'القائمة ما زالت فارغة. يمكن أن يكون اسمك فيها.',
  people: supported('يدعمنا', people),
  organisations: supported('تدعمنا', organisations),
  both: 'يدعمنا {people} و{organisations}.',
  'both.people': plural('ar', people),
  'both.organisations': plural('ar', organisations),
  latest: 'هؤلاء آخر {n} داعم لنا.',
  person: 'منذ {month}',
  organisation: 'مؤسسة، منذ {month}',
  support: 'أنا أدعم',
  all: plural('ar', {
    one: 'عرض الداعم',
    two: 'عرض الداعمين',
    few: 'عرض {n} داعمين',
    many: 'عرض {n} داعمًا',
    other: 'عرض {n} داعم',
  }),
};

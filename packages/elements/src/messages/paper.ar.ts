/** The words about a sheet with somebody's code that a backend makes to be printed, in Arabic. */
import type {Translation} from '../text/messages.js';
import {plural} from '../text/plural.js';
import type {paperFr} from './paper.fr.js';

export const paperAr: Translation<typeof paperFr> = {
  'paper.making': 'نحضّر الأوراق…',
  'paper.made': plural('ar', {
    one: 'ورقة واحدة مفتوحة في نافذة أخرى. تُرجى طباعتها: تُفتح مرة واحدة فقط.',
    two: 'ورقتان مفتوحتان في نافذة أخرى. اطبعهما: تُفتحان مرة واحدة فقط.',
    few: '{n} أوراق مفتوحة في نافذة أخرى. تُرجى طباعتها: تُفتح مرة واحدة فقط.',
    other: '{n} ورقة مفتوحة في نافذة أخرى. تُرجى طباعتها: تُفتح مرة واحدة فقط.',
  }),
  'paper.ready': plural('ar', {
    one: 'ورقة واحدة جاهزة. تُفتح مرة واحدة فقط، قبل {time}.',
    two: 'ورقتان جاهزتان. تُفتحان مرة واحدة فقط، قبل {time}.',
    few: '{n} أوراق جاهزة. تُفتح مرة واحدة فقط، قبل {time}.',
    other: '{n} ورقة جاهزة. تُفتح مرة واحدة فقط، قبل {time}.',
  }),
  'paper.open': 'فتح وطباعة (نافذة جديدة)',
};

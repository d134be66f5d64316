import type {Translation} from '../text/messages.js';
import {errorsEn} from './errors.en.js';
import type {reviewFrameFr} from './review-frame.fr.js';

export const reviewFrameEn: Translation<typeof reviewFrameFr> = {
  ...errorsEn,
  title: 'Requests to review',
  signIn: 'Sign in to see the requests.',
  waiting: 'We are looking for the requests…',
  elsewhere: 'You can also review on the organisation’s page.',
  openPage: 'Open the organisation’s page',
  'error.UNREACHABLE': 'The site does not answer. Nothing is lost.',
  'error.TIMED_OUT': 'The site does not answer. Nothing is lost.',
  notHere: 'One cannot answer here.',
  notHereWhy: 'This site is not registered with the organisation.',
  answerAt: 'Answer on {host}',
};

import type {Translation} from '../text/messages.js';
import {errorsEn} from './errors.en.js';
import type {signInFr} from './sign-in.fr.js';

export const signInEn: Translation<typeof signInFr> = {
  ...errorsEn,
  'error.CODE_WRONG': 'This is not the right code. Look at the message again, then try again.',
  'error.CODE_EXPIRED': 'This code no longer works. Ask for another code.',
  'error.EMAIL': 'Write an e-mail address, for example: name@example.org',
  'error.SIX_DIGITS': 'Write the 6 digits of the code.',
  'error.CLAIM': 'Write the code that is on the paper.',
  title: 'Sign in',
  email: 'Your e-mail address',
  sendCode: 'Get a code',
  noEmail: 'I have a code on paper',
  useEmail: 'I have an e-mail address',
  codeSent: 'A message was sent to {email}.',
  code: 'The code in the message',
  codeHint: 'It has 6 digits. You may paste them.',
  signIn: 'Sign in',
  sendAgain: 'Send another code',
  sentAgain: 'Another message was sent to {email}.',
  otherEmail: 'Change the address',
  claim: 'Your code',
  claimScanned: 'The code of your paper is already here.',
  claimHint: 'It is on the paper that your adviser gave you.',
  waiting: 'One moment…',
  hello: 'Hello, {name}',
  helloNobody: 'Hello',
  isSignedIn: 'You are signed in.',
  signOut: 'Sign out',
};

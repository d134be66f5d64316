/** From an error of the backend to the sentence for the examiner. */
import {minMessageLength} from '@pepites/recognition';
import {reviewFr} from '../messages/review.fr.js';
import {codeOf, errorKey} from '../text/error-key.js';
import type {Text} from '../text/messages.js';

const {'error.MESSAGE_REQUIRED': _withMinimum, ...withoutValues} = reviewFr;

export function reviewErrorWords(error: unknown, text: Text<typeof reviewFr>): string {
  if (codeOf(error) === 'MESSAGE_REQUIRED') return text('error.MESSAGE_REQUIRED', {min: minMessageLength});
  return text(errorKey(withoutValues, error));
}

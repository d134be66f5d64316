/** From what is wrong with an answer to the sentence that says so. */
import {maxAnswerFiles, maxFileBytes, type Question} from '@pepites/recognition';
import {requestFr} from '../messages/request.fr.js';
import {formatBytes} from '../text/format-bytes.js';
import type {Language, Text} from '../text/messages.js';
import type {ProblemCode} from './request-flow.js';

export function problemWords(
  code: ProblemCode,
  question: Question,
  text: Text<typeof requestFr>,
  language: Language,
): string {
  switch (code) {
    case 'ANSWER_REQUIRED':
      return requiredWords(question, text);
    case 'ANSWER_TOO_LONG':
      return text('error.ANSWER_TOO_LONG', {max: 'maxLength' in question ? question.maxLength : 4000});
    case 'ANSWER_TOO_MANY_FILES':
      return text('error.ANSWER_TOO_MANY_FILES', {
        n: 'maxFiles' in question ? question.maxFiles : maxAnswerFiles,
      });
    case 'FILE_TOO_LARGE':
      return text('error.FILE_TOO_LARGE', {size: formatBytes(maxFileBytes, language)});
    case 'ANSWER_TO_NO_QUESTION':
      return text('error.OTHER');
    default:
      return text(`error.${code}`);
  }
}

function requiredWords({type}: Question, text: Text<typeof requestFr>): string {
  switch (type) {
    case 'choice':
    case 'scale':
    case 'yesNo':
      return text('required.choice');
    case 'choices':
    case 'date':
    case 'photo':
    case 'voice':
    case 'file':
    case 'consent':
    case 'evidence':
      return text(`required.${type}`);
    default:
      return text('error.ANSWER_REQUIRED');
  }
}

const {
  'error.FILE_TOO_LARGE': _withSize,
  'error.ANSWER_TOO_LONG': _withMaximum,
  'error.ANSWER_TOO_MANY_FILES': _withNumber,
  ...withoutValues
} = requestFr;

/** The catalogue without the sentences that need a value: what `errorKey` chooses from for an error of the backend. */
export const failureWords = withoutValues;

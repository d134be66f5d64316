/** From what is wrong with an answer to the sentence that says so. */
import {type EvidenceWay, maxAnswerFiles, maxFileBytes, type Question} from '@pepites/recognition';
import {requestFr} from '../messages/request.fr.js';
import {codeOf, errorKey} from '../text/error-key.js';
import {formatBytes} from '../text/format-bytes.js';
import type {Language, Text} from '../text/messages.js';
import type {ProblemCode} from './flow-state.js';

export function problemWords(
  code: ProblemCode,
  question: Question,
  text: Text<typeof requestFr>,
  language: Language,
): string {
  switch (code) {
    case 'ANSWER_REQUIRED':
      return requiredWords(question, text, language);
    case 'ANSWER_TOO_LONG':
      return text('error.ANSWER_TOO_LONG', {max: 'maxLength' in question ? question.maxLength : 4000});
    case 'ANSWER_TOO_MANY_FILES':
      return text('error.ANSWER_TOO_MANY_FILES', {
        n: 'maxFiles' in question ? question.maxFiles : maxAnswerFiles,
      });
    case 'FILE_TOO_LARGE':
      return text('error.FILE_TOO_LARGE', {size: formatBytes(maxFileBytes, language)});
    case 'ANSWER_WRONG_FILE':
      return text('error.FILE_TYPE_REFUSED');
    case 'ANSWER_UNEXPECTED':
    case 'ANSWER_TO_NO_QUESTION':
      return text('error.OTHER');
    default:
      return text(`error.${code}`);
  }
}

function requiredWords(question: Question, text: Text<typeof requestFr>, language: Language): string {
  const {type} = question;
  switch (type) {
    case 'evidence':
      return waysWords(question.ways, text, language);
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
      return text(`required.${type}`);
    default:
      return text('error.ANSWER_REQUIRED');
  }
}

/** Names the ways that the question offers, and no other. */
function waysWords(ways: readonly EvidenceWay[], text: Text<typeof requestFr>, language: Language): string {
  const [only] = ways;
  if (ways.length === 1 && only) return text(only === 'write' ? 'error.ANSWER_REQUIRED' : `required.${only}`);
  // British English has no comma before "or".
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : language, {type: 'disjunction'});
  const words = list.format(ways.map((way) => text(`required.by.${way}`)));
  return `${words.charAt(0).toLocaleUpperCase(language)}${words.slice(1)}.`;
}

const {
  'error.FILE_TOO_LARGE': _withSize,
  'error.ANSWER_TOO_LONG': _withMaximum,
  'error.ANSWER_TOO_MANY_FILES': _withNumber,
  ...withoutValues
} = requestFr;

/** The sentence for an error of the backend. */
export function failureWords(error: unknown, text: Text<typeof requestFr>, language: Language): string {
  if (codeOf(error) === 'FILE_TOO_LARGE')
    return text('error.FILE_TOO_LARGE', {size: formatBytes(maxFileBytes, language)});
  return text(errorKey(withoutValues, error));
}

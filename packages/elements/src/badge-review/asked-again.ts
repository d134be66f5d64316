/** Which questions to ask again: those whose words go with a criterion that the examiner did not tick. A first proposal. */
import type {LocalisedText, Question} from '@pepites/recognition';
import {foldText} from '../text/fold-text.js';

/** Shorter words say little. */
const shortestWord = 4;
/** So much of a word is compared: “parler” and “parlez” are the same. */
const stemLength = 5;

export interface Reopening {
  readonly criteria: readonly LocalisedText[];
  /** Indexes of `criteria`. */
  readonly criteriaMet: readonly number[];
  readonly questions: readonly Pick<Question, 'id' | 'label'>[];
}

/** Ids of questions; none where no words meet, or where they meet a ticked criterion as well. */
export function questionsToReopen({criteria, criteriaMet, questions}: Reopening): string[] {
  const stems = criteria.map(({fr}) => stemsOf(fr));
  const telling = stems.map((own, index) =>
    [...own].filter((stem) => !stems.some((others, at) => at !== index && others.has(stem))),
  );
  return questions
    .filter(({label}) => {
      const asked = stemsOf(label.fr);
      const met = telling.map((own) => own.filter((stem) => asked.has(stem)).length);
      const most = Math.max(0, ...met);
      return most > 0 && met.every((count, index) => count < most || !criteriaMet.includes(index));
    })
    .map(({id}) => id);
}

function stemsOf(text: string): ReadonlySet<string> {
  const words = foldText(text).split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter(({length}) => length >= shortestWord).map((word) => word.slice(0, stemLength)));
}

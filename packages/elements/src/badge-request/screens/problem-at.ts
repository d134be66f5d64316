/** What is wrong with the answer to a question, and with which of its files. */
import type {Question} from '@pepites/recognition';
import {problemWords} from '../problem-words.js';
import type {ScreenOptions} from '../screen.js';

export function problemAt(question: Question, {flow, text, language}: ScreenOptions): string | undefined {
  const code = flow.problems.get(question.id);
  if (!code) return undefined;
  const words = problemWords(code, question, text, language);
  const refused = flow.sheet.refusedFile(question.id);
  if (refused?.code !== code || refused.of === 1) return words;
  return `${text(`added.${refused.kind}`, {n: refused.n})}. ${words}`;
}

/** What was sent, to read again: the questions that were answered, and the answers as they were written. */
import type {BadgeRequest, Question} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {formatDate} from '../../text/format.js';
import {inOwnLanguage} from '../../text/in-own-language.js';
import type {ScreenOptions} from '../screen.js';
import {spaced} from './answer-list.js';

type Answer = BadgeRequest['answers'][number];

export function renderSentAnswers(
  options: ScreenOptions,
  request: BadgeRequest,
): TemplateResult | typeof nothing {
  const questions = options.badge.form?.questions ?? [];
  const answered = questions.flatMap((question) => {
    const answer = request.answers.find((each) => each.question === question.id);
    const words = answer ? wordsOf(question, answer, {options, request}) : [];
    return words.length > 0 ? [{question, words}] : [];
  });
  if (answered.length === 0) return nothing;
  return html`<ul class="answers">
    ${answered.map(
      ({question, words}) =>
        html`<li class="plain">
          <div>
            <p class="quiet">${inOwnLanguage(question.label, options.language)}</p>
            <p class="given"><span class="as-written">${spaced(words)}</span></p>
          </div>
        </li>`,
    )}
  </ul>`;
}

function wordsOf(
  question: Question,
  {text: written = '', choices = [], agreed, files = []}: Answer,
  {options, request}: {readonly options: ScreenOptions; readonly request: BadgeRequest},
): (string | TemplateResult)[] {
  const {text, language} = options;
  const words: (string | TemplateResult)[] = [];
  if (written.trim() !== '')
    words.push(question.type === 'date' ? formatDate(written, language) : written.trim());
  if ('options' in question)
    for (const {value, label} of question.options)
      if (choices.includes(value)) words.push(inOwnLanguage(label, language));
  if (agreed !== undefined) words.push(text(agreed ? 'yes' : 'no'));
  const typeOf = (id: string): string => request.files.find((file) => file.id === id)?.mediaType ?? '';
  const count = (kind: 'photo' | 'voice' | 'file', has: (type: string) => boolean): void => {
    const n = files.filter((id) => has(typeOf(id))).length;
    if (n > 0) words.push(text(`count.${kind}`, {n}));
  };
  count('photo', (type) => type.startsWith('image/'));
  count('voice', (type) => type.startsWith('audio/'));
  count('file', (type) => !/^(?:image|audio)\//.test(type));
  return words;
}

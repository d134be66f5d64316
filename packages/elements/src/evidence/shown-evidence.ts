/** What a person has sent, question by question: words as words, pictures and sound in place, documents to download. */
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {type Answer, fileKindOf, inLanguage, type Question} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../art/marks.js';
import type {evidenceFr} from '../messages/evidence.fr.js';
import {codeOf} from '../text/error-key.js';
import {formatDate} from '../text/format.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import type {Language, Text} from '../text/messages.js';
import type {EvidenceFile, NamedFile} from './evidence-files.js';
import type {Recordings} from './recordings.js';

export interface EvidenceOptions {
  readonly text: Text<typeof evidenceFr>;
  readonly language: Language;
  /** What a photo and a recording are called where they are not seen or heard. */
  readonly names: {readonly photo: string; readonly voice: string};
  readonly fileOf: (file: NamedFile) => EvidenceFile;
  readonly onRetry: (file: string) => void;
  readonly recordings: Recordings;
  /** What else can be done about a recording that cannot be played, in a sentence. */
  readonly onMute?: string;
}

export interface AnsweredForm {
  readonly answers: readonly Answer[];
  readonly questions: readonly Question[];
  readonly files: readonly NamedFile[];
  /** How many answers to draw. Default: all. */
  readonly atMost?: number;
}

/** As items of a list with the class `evidence`, in the order of the questions. Needs `evidenceStyles`. */
export function renderAnswers(form: AnsweredForm, options: EvidenceOptions): TemplateResult[] {
  const {questions} = form;
  const order = ({question}: Answer): number => questions.findIndex(({id}) => id === question);
  return [...form.answers]
    .sort((one, other) => order(one) - order(other))
    .slice(0, form.atMost)
    .map((answer) => {
      const question = questions.find(({id}) => id === answer.question);
      return html`<li>
        <p class="quiet">${question ? inOwnLanguage(question.label, options.language) : answer.question}</p>
        ${renderAnswer(answer, question, form, options)}
      </li>`;
    });
}

function renderAnswer(
  answer: Answer,
  question: Question | undefined,
  form: AnsweredForm,
  options: EvidenceOptions,
): TemplateResult {
  const files = (answer.files ?? []).flatMap((id) => form.files.find((file) => file.id === id) ?? []);
  const words = wordsOf(answer, question, options);
  return html`${words.map(renderWords)} ${files.map((file) => renderFile(file, named(file, answer, options)))}
  ${
    words.length === 0 && files.length === 0
      ? html`<div class="piece quiet">${options.text('noAnswer')}</div>`
      : nothing
  }`;
}

/** A photo is called what the person said that it shows. */
function named(file: NamedFile, {descriptions = []}: Answer, options: EvidenceOptions): EvidenceOptions {
  const photo = descriptions.find((one) => one.file === file.id)?.text;
  return photo === undefined ? options : {...options, names: {...options.names, photo}};
}

export const renderWords = (words: string | TemplateResult): TemplateResult =>
  html`<div class="piece"><span class="as-written" dir="auto">${words}</span></div>`;

/** A link that is safe to follow, else its text. */
export function linkOrText(written: string): string | TemplateResult {
  const href = safeUrl(written);
  return href === undefined
    ? written
    : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${written}</a>`;
}

function wordsOf(
  {text: written = '', choices = [], agreed}: Answer,
  question: Question | undefined,
  {text, language}: EvidenceOptions,
): (string | TemplateResult)[] {
  const words: (string | TemplateResult)[] = [];
  if (written !== '') {
    if (question?.type === 'link') words.push(linkOrText(written));
    else words.push(question?.type === 'date' ? formatDate(written, language) : written);
  }
  const labels = question && 'options' in question ? question.options : [];
  for (const choice of choices) {
    const label = labels.find(({value}) => value === choice)?.label;
    words.push(label ? inLanguage(label, language) : choice);
  }
  if (agreed !== undefined) words.push(text(agreed ? 'yes' : 'no'));
  return words;
}

export function renderFile(file: NamedFile, options: EvidenceOptions): TemplateResult {
  const {text, names} = options;
  const found = options.fileOf(file);
  if (found.state === 'waiting') return html`<div class="piece quiet">${text('loadingFile')}</div>`;
  if (found.state === 'failed') {
    return html`<div class="piece actions">
      <span>${sayWhyNot(found.error, text)}</span>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          options.onRetry(file.id);
        }}
      >
        ${text('retry')}
      </button>
    </div>`;
  }
  switch (fileKindOf(file.mediaType)) {
    case 'photo':
      return html`<img class="photo" src=${found.url} alt=${names.photo} />`;
    case 'voice':
      return html`<div class="piece">
        ${options.recordings.render({url: found.url, name: names.voice}, renderMute(file, found.url, options))}
      </div>`;
    case 'file':
      return html`<div class="piece">
        <a href=${found.url} download="document-${file.id}${extensionOf(file.mediaType)}"
          >${text('download')}</a
        >
      </div>`;
  }
}

/** In the place of its player. Another program may play it. */
function renderMute(
  {id, mediaType}: NamedFile,
  url: string,
  {text, onMute}: EvidenceOptions,
): TemplateResult {
  return html`<p class="truth">
      ${unsureMark()}<span>${text('mute')}${onMute === undefined ? nothing : ` ${onMute}`}</span>
    </p>
    <a href=${url} download="document-${id}${extensionOf(mediaType)}">${text('downloadVoice')}</a>`;
}

/** Of a file that is gone or held back, that; else that it does not open. */
function sayWhyNot(error: unknown, text: EvidenceOptions['text']): string {
  const code = codeOf(error);
  return code === 'FILE_HELD' || code === 'FILE_UNKNOWN' ? text(`error.${code}`) : text('failedFile');
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'audio/aac': '.aac',
  'audio/mp4': '.m4a',
  'audio/mpeg': '.mp3',
  'audio/ogg': '.ogg',
  'audio/wav': '.wav',
  'audio/webm': '.webm',
  'audio/x-m4a': '.m4a',
  'audio/x-wav': '.wav',
};

const extensionOf = (mediaType: string): string => extensions[mediaType] ?? '';

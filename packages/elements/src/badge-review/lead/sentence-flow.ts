/** The sentences that a structure offers its examiners, while a lead changes them: nothing of another lead is written over unseen. */
import type {LocalisedText, ReadySentences, ReviewAnswer} from '@pepites/recognition';
import type {Language} from '../../text/messages.js';
import {codeOf} from '../../text/error-key.js';
import {firstSentences} from './first-sentences.js';
import type {LeadOptions} from './lead-options.js';

export const sentenceAnswers = ['yes', 'missing', 'notYet'] as const satisfies readonly ReviewAnswer[];
/** As the backend takes them. */
export const maxSentences = 12;
export const maxSentenceLength = 300;

/** One sentence, in the languages that it has. */
export interface SentenceItem {
  /** The same while the sentence moves. */
  readonly key: number;
  readonly text: Readonly<Record<string, string>>;
}

type Groups = Readonly<Record<ReviewAnswer, readonly SentenceItem[]>>;

const none: Groups = {yes: [], missing: [], notYet: []};

export class SentenceFlow {
  stage: 'closed' | 'reading' | 'failed' | 'editing' = 'closed';
  groups: Groups = none;
  /** Beside French, which every sentence has. */
  language: Language;
  error: unknown;
  /** Sentences without words in French. */
  problems: ReadonlySet<number> = new Set();
  isSending = false;
  /** What another lead has stored meanwhile. */
  others: {readonly groups: Groups; readonly version: number} | undefined;
  /** Changes would be lost: asked once more. */
  isLeaving = false;

  readonly #options: LeadOptions;
  #version = 0;
  #stored = '';
  #lastKey = 0;

  constructor(options: LeadOptions) {
    this.#options = options;
    this.language = options.language();
  }

  async open(): Promise<void> {
    this.stage = 'reading';
    this.others = undefined;
    this.error = undefined;
    this.problems = new Set();
    this.isLeaving = false;
    this.language = this.#options.language();
    this.#update('#heading');
    try {
      const {groups, version} = await this.#read();
      this.#take(groups, version);
      this.stage = 'editing';
    } catch (error) {
      this.error = error;
      this.stage = 'failed';
    }
    this.#update('#heading');
  }

  /** Asks first where something would be lost. */
  leave(isSure = false): void {
    if (!isSure && this.stage === 'editing' && this.#written !== this.#stored) {
      this.isLeaving = true;
      this.#update('#leaving');
      return;
    }
    this.stage = 'closed';
    this.#update('#heading');
  }

  stay(): void {
    this.isLeaving = false;
    this.#update('#save');
  }

  choose(language: Language): void {
    this.language = language;
    this.#update();
  }

  write(answer: ReviewAnswer, key: number, language: string, words: string): void {
    this.#change(answer, (items) =>
      items.map((item) => (item.key === key ? {...item, text: {...item.text, [language]: words}} : item)),
    );
    if (language === 'fr' && words.trim() !== '')
      this.problems = new Set([...this.problems].filter((each) => each !== key));
    this.#update();
  }

  add(answer: ReviewAnswer): void {
    const key = this.#nextKey();
    this.#change(answer, (items) => [...items, {key, text: {fr: ''}}]);
    this.#update(`#sentence-${key}-fr`);
  }

  remove(answer: ReviewAnswer, key: number): void {
    const at = this.groups[answer].findIndex((item) => item.key === key);
    this.#change(answer, (items) => items.filter((item) => item.key !== key));
    const next = this.groups[answer][at] ?? this.groups[answer][at - 1];
    this.#options.say(this.#options.text('removed'));
    this.#update(next ? `#sentence-${next.key}-fr` : `#add-${answer}`);
  }

  /** @param by -1: towards the first */
  move(answer: ReviewAnswer, key: number, by: -1 | 1): void {
    const items = [...this.groups[answer]];
    const at = items.findIndex((item) => item.key === key);
    const [moved] = items.splice(at, 1);
    if (!moved || at + by < 0 || at + by > items.length) return;
    items.splice(at + by, 0, moved);
    this.#change(answer, () => items);
    this.#options.say(this.#options.text('place', {n: at + by + 1, total: items.length}));
    this.#update(`#sentence-${key}-${by < 0 ? 'up' : 'down'}`);
  }

  /** The sentences of the page, in all its languages. Stored only when the lead says so. */
  async restore(): Promise<void> {
    try {
      this.groups = this.#itemsOf(await firstSentences());
      this.problems = new Set();
      this.#options.say(this.#options.text('restored'));
    } catch (error) {
      this.error = error;
    }
    this.#update('#save');
  }

  async save(): Promise<void> {
    if (this.isSending) return;
    const all = sentenceAnswers.flatMap((answer) => this.groups[answer]);
    this.problems = new Set(all.filter(({text}) => (text['fr'] ?? '').trim() === '').map(({key}) => key));
    if (this.problems.size > 0) {
      this.#update('[aria-invalid="true"]');
      return;
    }
    const {backend, text, say} = this.#options;
    const {structure} = backend;
    this.isSending = true;
    this.error = undefined;
    this.#update();
    try {
      const {version} = await backend.use((client) =>
        client.readySentences.set({structure, version: this.#version, ...sentencesOf(this.groups)}),
      );
      this.#take(this.groups, version);
      this.others = undefined;
      say(text('saved'));
    } catch (error) {
      this.error = error;
      if (codeOf(error) === 'REVISION_CHANGED') await this.#readOthers();
    }
    this.isSending = false;
    this.#update(this.error === undefined ? '#save' : '[data-focus="problem"]');
  }

  /** The other lead's in place of one's own; or one's own, now that the other's were seen. */
  settle(whose: 'mine' | 'others'): void {
    const {others} = this;
    if (!others) return;
    this.others = undefined;
    this.error = undefined;
    if (whose === 'others') {
      this.#take(others.groups, others.version);
      this.#update('#heading');
      return;
    }
    this.#version = others.version;
    void this.save();
  }

  async #readOthers(): Promise<void> {
    try {
      this.others = await this.#read();
    } catch (error) {
      this.error = error;
    }
  }

  async #read(): Promise<{readonly groups: Groups; readonly version: number}> {
    const {structure} = this.#options.backend;
    const {sentences, version} = await this.#options.backend.use((client) =>
      client.readySentences.get({structure}),
    );
    return {groups: this.#itemsOf(sentences ?? (await firstSentences())), version};
  }

  #itemsOf(sentences: ReadySentences): Groups {
    const items = (texts: readonly LocalisedText[]): SentenceItem[] =>
      texts.map((text) => ({key: this.#nextKey(), text: {...text}}));
    return {
      yes: items(sentences.yes),
      missing: items(sentences.missing),
      notYet: items(sentences.notYet),
    };
  }

  #take(groups: Groups, version: number): void {
    this.groups = groups;
    this.#version = version;
    this.#stored = this.#written;
  }

  get #written(): string {
    return JSON.stringify(sentencesOf(this.groups));
  }

  #nextKey(): number {
    this.#lastKey += 1;
    return this.#lastKey;
  }

  #change(answer: ReviewAnswer, change: (items: readonly SentenceItem[]) => readonly SentenceItem[]): void {
    this.groups = {...this.groups, [answer]: change(this.groups[answer])};
    this.isLeaving = false;
  }

  #update(focus?: string): void {
    this.#options.update(focus);
  }
}

/** As they are sent: a language without words is left out. */
function sentencesOf(groups: Groups): ReadySentences {
  const texts = (items: readonly SentenceItem[]): LocalisedText[] =>
    items.map(({text}) => {
      const {fr = '', ...rest} = text;
      const others = Object.entries(rest).flatMap(([language, words]) =>
        words.trim() === '' ? [] : [[language, words.trim()] as const],
      );
      return {fr: fr.trim(), ...Object.fromEntries(others)};
    });
  return {yes: texts(groups.yes), missing: texts(groups.missing), notYet: texts(groups.notYet)};
}

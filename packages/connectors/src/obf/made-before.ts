/** Looks for a badge that may have been made there already: an answer may have been lost, or its id here. */
import type {BadgeToMake} from '@pepites/recognition';
import type {ObfClient} from './client.js';
import {ObfError} from './obf-error.js';
import type {ObfBadge, ObfBadgeSummary} from './records.js';

export class MadeBefore {
  readonly #client: ObfClient;
  readonly #known: ReadonlySet<string>;
  readonly #marks: ReadonlySet<string>;
  readonly #options: {readonly signal?: AbortSignal};
  #all: ObfBadgeSummary[] | undefined;
  readonly #whole = new Map<string, Promise<ObfBadge | undefined>>();

  /**
   * @param ours.known badges there that are linked to one of here: none of these is looked for
   * @param ours.marks of all badges that are made from here: another one of these may have the same name
   */
  constructor(
    client: ObfClient,
    ours: {readonly known: readonly string[]; readonly marks: readonly string[]},
    options: {readonly signal?: AbortSignal},
  ) {
    this.#client = client;
    this.#known = new Set(ours.known);
    this.#marks = new Set(ours.marks);
    this.#options = options;
  }

  /** `named`: one has its name, and not its mark. Undefined: it was not made. */
  async find(badge: BadgeToMake): Promise<ObfBadge | 'named' | undefined> {
    const {words, mark, mayBeThere} = badge;
    const name = plain(words[0]?.name ?? '');
    let isNamed = false;
    for (const one of await this.#others()) {
      const hasName = plain(one.name) === name;
      // Lists of v2 do not say the mark, and it may be there under another name: made once, and taken out of the definition since.
      const isAsked = this.#client.dialect === 'v2' || one.mark === mark;
      const whole = isAsked ? await this.#read(one.id, {isOurs: hasName || mayBeThere}) : undefined;
      if (whole?.mark === mark) return whole;
      isNamed ||= hasName && !this.#marks.has(whole?.mark ?? one.mark ?? '');
    }
    return isNamed ? 'named' : undefined;
  }

  /** Once for all that are looked for. @param isOurs it may be: then what cannot be read is no answer */
  async #read(id: string, {isOurs}: {readonly isOurs: boolean}): Promise<ObfBadge | undefined> {
    const reading = this.#whole.get(id) ?? this.#client.badge(id, this.#options);
    this.#whole.set(id, reading);
    try {
      return await reading;
    } catch (error) {
      const code = error instanceof ObfError ? error.code : undefined;
      // Deleted since the list was read; or of a shape that nothing made here has.
      if (code === 'NOT_FOUND' || (code === 'UNEXPECTED_REPLY' && !isOurs)) return undefined;
      this.#whole.delete(id);
      throw error;
    }
  }

  /** Read once: what is made meanwhile from here is known. */
  async #others(): Promise<readonly ObfBadgeSummary[]> {
    if (this.#all) return this.#all;
    const all: ObfBadgeSummary[] = [];
    for (const isDraft of [false, true])
      for await (const one of this.#client.badges({...this.#options, isDraft}))
        if (!this.#known.has(one.id)) all.push(one);
    return (this.#all = all);
  }
}

const plain = (name: string): string => name.trim().toLowerCase();

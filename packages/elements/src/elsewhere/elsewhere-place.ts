/** The place of the note on other platforms: what draws it is loaded for a badge that is given on one, and for no other. */
import type {Award} from '@pepites/recognition';
import {nothing, type TemplateResult} from 'lit';
import type {ElsewhereNote, NoteOptions} from './elsewhere-note.js';

export class ElsewherePlace {
  readonly #options: NoteOptions;
  #note: ElsewhereNote | undefined;
  #isLoading = false;

  constructor(options: NoteOptions) {
    this.#options = options;
  }

  render(award: Award | undefined): TemplateResult | typeof nothing {
    if (!award?.elsewhere || award.elsewhere.length === 0) return nothing;
    if (this.#note) return this.#note.render(award);
    if (!this.#isLoading) void this.#load();
    return nothing;
  }

  /** Where it cannot be had, the badge is shown without it. */
  async #load(): Promise<void> {
    this.#isLoading = true;
    const part = await import('./elsewhere-note.js').catch(() => undefined);
    if (!part) return;
    this.#note = new part.ElsewhereNote(this.#options);
    this.#options.changed();
  }
}

/** What elements share that show a list of others' making: nothing to show, waiting, shown by a part that is loaded meanwhile, failed. */
import {type CSSResult, html, type TemplateResult} from 'lit';
import {shellFr} from '../messages/shell.fr.js';
import {noteStyles} from '../styles/note.styles.js';
import {BadgeElement} from './badge-element.js';
import {hasFallbackContent} from './light-dom.js';
import type {Task} from './task.js';

const states = ['empty', 'waiting', 'shown', 'failed'] as const;

/** What draws what was found; loaded while that is on its way. */
export interface Drawing<Found> {
  readonly render: (found: Found) => TemplateResult;
  readonly sayFailure: (error: unknown) => string;
}

/** As much of a `Task` as is shown. */
type Looking<Found> = Pick<Task<never, Found>, 'status' | 'value' | 'error' | 'run'>;

export abstract class ShownElement extends BadgeElement {
  static override styles = [BadgeElement.styles, noteStyles];

  readonly #shell = this.useMessages({
    fr: shellFr,
    en: async () => (await import('../messages/shell.en.js')).shellEn,
    es: async () => (await import('../messages/shell.es.js')).shellEs,
    ar: async () => (await import('../messages/shell.ar.js')).shellAr,
    uk: async () => (await import('../messages/shell.uk.js')).shellUk,
  });
  readonly #added: CSSResult[] = [];

  /** Adds the styles of one more part. */
  protected addPartStyles(styles: readonly CSSResult[]): void {
    this.#added.push(...styles);
    this.addStyles(this.#added);
  }

  /** Waits for both; when both fail, what cannot be loaded is told. */
  protected async withDrawing<Found>(found: Promise<Found>, drawing: Promise<unknown>): Promise<Found> {
    await Promise.allSettled([found, drawing]);
    await drawing;
    return found;
  }

  /** What was found stays while it is looked for again. */
  protected renderFound<Found>(
    task: Looking<Found | undefined>,
    drawing: Drawing<Found> | undefined,
  ): TemplateResult {
    const {status, value, error} = task;
    // Without what draws it, that could not be loaded.
    if (status === 'error')
      return this.#renderFailed(task, drawing?.sayFailure(error) ?? this.#shell('error.UNREACHABLE'));
    if (value && drawing) {
      this.setState(states, 'shown');
      return drawing.render(value);
    }
    const isWaiting = status !== 'complete';
    this.setState(states, isWaiting ? 'waiting' : 'empty');
    if (hasFallbackContent(this)) return html`<slot></slot>`;
    return html`<p class="waiting">${this.#shell(isWaiting ? 'waiting' : 'nothing')}</p>`;
  }

  #renderFailed(task: Looking<unknown>, words: string): TemplateResult {
    this.setState(states, 'failed');
    return html`<div class="problem">
      <p role="alert">${words}</p>
      <button class="button secondary" type="button" @click=${() => void task.run()}>
        ${this.#shell('retry')}
      </button>
      <slot></slot>
    </div>`;
  }
}

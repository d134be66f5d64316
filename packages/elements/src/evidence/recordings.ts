/** Recordings to listen to. One that the browser cannot play has no player, which would do nothing: words stand in its place. */
import {html, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {learnDuration} from './learn-duration.js';

export type RecordingsHost = ReactiveControllerHost & {
  readonly renderRoot: HTMLElement | DocumentFragment;
};

export class Recordings {
  readonly #host: RecordingsHost;
  /** Addresses of those that cannot be played. */
  readonly #mute = new Set<string>();

  constructor(host: RecordingsHost) {
    this.#host = host;
  }

  /** How many cannot be played. */
  get muteCount(): number {
    return this.#mute.size;
  }

  clear(): void {
    this.#mute.clear();
  }

  /** @param instead what is shown where it cannot be played */
  render(
    {url, name, className = ''}: {readonly url: string; readonly name: string; readonly className?: string},
    instead: TemplateResult,
  ): TemplateResult {
    if (this.#mute.has(url))
      return html`<div class="mute" tabindex="-1" data-recording=${url}>${instead}</div>`;
    return html`<audio
      class=${className}
      controls
      preload="metadata"
      src=${url}
      aria-label=${name}
      @durationchange=${learnDuration}
      @error=${(event: Event) => void this.#giveUp(event, url)}
    ></audio>`;
  }

  /** Whoever has just pressed play is led to the words. */
  async #giveUp({currentTarget: player}: Event, url: string): Promise<void> {
    const {renderRoot} = this.#host;
    const hadFocus = renderRoot instanceof ShadowRoot && renderRoot.activeElement === player;
    this.#mute.add(url);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (hadFocus) renderRoot.querySelector<HTMLElement>(`[data-recording="${url}"]`)?.focus();
  }
}

/**
 * Where the list of requests stands: once shown it stays in the page, laid out, behind the request that is open. Coming back then takes no
 * longer than showing it.
 */
import {html, noChange, nothing, type TemplateResult} from 'lit';

export class ListRoom {
  #hasList = false;

  /** @param list undefined while something else is shown */
  render(list: (() => TemplateResult) | undefined): TemplateResult | typeof nothing {
    if (list) this.#hasList = true;
    if (!this.#hasList) return nothing;
    return html`<div class="list-room ${list ? '' : 'away'}">${list ? list() : noChange}</div>`;
  }

  /** Somebody else's list, or none. */
  leave(): void {
    this.#hasList = false;
  }
}

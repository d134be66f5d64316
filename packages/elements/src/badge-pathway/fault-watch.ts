/** Tells the page what is wrong with a pathway. What finds it is loaded after the first picture, or before it where people are told too. */
import {nothing, type TemplateResult} from 'lit';
import {BadgePathwayFaultEvent} from '../events/pathway-fault-event.js';
import type {mapFr} from '../messages/map.fr.js';
import type {Text} from '../text/messages.js';
import type {ShownPathway} from './given-pathway.js';
import {areSameFaults, faultOf, isPlain, type MapFault} from './map-fault.js';

interface Shown {
  readonly pathway: ShownPathway | undefined;
  /** Why more cannot be shown. */
  readonly error: unknown;
}

export class FaultWatch {
  /** Of what is shown. */
  faults: readonly MapFault[] = [];

  readonly #host: Element;
  #part: typeof import('./map-faults.js') | undefined;
  #shown: Shown = {pathway: undefined, error: undefined};
  /** Nothing has to be said of it: it is drawn before it is looked over. */
  #plain: ShownPathway | undefined;
  /** The pathway that has been drawn, and the one that was looked over too. */
  #drawn: ShownPathway | undefined;
  #seen: ShownPathway | undefined;

  constructor(host: Element) {
    this.#host = host;
  }

  /** Before a pathway is drawn for the first time. */
  async prepare(pathway: ShownPathway): Promise<void> {
    if (isPlain(pathway)) this.#plain = pathway;
    else await this.#load();
  }

  render(pathway: ShownPathway, text: Text<typeof mapFr>): TemplateResult | typeof nothing {
    if (pathway === this.#plain) return nothing;
    return this.#part?.sayFaults(this.#part.faultsOf(pathway), text) ?? nothing;
  }

  /** After each render: the page is told when something has changed. */
  update(shown: Shown): void {
    this.#shown = shown;
    const {pathway, error} = shown;
    if (pathway && pathway !== this.#drawn) {
      this.#drawn = pathway;
      if (this.#part && pathway !== this.#plain) this.#seen = pathway;
      else whenIdle(() => void this.#lookOver(pathway));
    }
    const found = pathway && pathway === this.#seen ? this.#part?.faultsOf(pathway) : undefined;
    const faults = [...(error === undefined ? [] : [faultOf(error)]), ...(found ?? [])];
    if (areSameFaults(faults, this.faults)) return;
    this.faults = faults;
    if (faults.length > 0) this.#host.dispatchEvent(new BadgePathwayFaultEvent(faults));
  }

  async #lookOver(pathway: ShownPathway): Promise<void> {
    await this.#load();
    this.#part?.faultsOf(pathway, {isPlain: pathway === this.#plain});
    this.#seen = pathway;
    this.update(this.#shown);
  }

  /** Without its part the map is whole all the same. */
  async #load(): Promise<void> {
    this.#part ??= await import('./map-faults.js').catch(() => undefined);
  }
}

/** Not every browser says when it has nothing else to do. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
  else setTimeout(act, 100);
}

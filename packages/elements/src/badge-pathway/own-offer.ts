/** Offers visitors to see where they stand by badges of their own; what does so is loaded when it is first offered. */
import {type CSSResult, nothing, type TemplateResult} from 'lit';
import type {PathwayProgress} from '@pepites/recognition';
import type {ShownPathway} from './given-pathway.js';
import type {OwnBadges, OwnPlace} from './own-badges.js';

export interface OwnOfferOptions {
  readonly root: ShadowRoot;
  readonly changed: () => void;
  readonly addStyles: (styles: readonly CSSResult[]) => void;
}

export class OwnOffer {
  readonly #options: OwnOfferOptions;
  #own: OwnBadges | undefined;
  #isAsked = false;

  constructor(options: OwnOfferOptions) {
    this.#options = options;
  }

  /** Where a visitor stands, by the badges that they have shown. */
  progressOn(pathway: ShownPathway): PathwayProgress | undefined {
    return this.#own?.progressOn(pathway);
  }

  render(place: OwnPlace): TemplateResult | typeof nothing {
    if (!this.#own) void this.load();
    return this.#own?.render(place) ?? nothing;
  }

  /** Without its part the map is whole all the same. */
  async load(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const part = await import('./own-badges.js').catch(() => undefined);
    if (!part) return;
    const {root, changed, addStyles} = this.#options;
    addStyles(part.ownStyles);
    this.#own = new part.OwnBadges(root, changed);
    changed();
  }
}

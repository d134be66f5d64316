/** Events of a catalogue of badges. */

/** Somebody asks for a badge of the catalogue. Cancelable: the element follows `request-href`, else asks in a dialog, unless it is cancelled. */
export class BadgeCatalogAskEvent extends Event {
  readonly structure: string;
  /** Id of the badge. */
  readonly badge: string;

  constructor(details: {readonly structure: string; readonly badge: string}) {
    super('badge-catalog-ask', {bubbles: true, composed: true, cancelable: true});
    this.structure = details.structure;
    this.badge = details.badge;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-catalog-ask': BadgeCatalogAskEvent;
  }
}

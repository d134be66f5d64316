/** Events of composing a badge. */
import type {BadgeDesign} from '../design/badge-design.js';

/** What is about to be kept, or has been. */
export interface DesignedBadge {
  readonly design: BadgeDesign;
  /** What the image shows, for who does not see it. */
  readonly imageAlt: string;
  /** A PNG image of 600 × 600 pixels. */
  readonly image: Blob;
  /** The same image as SVG text. */
  readonly svg: string;
  /** Empty where the element does not ask for it. */
  readonly title: string;
  /** Of a structure’s badge: what it shows, in one sentence; empty where the element does not ask for it. */
  readonly description: string;
  /** What the badge shows, a sentence each; empty where the element does not ask for it. */
  readonly criteria: readonly string[];
}

/** What one does with a badge that one has just made. */
export type NextAct = 'evidence' | 'recommendation';

/** The person has changed the design. */
export class BadgeDesignChangeEvent extends Event {
  readonly design: BadgeDesign;

  constructor(design: BadgeDesign) {
    super('badge-design-change', {bubbles: true, composed: true});
    this.design = design;
  }
}

/** The badge is about to be kept. Canceled, nothing is sent: the page does what it wants with it. */
export class BadgeDesignSaveEvent extends Event {
  readonly badge: DesignedBadge;

  constructor(badge: DesignedBadge) {
    super('badge-design-save', {bubbles: true, composed: true, cancelable: true});
    this.badge = badge;
  }
}

/** Where a structure’s badge stands. */
export interface KeptTeamBadge {
  readonly state: 'draft' | 'proposed' | 'published';
  /** Id of the draft. */
  readonly draft: string;
  /** Id of the badge, once it is published. */
  readonly badge: string | undefined;
}

/** The badge is kept: the person’s own is published, the structure’s is a draft, proposed or published, or has its new image. */
export class BadgeDesignSavedEvent extends Event {
  readonly badge: DesignedBadge;
  /** Of a badge of one’s own: the id of its award. */
  readonly award: string | undefined;
  /** Of a structure’s badge. */
  readonly kept: KeptTeamBadge | undefined;

  constructor(badge: DesignedBadge, award?: string, kept?: KeptTeamBadge) {
    super('badge-design-saved', {bubbles: true, composed: true});
    this.badge = badge;
    this.award = award;
    this.kept = kept;
  }
}

/** The person wants to add evidence to their new badge, or to ask for a recommendation. Canceled, the page leads them there itself. */
export class BadgeDesignNextEvent extends Event {
  readonly act: NextAct;
  /** Id of the award. */
  readonly award: string;

  constructor(act: NextAct, award: string) {
    super('badge-design-next', {bubbles: true, composed: true, cancelable: true});
    this.act = act;
    this.award = award;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-design-change': BadgeDesignChangeEvent;
    'badge-design-save': BadgeDesignSaveEvent;
    'badge-design-saved': BadgeDesignSavedEvent;
    'badge-design-next': BadgeDesignNextEvent;
  }
}

/** Keeps the badge when the person says so: tells the page first, then the backend, once. */
import type {LitElement} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {BadgeDesignSavedEvent, BadgeDesignSaveEvent, type DesignedBadge} from '../events/design-events.js';
import {codeOf} from '../text/error-key.js';
import type {DesignerFlow, Purpose} from './designer-flow.js';
import {sentencesOf} from './designer-flow.js';
import type {DesignerPicture} from './designer-picture.js';
import {type EarlierTry, keepOwnBadge, keepStructureImage} from './keep-badge.js';

export interface KeepOptions {
  readonly flow: DesignerFlow;
  readonly picture: DesignerPicture;
  readonly backend: BackendController;
  readonly purpose: Purpose;
  /** Id of the structure’s badge. */
  readonly badge: string;
  readonly imageAlt: string;
  /** What the image shows, in the languages that the person did not write. */
  readonly otherAlts: () => Promise<Readonly<Record<string, string>>>;
}

export class DesignerKeeper {
  isSaving = false;
  error: unknown;
  /** Of a badge of one’s own, once it is published. */
  award: string | undefined;

  readonly #host: LitElement;
  #earlier: EarlierTry = {};

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** For another badge. */
  clear(): void {
    this.error = undefined;
    this.award = undefined;
    this.#earlier = {};
  }

  /** Never rejects: what went wrong is in `error`. */
  async keep(options: KeepOptions): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    this.error = undefined;
    this.#host.requestUpdate();
    const {flow} = options;
    try {
      if (await this.#send(options)) flow.show('done');
    } catch (error) {
      this.error = error;
      flow.focusTarget = 'problem';
      const {context} = options.backend;
      if (['SESSION_ENDED', 'SIGN_IN_REQUIRED'].includes(codeOf(error))) context.setSession(undefined);
    } finally {
      this.isSaving = false;
      this.#host.requestUpdate();
    }
  }

  /** @returns is it kept? Not where the page takes it over. */
  async #send({flow, picture, backend, purpose, ...options}: KeepOptions): Promise<boolean> {
    const {design, words} = flow;
    const {badge, imageAlt, otherAlts} = options;
    const {svg, image} = await picture.imagesOf(design, imageAlt);
    const isOwn = purpose === 'own';
    const made: DesignedBadge = {
      design,
      imageAlt,
      image,
      svg,
      title: isOwn ? words.name.trim() : '',
      criteria: isOwn ? sentencesOf(words.shows) : [],
    };
    if (!this.#host.dispatchEvent(new BadgeDesignSaveEvent(made))) return false;
    const {context, structure} = backend;
    if (isOwn) {
      const earlier = this.#earlier;
      const {award} = await context.use((client) => keepOwnBadge(client, {structure, badge: made, earlier}));
      this.award = award;
      context.notifyChange();
    } else if (purpose === 'structure') {
      const alts = {fr: imageAlt, ...(await otherAlts())};
      await context.use((client) => keepStructureImage(client, {structure, badge, image, imageAlt: alts}));
      context.notifyChange();
    }
    this.#host.dispatchEvent(new BadgeDesignSavedEvent(made, this.award));
    return true;
  }
}

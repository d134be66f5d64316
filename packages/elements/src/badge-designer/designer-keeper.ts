/** Keeps the badge when the person says so: tells the page first, then the backend, once. */
import type {BadgeDraft, LocalisedText} from '@pepites/recognition';
import type {LitElement} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {
  BadgeDesignSavedEvent,
  BadgeDesignSaveEvent,
  type DesignedBadge,
  type KeptTeamBadge,
} from '../events/design-events.js';
import {codeOf} from '../text/error-key.js';
import type {Language} from '../text/messages.js';
import {type Aim, type DesignerFlow, hasWords, sentencesOf} from './designer-flow.js';
import type {DesignerPicture} from './designer-picture.js';
import {type EarlierTry, keepOwnBadge, keepStructureImage} from './keep-badge.js';
import {type EarlierDraft, keepStructureBadge, type TeamAct} from './keep-structure-badge.js';

export interface KeepOptions {
  readonly flow: DesignerFlow;
  readonly picture: DesignerPicture;
  readonly backend: BackendController;
  readonly purpose: Aim;
  /** Of a structure’s badge: what is to become of it. */
  readonly act: TeamAct;
  /** Id of the structure’s badge. */
  readonly badge: string;
  readonly imageAlt: string;
  /** The element's own, which the person writes in. */
  readonly language: Language;
  /** Nothing of it need stay on the device. */
  readonly onKept: () => void;
  /** What the image shows, in the languages that the person did not write. */
  readonly otherAlts: () => Promise<Readonly<Record<string, string>>>;
}

export class DesignerKeeper {
  isSaving = false;
  error: unknown;
  /** Of a badge of one’s own, once it is published. */
  award: string | undefined;
  /** Of a structure’s badge, once it is kept. */
  draft: BadgeDraft | undefined;

  readonly #host: LitElement;
  #earlier: EarlierTry = {};
  #earlierDraft: EarlierDraft = {};

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** For another badge. */
  clear(): void {
    this.error = undefined;
    this.award = undefined;
    this.draft = undefined;
    this.#earlier = {};
    this.#earlierDraft = {};
  }

  get #kept(): KeptTeamBadge | undefined {
    const {draft} = this;
    return draft && {state: draft.state, draft: draft.id, badge: draft.badge};
  }

  /** Never rejects: what went wrong is in `error`. */
  async keep(options: KeepOptions): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    this.error = undefined;
    this.#host.requestUpdate();
    const {flow} = options;
    try {
      if (await this.#send(options)) {
        flow.show('done');
        options.onKept();
      }
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
    const {badge, imageAlt, otherAlts, act, language} = options;
    const {svg, image} = await picture.imagesOf(design, imageAlt);
    const isBadge = hasWords(purpose);
    const made: DesignedBadge = {
      design,
      imageAlt,
      image,
      svg,
      title: isBadge ? words.name.trim() : '',
      description: purpose === 'structure' ? words.description.trim() : '',
      criteria: isBadge ? sentencesOf(words.shows) : [],
    };
    if (!this.#host.dispatchEvent(new BadgeDesignSaveEvent(made))) return false;
    const {context, structure} = backend;
    const alts = async (): Promise<LocalisedText> => ({fr: imageAlt, ...(await otherAlts())});
    if (purpose === 'own') {
      const earlier = this.#earlier;
      earlier.selfBadge ??= flow.source.selfBadge;
      const {award} = await context.use((client) =>
        keepOwnBadge(client, {structure, badge: made, language, earlier}),
      );
      this.award = award;
      context.notifyChange();
    } else if (purpose === 'structure') {
      const given = {structure, badge: made, process: words.process, language, imageAlt: await alts(), act};
      const more = {source: flow.source, earlier: this.#earlierDraft};
      const draft = await context.use((client) => keepStructureBadge(client, {...given, ...more}));
      this.draft = draft;
      flow.source = {...flow.source, draft: {id: draft.id, version: draft.version}};
      context.notifyChange();
    } else if (purpose === 'image') {
      const given = {structure, badge, image, design, imageAlt: await alts()};
      await context.use((client) => keepStructureImage(client, given));
      context.notifyChange();
    }
    this.#host.dispatchEvent(new BadgeDesignSavedEvent(made, this.award, this.#kept));
    return true;
  }
}

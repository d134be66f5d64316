/** What can be taken up again: drafts, what was proposed, what was made before. */
import type {Badge, BadgeBackend, BadgeDraft, EditableBadge, SelfBadge} from '@pepites/recognition';
import {inLanguage} from '@pepites/recognition';
import type {LitElement} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {firstDesign, readDesign} from '../design/badge-design.js';
import type {Language} from '../text/messages.js';
import {codeOf} from '../text/error-key.js';
import {
  type Aim,
  type DesignerFlow,
  type DesignNote,
  type DesignSnapshot,
  readWords,
} from './designer-flow.js';

export interface ShelfItem {
  readonly id: string;
  readonly name: string;
  readonly state: 'draft' | 'proposed' | 'published' | 'own';
  readonly take: (client: BadgeBackend) => Promise<Taken>;
  /** Absent: it is not to be erased here. */
  readonly remove?: ((client: BadgeBackend) => Promise<void>) | undefined;
}

interface Taken extends DesignSnapshot {
  readonly note?: DesignNote | undefined;
}

export interface ShelfPlace {
  readonly backend: BackendController;
  readonly purpose: Aim;
  readonly language: Language;
}

export class DesignShelf {
  items: readonly ShelfItem[] | undefined;
  error: unknown;
  isBusy = false;

  readonly #host: LitElement;
  #asked = '';

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Asked for once by each person; `again` after something has changed. */
  look(place: ShelfPlace): void {
    const asked = [place.backend.structure, place.purpose, place.backend.session?.token].join(' ');
    if (this.#asked === asked) return;
    this.#asked = asked;
    this.items = undefined;
    void this.#try(place.backend, async (client) => {
      this.items = await (place.purpose === 'own' ? ownItems(client, place) : teamItems(client, place));
    });
  }

  again(): void {
    this.#asked = '';
    this.#host.requestUpdate();
  }

  async take(item: ShelfItem, flow: DesignerFlow, {backend}: ShelfPlace): Promise<void> {
    await this.#try(backend, async (client) => {
      const {note, ...snapshot} = await item.take(client);
      flow.takeUp(snapshot, note);
      flow.show('draw');
    });
  }

  async remove(item: ShelfItem, {backend}: ShelfPlace): Promise<void> {
    await this.#try(backend, async (client) => {
      await item.remove?.(client);
      this.items = this.items?.filter((each) => each !== item);
    });
  }

  /** Never rejects: what went wrong is in `error`. */
  async #try(backend: BackendController, act: (client: BadgeBackend) => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = undefined;
    const {context} = backend;
    try {
      await context.use(act);
    } catch (error) {
      this.error = error;
      if (['SESSION_ENDED', 'SIGN_IN_REQUIRED'].includes(codeOf(error))) context.setSession(undefined);
    } finally {
      this.isBusy = false;
      this.#host.requestUpdate();
    }
  }
}

async function ownItems(client: BadgeBackend, {backend: {structure}}: ShelfPlace): Promise<ShelfItem[]> {
  const {items} = await client.selfCreated.list({structure});
  return items.map((badge) => ({
    id: badge.id,
    name: badge.name,
    state: badge.state === 'draft' ? 'draft' : 'own',
    take: (now) => takeOwn(now, structure, badge),
    ...(badge.state === 'draft' && {
      remove: async (now) => {
        await now.selfCreated.remove({structure, selfBadge: badge.id});
      },
    }),
  }));
}

/** What was published is signed: another badge begins as it was. */
async function takeOwn(client: BadgeBackend, structure: string, badge: SelfBadge): Promise<Taken> {
  const {design} = await client.selfDesigns.get({structure, selfBadge: badge.id});
  const isDraft = badge.state === 'draft';
  return {
    design: design ? readDesign(design) : firstDesign,
    words: readWords({name: badge.name, shows: badge.criteria.join('\n'), alt: design && badge.imageAlt}),
    source: isDraft ? {selfBadge: badge.id} : {},
    note: isDraft ? (design ? undefined : 'notDrawn') : 'ownAgain',
  };
}

async function teamItems(client: BadgeBackend, place: ShelfPlace): Promise<ShelfItem[]> {
  const {structure} = place.backend;
  const drafts = await client.badgeDrafts.list({structure});
  const {items: badges} = await client.badges.list({structure});
  return [
    ...drafts.items.map((draft) => draftItem(draft, drafts.mayPublish, place)),
    ...badges
      .filter(({sharedBy, isRetired}) => sharedBy === undefined && isRetired !== true)
      .map((badge) => badgeItem(badge, place)),
  ];
}

function draftItem(draft: BadgeDraft, mayPublish: boolean, {language}: ShelfPlace): ShelfItem {
  const {id, structure, version, badge, name} = draft;
  const taken: Taken = {
    design: readDesign(draft.design),
    words: readWords({
      ...{name, description: draft.description, process: draft.process},
      ...{shows: draft.criteria.join('\n'), alt: inLanguage(draft.imageAlt, language)},
    }),
    source: {draft: {id, version}, ...(badge !== undefined && {badge: {id: badge, name}})},
  };
  return {
    ...{id, name},
    state: draft.state === 'proposed' ? 'proposed' : 'draft',
    take: () => Promise.resolve(taken),
    ...((draft.isMine || mayPublish) && {
      remove: async (client) => {
        await client.badgeDrafts.remove({structure, draft: id});
      },
    }),
  };
}

function badgeItem({id, structure, name}: Badge, {language}: ShelfPlace): ShelfItem {
  return {
    id,
    name: inLanguage(name, language),
    state: 'published',
    take: async (client) => takeBadge(await client.badges.edit({structure, badge: id})),
  };
}

function takeBadge({id, design, text}: EditableBadge): Taken {
  return {
    design: design ? readDesign(design) : firstDesign,
    words: readWords({
      ...{name: text.name.fr, description: text.description.fr},
      ...{shows: text.criteria.map(({fr}) => fr).join('\n'), alt: design && text.imageAlt.fr},
    }),
    source: {badge: {id, name: text.name.fr}},
    note: design ? undefined : 'notDrawn',
  };
}

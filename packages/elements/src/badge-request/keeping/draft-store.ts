/** Where drafts are: on the device, or in this page only. */
import {type Draft, placeToComplete} from '../draft.js';

/** What became of saving a draft. */
export type Saved =
  /** With what another page had changed of it. */
  | {readonly kind: 'kept'; readonly draft: Draft}
  /** In this page only, as it should be. */
  | {readonly kind: 'inPage'}
  /** The device keeps nothing: a private window, an embedded frame. */
  | {readonly kind: 'refused'}
  /** It has no room left; `draft` is the part that it still took. */
  | {readonly kind: 'full'; readonly draft?: Draft}
  /** Another page has sent it, or erased it. */
  | {readonly kind: 'gone'};

/** `withMore`: also a draft that completes a request for the same badge. */
export type DraftScope = 'exact' | 'withMore';

export interface DraftStore {
  /** The newest draft for this place: the person's own, or one that nobody has signed in for. Without a person: the newest. */
  find(place: string, person: string | undefined, scope?: DraftScope): Promise<Draft | undefined>;
  /** The draft as it is kept now. */
  read(id: string): Promise<Draft | undefined>;
  /**
   * Also where another page has begun one for the same place: then the two become one.
   * @param base the draft as it was last kept; absent before it ever was
   */
  save(draft: Draft, base: Draft | undefined): Promise<Saved>;
  remove(id: string): Promise<void>;
}

export class PageDraftStore implements DraftStore {
  readonly #drafts = new Map<string, Draft>();

  find(place: string, person: string | undefined, scope?: DraftScope): Promise<Draft | undefined> {
    return Promise.resolve(newest([...this.#drafts.values()], place, person, scope));
  }

  read(id: string): Promise<Draft | undefined> {
    return Promise.resolve(this.#drafts.get(id));
  }

  save(draft: Draft): Promise<Saved> {
    this.#drafts.set(draft.id, draft);
    return Promise.resolve({kind: 'inPage'});
  }

  remove(id: string): Promise<void> {
    this.#drafts.delete(id);
    return Promise.resolve();
  }

  /** Forgets all drafts of others. */
  keepOnly(person: string | undefined): void {
    for (const {id, person: owner} of [...this.#drafts.values()])
      if (owner !== undefined && owner !== person) this.#drafts.delete(id);
  }
}

export function newest(
  drafts: readonly Draft[],
  place: string,
  person: string | undefined,
  scope: DraftScope = 'exact',
): Draft | undefined {
  const here = drafts.filter(
    (draft) => draft.place === place || (scope === 'withMore' && completesAt(draft, place)),
  );
  const theirs = here.filter((d) => person === undefined || d.person === undefined || d.person === person);
  return theirs.sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))[0];
}

/** Is it a draft that completes a request, with all that is needed to show it? */
export function completesAt({completes, stage, place}: Draft, at: string): boolean {
  return completes !== undefined && stage !== undefined && place === placeToComplete(at, completes);
}

/** Holds the draft of an element: found when the place is known, saved a moment after each change, kept until it has been sent. */
import type {Badge} from '@pepites/recognition';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {makeUuid} from '../../base/make-uuid.js';
import {type Draft, isEmptyDraft, newDraft} from '../draft.js';
import {type DeviceOwner, deviceOwner, rememberDeviceOwner} from './device-owner.js';
import {completesAt, type DraftScope, type DraftStore, PageDraftStore, type Saved} from './draft-store.js';
import {holdSame, mergeDrafts} from './merge-drafts.js';
import {OtherPages, type PageNews} from './other-pages.js';
import {UnsavedWriting} from './unsaved-writing.js';

/** The browser chooses a moment in which nobody waits; but not later than this after the pause. */
const saveWithinMs = 600;

/** Where the draft was last kept: nowhere but here while `unsaved`. */
export type Keeping = 'unsaved' | Exclude<Saved['kind'], 'gone'>;

export interface DraftKeeperOptions {
  /** Another page has sent the draft, or erased it: it is no longer here. */
  readonly onGone: () => void;
  readonly now?: () => Date;
}

type DraftChange = (draft: Draft) => Draft;

export interface DraftWanted {
  readonly place: string;
  readonly badge: Badge;
  readonly scope?: DraftScope;
}

export class DraftKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onGone: DraftKeeperOptions['onGone'];
  readonly #now: () => Date;
  readonly #page = new PageDraftStore();
  readonly #others = new OtherPages(makeUuid(), (news) => void this.#hear(news));
  #owner: DeviceOwner | undefined = deviceOwner();
  #device: Promise<DraftStore | undefined> | undefined;
  #draft: Draft | undefined;
  #early: DraftChange[] = [];
  /** The draft as it is kept on the device. */
  #base: Draft | undefined;
  #place = '';
  #person: string | undefined;
  /** Kept with the draft. */
  #badge: Badge | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  /** The last of `#saving` has not begun: it will take what is written until then. */
  #isSaveWaiting = false;
  /** How often something was written here. */
  #changes = 0;
  #keeping: Keeping = 'unsaved';
  readonly #unsaved = new UnsavedWriting({
    onLate: () => {
      this.#host.requestUpdate();
    },
  });

  constructor(host: ReactiveControllerHost, {onGone, now = () => new Date()}: DraftKeeperOptions) {
    this.#host = host;
    this.#onGone = onGone;
    this.#now = now;
    host.addController(this);
  }

  get draft(): Draft | undefined {
    return this.#draft;
  }

  /** Of what was written before, while `hasUnsaved`. */
  get keeping(): Keeping {
    return this.#keeping;
  }

  /** Is what was written last neither kept yet, nor known not to be? */
  get hasUnsaved(): boolean {
    return this.#unsaved.isThere;
  }

  /** The same, for so long that the person is told. */
  get isKeepingLate(): boolean {
    return this.#unsaved.isLate;
  }

  /** Whose device it is; `undefined` until the person has said it. Nothing is kept on a device that is not theirs. */
  get owner(): DeviceOwner | undefined {
    return this.#owner;
  }

  /** Is the same draft open on another page of this device? */
  get isOpenElsewhere(): boolean {
    return this.#owner !== 'shared' && this.#others.areAt(this.#place);
  }

  hostConnected(): void {
    this.#others.listen();
    this.#greet();
    addEventListener('pagehide', this.#onLeave);
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onLeave);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#onLeave();
    this.#others.close();
  }

  /** Opens the draft of a place, or a new one made by `make`. A draft that the person has since begun here is not replaced. */
  async open(
    {place, badge, scope = 'exact'}: DraftWanted,
    person: string | undefined,
    make = (draft: Draft): Draft => draft,
  ): Promise<void> {
    this.#person = person;
    this.#badge = badge;
    const isHere =
      this.#place === place ||
      (scope === 'withMore' && this.#draft !== undefined && completesAt(this.#draft, place));
    if (isHere && (this.#draft?.person ?? person) === person) {
      this.#adopt(person);
      return;
    }
    // What is written meanwhile belongs to the draft that is left.
    do await this.flush();
    while (this.#timer !== undefined);
    if (this.#place !== '') this.#others.tell({kind: 'left', place: this.#place});
    this.#place = place;
    this.#draft = undefined;
    this.#early = [];
    this.#base = undefined;
    this.#keeping = 'unsaved';
    this.#unsaved.settle();
    if (this.#owner === 'shared' && person !== undefined) this.#page.keepOnly(person);
    const found = await this.#find(place, person, scope);
    if (this.#place !== place) return;
    this.#draft = found ?? make(newDraft(place, makeUuid, this.#now()));
    this.#place = this.#draft.place;
    this.#adopt(person);
    for (const change of this.#early.splice(0)) this.change(change);
    this.#greet();
    this.#host.requestUpdate();
  }

  /** What is written before the draft is there is taken once it is. */
  change(change: DraftChange): void {
    if (!this.#draft) {
      if (this.#place !== '') this.#early.push(change);
      return;
    }
    const beside = this.#badge && {badge: this.#badge};
    this.#draft = {...change(this.#draft), ...beside, updatedAt: this.#now().toISOString()};
    this.#changes += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      whenIdle(() => void this.flush(), saveWithinMs);
    }, this.#unsaved.add());
    this.#host.requestUpdate();
  }

  /** The person has said whose device it is: what they have written so far is kept there, or is taken from there. */
  async setOwner(owner: DeviceOwner): Promise<void> {
    this.#owner = owner;
    rememberDeviceOwner(owner);
    await this.#inTurn(async () => {
      const draft = this.#draft;
      if (!draft) return;
      if (owner === 'shared') {
        await (await this.#onDevice())?.remove(draft.id).catch(() => undefined);
        this.#base = undefined;
      }
      await this.#save();
    });
  }

  /** The draft has been sent, or the person gives it up. */
  async drop(): Promise<void> {
    const draft = this.#draft;
    const place = this.#place;
    this.#forget();
    await this.#saving;
    if (!draft) return;
    await this.#page.remove(draft.id);
    // Where it cannot be removed it is dropped when it is old; sending it again would change nothing.
    await (await this.#onDevice())?.remove(draft.id).catch(() => undefined);
    this.#others.tell({kind: 'gone', place, id: draft.id});
  }

  /** Keeps now what would be kept in a moment. */
  async flush(): Promise<void> {
    if (this.#timer === undefined) {
      await this.#saving;
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isSaveWaiting) {
      this.#isSaveWaiting = true;
      await this.#inTurn(() => {
        this.#isSaveWaiting = false;
        return this.#save();
      });
    } else await this.#saving;
  }

  /** Two savings at once would each take the other for another page's. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    return (this.#saving = this.#saving.then(act));
  }

  async #find(place: string, person: string | undefined, scope: DraftScope): Promise<Draft | undefined> {
    const inPage = await this.#page.find(place, person, scope);
    if (inPage) {
      this.#keeping = this.#owner === 'mine' ? 'refused' : 'inPage';
      return inPage;
    }
    // On a shared device what is kept there is somebody else's.
    if (this.#owner === 'shared') return undefined;
    const kept = await (await this.#onDevice())?.find(place, person, scope).catch(() => undefined);
    if (kept) {
      this.#base = kept;
      this.#keeping = 'kept';
    }
    return kept;
  }

  #adopt(person: string | undefined): void {
    if (this.#draft && person !== undefined && this.#draft.person !== person) {
      this.change((draft) => ({...draft, person}));
    }
  }

  async #save(): Promise<void> {
    const draft = this.#draft;
    const changes = this.#changes;
    // Somebody who only looks leaves nothing behind.
    if (!draft || (!this.#base && isEmptyDraft(draft) && !draft.isQueued)) {
      this.#settle(changes);
      return;
    }
    const device = this.#owner === 'mine' ? await this.#onDevice() : this.#page;
    const saved = await (device?.save(draft, this.#base) ?? Promise.resolve<Saved>({kind: 'refused'}));
    if (this.#draft === undefined || this.#draft.place !== draft.place) return;
    if (saved.kind === 'gone') {
      this.#forget();
      this.#onGone();
      return;
    }
    if (saved.kind === 'kept') {
      this.#take(draft, saved.draft);
      await this.#page.remove(draft.id);
      this.#others.tell({kind: 'changed', place: draft.place});
    } else if (device !== this.#page) await this.#page.save(draft);
    if (saved.kind === 'full') this.#base = saved.draft ?? this.#base;
    this.#keeping = saved.kind;
    this.#settle(changes);
    this.#host.requestUpdate();
  }

  /** Unless something was written meanwhile, which waits for its own turn. */
  #settle(changes: number): void {
    if (changes !== this.#changes || !this.hasUnsaved) return;
    this.#unsaved.settle();
    this.#host.requestUpdate();
  }

  /** Takes what is kept on the device, with what was changed here meanwhile. */
  #take(base: Draft | undefined, kept: Draft): void {
    const mine = this.#draft;
    this.#base = kept;
    if (!mine) return;
    const merged = mergeDrafts(base, mine, kept);
    this.#draft = merged;
    if (holdSame(merged, mine)) return;
    this.#host.requestUpdate();
  }

  async #hear(news: PageNews): Promise<void> {
    const {kind, place} = news;
    if (place !== this.#place || this.#owner === 'shared') return;
    if (kind === 'opened') this.#others.tell({kind: 'here', place});
    if (kind === 'changed') await this.#refresh();
    if (kind === 'gone' && news.id === this.#draft?.id) {
      this.#forget();
      this.#onGone();
    }
    this.#host.requestUpdate();
  }

  /** Reads what another page may have kept since. */
  async #refresh(): Promise<void> {
    await this.#saving;
    const draft = this.#draft;
    if (!draft || this.#owner === 'shared') return;
    const device = await this.#onDevice();
    // One that was never kept may take the place of nothing: the other page's is the draft now.
    const kept = await (
      this.#base || !isEmptyDraft(draft) ? device?.read(draft.id) : device?.find(draft.place, this.#person)
    )?.catch(() => undefined);
    if (!kept || this.#draft?.id !== draft.id) return;
    this.#take(this.#base, kept);
    this.#keeping = 'kept';
    this.#host.requestUpdate();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#draft = undefined;
    this.#early = [];
    this.#base = undefined;
    this.#place = '';
    this.#keeping = 'unsaved';
    this.#unsaved.settle();
  }

  readonly #onLeave = (): void => {
    void this.flush();
    if (this.#place !== '') this.#others.tell({kind: 'left', place: this.#place});
  };

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') void this.flush();
    else {
      // What was told meanwhile a sleeping page has not heard.
      this.#greet();
      void this.#refresh();
    }
  };

  #greet(): void {
    if (this.#place !== '' && this.#owner !== 'shared')
      this.#others.tell({kind: 'opened', place: this.#place});
  }

  /** Loaded when it is first needed; `undefined` where the device keeps nothing. */
  #onDevice(): Promise<DraftStore | undefined> {
    this.#device ??= import('./device-draft-store.js')
      .then(({openDeviceDraftStore}) => openDeviceDraftStore(this.#now))
      .catch(() => undefined);
    return this.#device;
  }
}

function whenIdle(act: () => void, withinMs: number): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act, {timeout: withinMs});
  else act();
}

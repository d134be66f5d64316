/**
 * Badges of here, written at Open Badge Factory: made there as drafts, once each, and changed where its API can. What somebody there has
 * changed is never written over.
 */
import type {
  BadgeElsewhere,
  BadgeMade,
  BadgeMaking,
  BadgeNotMade,
  BadgesToMake,
  BadgeToMake,
  MemberDigests,
} from '@pepites/recognition';
import type {ObfClient} from './client.js';
import {asSent, compare, digestsOf} from './compare-badge.js';
import {MadeBefore} from './made-before.js';
import {ObfError, type ObfErrorCode} from './obf-error.js';
import type {ObfBadge, ObfBadgeInput} from './records.js';

/**
 * - `NAME_THERE`: a badge of that name is there, and was not made from here: nothing is made beside it.
 * - `GONE_THERE`: it was made there, and deleted there.
 * - `CHANGED_THERE`: somebody there has changed it; nothing is written over.
 * - `CHANGE_BY_HAND`: it was changed here, and this dialect of the API changes no badges.
 * - `BUSY`: somebody else is making it.
 * - `IMAGE_UNREADABLE`: its image cannot be read here any more.
 */
export type BadgeWritingCode =
  | 'NAME_THERE'
  | 'GONE_THERE'
  | 'CHANGED_THERE'
  | 'CHANGE_BY_HAND'
  | 'BUSY'
  | 'IMAGE_UNREADABLE'
  | ObfErrorCode;

export interface BadgeWriting {
  readonly structure: string;
  readonly badge: string;
  readonly name: string;
  readonly theirBadge?: string;
  /** `find`: it had been made before, without anybody here hearing of it. `leave`: nothing was done, and `code` says why. */
  readonly action: 'make' | 'find' | 'change' | 'keep' | 'leave';
  readonly code?: BadgeWritingCode;
  /** Which members differ: `fr.name`, `image`. */
  readonly members?: readonly string[];
  /** A person there has to publish it. */
  readonly isDraft?: boolean;
}

/** Who keeps what was done. */
export interface BadgeKeeper {
  /** False: it is not to be made. */
  noteMaking(making: BadgeMaking): Promise<boolean>;
  noteNotMade(badge: BadgeNotMade): Promise<void>;
  noteMade(badge: BadgeMade): Promise<void>;
}

export interface WriteObfOptions {
  /** Absent: a dry run. What would be done is told, and nothing is. */
  readonly keeper?: BadgeKeeper;
  readonly signal?: AbortSignal;
}

/** @throws {ObfError} one that is not about a single badge; what was told before is done */
export async function* writeObf(
  client: ObfClient,
  {badges, known, withoutImage = []}: BadgesToMake,
  {keeper, signal}: WriteObfOptions = {},
): AsyncGenerator<BadgeWriting> {
  for (const {mark: _, ...lost} of withoutImage) yield {...lost, action: 'leave', code: 'IMAGE_UNREADABLE'};
  const options = signal ? {signal} : {};
  const marks = [...badges, ...withoutImage].map(({mark}) => mark);
  const before = new MadeBefore(client, {known, marks}, options);
  for (const badge of badges) {
    const work = new Writing({client, badge, before, options, ...(keeper && {keeper})});
    try {
      yield await work.write();
    } catch (error) {
      if (!(error instanceof ObfError) || error.isForAll) throw error;
      yield work.left(error.code);
    }
  }
}

class Writing {
  readonly #client: ObfClient;
  readonly #badge: BadgeToMake;
  readonly #before: MadeBefore;
  readonly #options: {readonly signal?: AbortSignal};
  readonly #keeper: BadgeKeeper | undefined;
  readonly #input: ObfBadgeInput;

  constructor(given: {
    readonly client: ObfClient;
    readonly badge: BadgeToMake;
    readonly before: MadeBefore;
    readonly options: {readonly signal?: AbortSignal};
    readonly keeper?: BadgeKeeper;
  }) {
    this.#client = given.client;
    this.#badge = given.badge;
    this.#before = given.before;
    this.#options = given.options;
    this.#keeper = given.keeper;
    this.#input = asSent(given.badge, given.client.dialect);
  }

  async write(): Promise<BadgeWriting> {
    const {theirBadge} = this.#badge;
    if (theirBadge === undefined) {
      const found = await this.#before.find(this.#badge);
      if (found === 'named') return this.left('NAME_THERE');
      if (!found) return this.#make();
      const written = await this.#bringUpToDate(found);
      return written.action === 'keep' ? {...written, action: 'find'} : written;
    }
    try {
      return await this.#bringUpToDate(await this.#client.badge(theirBadge, this.#options));
    } catch (error) {
      if (error instanceof ObfError && error.code === 'NOT_FOUND') return this.left('GONE_THERE');
      throw error;
    }
  }

  left(code: BadgeWritingCode): BadgeWriting {
    return {...this.#said('leave'), code};
  }

  async #make(): Promise<BadgeWriting> {
    const keeper = this.#keeper;
    if (!keeper) return {...this.#said('make'), isDraft: true};
    const sent = await this.#wanted();
    const {structure, badge, noted} = this.#badge;
    if (!(await keeper.noteMaking({structure, badge, noted, sent}))) return this.left('BUSY');
    const id = await this.#send(keeper);
    const [first] = this.#input.words;
    const languages = this.#input.words.flatMap(({language}) => (language === '' ? [] : [language]));
    const made = {id, name: first?.name ?? '', description: first?.description ?? ''};
    const there = {...made, categories: [], languages, isDraft: true};
    // At once, so that it is known whatever happens next.
    await this.#note(there, {sent, seen: {}});
    await this.#note(there, {sent, seen: await digestsOf(await this.#client.badge(id, this.#options))});
    return {...this.#said('make', id), isDraft: true};
  }

  async #send(keeper: BadgeKeeper): Promise<string> {
    try {
      return await this.#client.makeBadge(this.#input, this.#options);
    } catch (error) {
      const {structure, badge} = this.#badge;
      const isRefused = error instanceof ObfError && (error.isFinal || error.code === 'RATE_LIMITED');
      await keeper.noteNotMade({structure, badge, mayBeThere: !isRefused || this.#badge.mayBeThere});
      throw error;
    }
  }

  async #bringUpToDate(found: ObfBadge): Promise<BadgeWriting> {
    const {sent} = this.#badge;
    const wanted = await this.#wanted();
    const there = await digestsOf(found);
    const canBeChanged = this.#client.dialect === 'v1';
    // Sent, and not looked at since: as it is now is how it was made.
    const wasSeen = Object.keys(this.#badge.seen).length > 0 || Object.keys(sent).length === 0;
    const seen = wasSeen ? this.#badge.seen : there;
    // For an image something else may stand that says when it is another; its bytes say whether it is the same.
    const {image: sentImage} = await digestsOf(this.#input);
    const compared = there['image'] === sentImage ? {...there, image: wanted['image'] ?? ''} : there;
    const differences = compare({wanted, there: compared}, {sent, seen}, {canBeChanged});
    const isDraft = found.isDraft;
    const settled = {...this.#said('keep', found.id), isDraft};
    if (differences.there.length > 0 || (differences.here.length > 0 && !canBeChanged)) {
      // It is ours all the same, and is not to be looked for again.
      if (this.#badge.theirBadge === undefined) await this.#note(found, {sent, seen});
      return differences.there.length > 0
        ? {...settled, action: 'leave', code: 'CHANGED_THERE', members: differences.there}
        : {...settled, action: 'leave', code: 'CHANGE_BY_HAND', members: differences.here};
    }
    if (differences.here.length > 0) {
      if (this.#keeper) {
        const members = differences.here;
        await this.#client.changeBadge(found.id, this.#input, {...this.#options, members});
        const changed = await this.#client.badge(found.id, this.#options);
        await this.#note(changed, {sent: wanted, seen: await digestsOf(changed)});
      }
      return {...settled, action: 'change', members: differences.here};
    }
    const isAsNoted =
      this.#badge.theirBadge !== undefined &&
      isSame(wanted, this.#badge.sent) &&
      isSame(there, this.#badge.seen);
    if (!isAsNoted) await this.#note(found, {sent: wanted, seen: there});
    return settled;
  }

  async #wanted(): Promise<MemberDigests> {
    return digestsOf(this.#input, this.#badge.imageDigest);
  }

  async #note(
    {id, name, description, categories, languages, isDraft}: BadgeElsewhere,
    digests: {readonly sent: MemberDigests; readonly seen: MemberDigests},
  ): Promise<void> {
    const {structure, badge} = this.#badge;
    const there = {id, name, description, categories, languages, isDraft};
    await this.#keeper?.noteMade({structure, badge, there, ...digests});
  }

  #said(
    action: BadgeWriting['action'],
    theirBadge: string | undefined = this.#badge.theirBadge,
  ): BadgeWriting {
    const {structure, badge, words} = this.#badge;
    return {
      ...{structure, badge, name: words[0]?.name ?? badge, action},
      ...(theirBadge !== undefined && {theirBadge}),
    };
  }
}

const isSame = (one: MemberDigests, other: MemberDigests): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([member, digest]) => other[member] === digest);

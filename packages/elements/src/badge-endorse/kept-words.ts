/**
 * Keeps what is being written for a recommendation, so that a page that is loaded again does not lose it: on one's own device for
 * fourteen days, where it is not known whose it is as long as the tab is open, on a shared one not at all.
 */
import {ageOf} from '../badge-request/keeping/draft-age.js';
import {type DeviceOwner, deviceOwner} from '../badge-request/keeping/device-owner.js';
import {type EndorsementDraft, relations} from './endorsement-draft.js';

const prefix = 'pepites-words-';

/** How long the words stay: on the device, in the tab, or nowhere. */
export type Keeping = 'device' | 'tab' | 'none';

interface Entry {
  /** Whose words they are; empty for who came by a link. */
  readonly person: string;
  /** ISO 8601. */
  readonly at: string;
  readonly draft: EndorsementDraft;
}

const places: Readonly<Record<DeviceOwner, Keeping>> = {mine: 'device', shared: 'none'};

export function keepingHere(): Keeping {
  const owner = deviceOwner();
  return owner === undefined ? 'tab' : places[owner];
}

/** Consent is given anew: it is for what will be sent. */
export function keepWords(endorsement: string, person: string, draft: EndorsementDraft, now: Date): void {
  const entry: Entry = {person, at: now.toISOString(), draft: {...draft, hasConsent: false}};
  inStore((store) => {
    store.setItem(prefix + endorsement, JSON.stringify(entry));
  });
}

/** What this person wrote before; what is too old, or another's in this tab, is deleted on the way. */
export function keptWords(endorsement: string, person: string, now: Date): EndorsementDraft | undefined {
  purge(person, now);
  return inStore((store) => {
    const entry = parse(store.getItem(prefix + endorsement));
    return entry?.person === person ? entry.draft : undefined;
  });
}

/** Wherever they are: the device may have been called shared since. */
export function dropWords(endorsement: string): void {
  eachStore((store) => {
    store.removeItem(prefix + endorsement);
  });
}

/** @param person whose words may stay in this tab; absent: nobody's */
export function purge(person: string | undefined, now: Date): void {
  const keeping = keepingHere();
  eachStore((store, kind) => {
    for (const key of Object.keys(store).filter((name) => name.startsWith(prefix))) {
      const entry = parse(store.getItem(key));
      const isOthers = kind === 'tab' && entry?.person !== person;
      if (!entry || isOthers || keeping !== kind || ageOf(entry.at, now) === 'old') store.removeItem(key);
    }
  });
}

function inStore<T>(work: (store: Storage) => T): T | undefined {
  const keeping = keepingHere();
  if (keeping === 'none') return undefined;
  try {
    return work(keeping === 'device' ? localStorage : sessionStorage);
  } catch {
    // Storage may be full or refused altogether: then the words are on this page only.
    return undefined;
  }
}

function eachStore(work: (store: Storage, kind: Keeping) => void): void {
  for (const kind of ['device', 'tab'] as const) {
    try {
      work(kind === 'device' ? localStorage : sessionStorage, kind);
    } catch {
      // As above.
    }
  }
}

/** The page's other scripts can write there too. */
function parse(text: string | null): Entry | undefined {
  if (text === null) return undefined;
  try {
    const entry = JSON.parse(text) as Partial<Entry> | null;
    const draft = entry?.draft;
    if (!entry || !draft || typeof entry.person !== 'string' || typeof entry.at !== 'string')
      return undefined;
    const words = [draft.text, draft.name, draft.other].every((word) => typeof word === 'string');
    const isRelation = draft.relation === undefined || relations.includes(draft.relation);
    const isSeen = Array.isArray(draft.seen) && draft.seen.every((place) => Number.isInteger(place));
    if (!words || !isRelation || !isSeen) return undefined;
    return {person: entry.person, at: entry.at, draft: {...draft, hasConsent: false}};
  } catch {
    return undefined;
  }
}

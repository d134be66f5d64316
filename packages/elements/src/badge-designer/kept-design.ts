/** Keeps what is composed on the person’s own device, until it is kept at the backend, erased, or fourteen days old. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ageOf} from '../badge-request/keeping/draft-age.js';
import {type DeviceOwner, deviceOwner, rememberDeviceOwner} from '../badge-request/keeping/device-owner.js';
import {readDesign} from '../design/badge-design.js';
import {type DesignerFlow, type DesignSnapshot, readWords} from './designer-flow.js';

const prefix = 'pepites-design:';
const saveAfterMs = 400;
/** Places that a designer of this page keeps: a second one for the same place is not kept, rather than written over the first. */
const taken = new Map<string, object>();

interface Kept extends DesignSnapshot {
  readonly person?: string | undefined;
  readonly updatedAt: string;
}

export type DesignKeeping = 'unsaved' | 'kept' | 'refused';

export class KeptDesign implements ReactiveController {
  keeping: DesignKeeping = 'unsaved';
  owner: DeviceOwner | undefined = deviceOwner();

  readonly #host: ReactiveControllerHost;
  #flow: DesignerFlow | undefined;
  #place = '';
  #person: string | undefined;
  #written = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#flush);
    this.#claim();
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#flush);
    this.#flush();
    if (taken.get(this.#place) === this) taken.delete(this.#place);
  }

  /** Takes up what was kept for this place; called with each drawing, and quick where nothing has changed. */
  follow(flow: DesignerFlow, place: string, person: string | undefined): void {
    this.#flow = flow;
    this.#person = person;
    if (place !== this.#place) this.#open(flow, place);
    if (!flow.hasBegun || flow.screen === 'done') return;
    const now = JSON.stringify(flow.snapshot);
    if (now === this.#written) return;
    this.#written = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#flush, saveAfterMs);
  }

  /** The person has said whose device it is. */
  setOwner(owner: DeviceOwner): void {
    this.owner = owner;
    rememberDeviceOwner(owner);
    if (owner === 'shared') this.#remove();
    else this.#save();
    this.#host.requestUpdate();
  }

  /** It is kept at the backend, or the person gives it up. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#written = '';
    this.#remove();
  }

  #open(flow: DesignerFlow, place: string): void {
    this.#flush();
    if (taken.get(this.#place) === this) taken.delete(this.#place);
    this.#place = place;
    this.keeping = 'unsaved';
    this.#claim();
    const found = this.owner === 'shared' || flow.hasBegun ? undefined : this.#read();
    if (!found) return;
    flow.takeUp(found, 'keptBack');
    this.#written = JSON.stringify(flow.snapshot);
    this.keeping = 'kept';
  }

  #claim(): void {
    if (this.#place !== '' && !taken.has(this.#place)) taken.set(this.#place, this);
  }

  get #isMine(): boolean {
    return taken.get(this.#place) === this;
  }

  readonly #flush = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#save();
    this.#host.requestUpdate();
  };

  #save(): void {
    const flow = this.#flow;
    if (this.owner !== 'mine' || !this.#isMine || !flow?.hasBegun) return;
    const kept: Kept = {...flow.snapshot, person: this.#person, updatedAt: new Date().toISOString()};
    try {
      localStorage.setItem(prefix + this.#place, JSON.stringify(kept));
      this.keeping = 'kept';
    } catch {
      this.keeping = 'refused';
    }
  }

  /** What is too old goes, wherever it was kept. Undefined: nothing of this person’s. */
  #read(): DesignSnapshot | undefined {
    if (!this.#isMine) return undefined;
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      for (const key of keys)
        if (ageOf(readKept(localStorage.getItem(key))?.updatedAt ?? '', new Date()) === 'old')
          localStorage.removeItem(key);
      const kept = readKept(localStorage.getItem(prefix + this.#place));
      const isTheirs = kept?.person === undefined || !this.#person || kept.person === this.#person;
      return isTheirs ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  #remove(): void {
    this.keeping = 'unsaved';
    if (!this.#isMine) return;
    try {
      localStorage.removeItem(prefix + this.#place);
    } catch {
      // Nothing is kept where nothing can be removed.
    }
  }
}

function readKept(text: string | null): Kept | undefined {
  if (text === null) return undefined;
  try {
    const given = JSON.parse(text) as Partial<Record<keyof Kept, unknown>>;
    const {design, words, source, person, updatedAt} = given;
    return {
      design: readDesign(design),
      words: readWords(words),
      source: typeof source === 'object' && source !== null ? source : {},
      person: typeof person === 'string' ? person : undefined,
      updatedAt: typeof updatedAt === 'string' ? updatedAt : '',
    };
  } catch {
    return undefined;
  }
}

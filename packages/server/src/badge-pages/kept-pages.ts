/** What pages of platforms gave, for a few minutes: a badge that many look at is asked for once. */

export interface PageBytes {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** undefined: there is nothing there for everybody. */
type Found = PageBytes | undefined;

interface Kept {
  readonly found: Found;
  /** Milliseconds. */
  readonly until: number;
}

const keptMs = 5 * 60_000;
/** Somebody may just be making their badge public. */
const absentMs = 30_000;
const mostBytes = 32_000_000;
const mostPages = 1000;

export class KeptPages {
  readonly #now: () => Date;
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<Found>>();
  #bytes = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** What is kept, or is being read already, is not read again. A reading that fails leaves nothing. */
  async get(key: string, read: () => Promise<Found>): Promise<Found> {
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now().getTime()) return kept.found;
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const begun = read();
    this.#underWay.set(key, begun);
    try {
      const found = await begun;
      this.#keep(key, found);
      return found;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #keep(key: string, found: Found): void {
    this.#drop(key);
    const until = this.#now().getTime() + (found ? keptMs : absentMs);
    this.#kept.set(key, {found, until});
    this.#bytes += sizeOf(found);
    // The longest kept go first.
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= mostBytes && this.#kept.size <= mostPages) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key);
    if (!kept) return;
    this.#kept.delete(key);
    this.#bytes -= sizeOf(kept.found);
  }
}

const sizeOf = (found: Found): number => found?.bytes.length ?? 0;

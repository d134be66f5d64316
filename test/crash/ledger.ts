/** What the backend has acknowledged, as its clients remember it: the store must remember the same after every crash. */
import {isDeepStrictEqual} from 'node:util';

export interface AcknowledgedRequest {
  readonly id: string;
  readonly badge: string;
  readonly person: string;
  readonly email: string;
}

export interface AcknowledgedReview {
  readonly request: string;
  readonly examiner: string;
  readonly revision: number;
  readonly answer: string;
}

export interface AcknowledgedAward {
  readonly award: string;
  readonly badge: string;
  readonly person: string;
}

/** A keyed call that was answered, to be sent again. */
export interface Replay {
  readonly name: string;
  readonly again: () => Promise<unknown>;
  readonly reply: unknown;
}

/** Kept at most, so that a long run does not grow: a newcomer takes the place of any. */
const keptReplays = 500;

export class Ledger {
  readonly requests = new Map<string, AcknowledgedRequest>();
  readonly reviews: AcknowledgedReview[] = [];
  readonly awards = new Map<string, AcknowledgedAward>();
  /** Tokens of claims that were acknowledged and not redeemed. */
  readonly people = new Map<string, {readonly email: string; readonly token: () => string}>();
  readonly replays: Replay[] = [];
  readonly violations = new Set<string>();
  readonly counts = new Map<string, number>();

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  violate(what: string): void {
    this.violations.add(what);
  }

  addReplay(replay: Replay, place: number): void {
    if (this.replays.length < keptReplays) this.replays.push(replay);
    else this.replays[place % keptReplays] = replay;
  }

  async replay({name, again, reply}: Replay): Promise<void> {
    const answer = await again();
    this.count('keyed calls sent again');
    if (!isDeepStrictEqual(answer, reply))
      this.violate(
        `${name}: the same key was answered ${JSON.stringify(answer)}, at first ${JSON.stringify(reply)}`,
      );
  }
}

/** Badges of lists that were read a moment ago, by what they are asked for by: their pictures need no second reading of the list. */
import type {PlacedBadge} from '@pepites/recognition';

/** Longer than the list itself is: as long as that is there, its badges are. */
const keptMs = 6 * 60_000;
const mostBadges = 10_000;

export class ListedBadges {
  readonly #now: () => Date;
  readonly #badges = new Map<string, {readonly badge: PlacedBadge; readonly until: number}>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  get(key: string): PlacedBadge | undefined {
    const kept = this.#badges.get(key);
    return kept && kept.until > this.#now().getTime() ? kept.badge : undefined;
  }

  add(key: string, badge: PlacedBadge): void {
    this.#badges.delete(key);
    this.#badges.set(key, {badge, until: this.#now().getTime() + keptMs});
    // The longest kept go first.
    if (this.#badges.size > mostBadges) this.#badges.delete(this.#badges.keys().next().value ?? '');
  }
}

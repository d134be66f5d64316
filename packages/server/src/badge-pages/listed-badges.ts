/** Badges of lists that were read a moment ago, by their addresses here: their pictures need no second reading of the list. */
import type {PlacedBadge} from '@pepites/recognition';

const keptMs = 5 * 60_000;
const mostBadges = 2000;

export class ListedBadges {
  readonly #now: () => Date;
  readonly #badges = new Map<string, {readonly badge: PlacedBadge; readonly until: number}>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  get(address: string): PlacedBadge | undefined {
    const kept = this.#badges.get(address);
    return kept && kept.until > this.#now().getTime() ? kept.badge : undefined;
  }

  add(address: string, badge: PlacedBadge): void {
    this.#badges.delete(address);
    this.#badges.set(address, {badge, until: this.#now().getTime() + keptMs});
    // The longest kept go first.
    if (this.#badges.size > mostBadges) this.#badges.delete(this.#badges.keys().next().value ?? '');
  }
}

/**
 * Tries connections to other platforms. Whoever asks while one is being tried, or a moment after, hears the same: however often somebody
 * presses, a platform is not asked more often.
 */
import type {BadgePlace, ElsewhereCheck, IssuingPlatformId, PlaceCheck} from '@pepites/recognition';
import type {IssuingPlatforms} from './tend.js';

const pauseMs = 10_000;

export interface TriedPlace {
  readonly url: string;
  readonly checks: PlaceCheck[];
}

export class PlatformTrials {
  readonly #platforms: IssuingPlatforms;
  readonly #places: readonly BadgePlace[];
  readonly #now: () => Date;
  readonly #known = new Map<string, {readonly result: Promise<unknown>; readonly until: number}>();

  constructor(options: {
    readonly platforms: IssuingPlatforms;
    readonly places: readonly BadgePlace[];
    readonly now: () => Date;
  }) {
    this.#platforms = options.platforms;
    this.#places = options.places;
    this.#now = options.now;
  }

  isConnected(platform: IssuingPlatformId): boolean {
    return this.#platforms[platform] !== undefined;
  }

  /** Where the platforms are that show people's badges. */
  get places(): string[] {
    return this.#places.map(({url}) => url);
  }

  /** Empty where the backend has no credentials for it. */
  async run(platform: IssuingPlatformId): Promise<readonly ElsewhereCheck[]> {
    const connector = this.#platforms[platform];
    return connector ? this.#once(platform, async () => connector.check()) : [];
  }

  /** @param page tried at the platform that it is a page of; where it is of none, each says so */
  async runPlaces(page?: string): Promise<TriedPlace[]> {
    const isSomeones = page !== undefined && this.#places.some((place) => place.knows(page));
    return Promise.all(
      this.#places.map(async (place) => {
        const own = page !== undefined && (!isSomeones || place.knows(page)) ? page : undefined;
        const checks = await this.#once(`${place.url} ${own ?? ''}`, async () => place.check({page: own}));
        return {url: place.url, checks: [...checks]};
      }),
    );
  }

  async #once<T>(key: string, run: () => Promise<T>): Promise<T> {
    const now = this.#now().getTime();
    for (const [each, {until}] of this.#known) if (until <= now) this.#known.delete(each);
    const known = this.#known.get(key);
    if (known) return known.result as Promise<T>;
    const result = run();
    this.#known.set(key, {result, until: now + pauseMs});
    // What broke is tried again at once.
    result.catch(() => this.#known.delete(key));
    return result;
  }
}

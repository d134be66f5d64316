/** Tries connections to other platforms; whoever asks while one is being tried hears the same. */
import type {ElsewhereCheck, IssuingPlatformId} from '@pepites/recognition';
import type {IssuingPlatforms} from './tend.js';

export class PlatformTrials {
  readonly #platforms: IssuingPlatforms;
  readonly #running = new Map<IssuingPlatformId, Promise<readonly ElsewhereCheck[]>>();

  constructor(platforms: IssuingPlatforms) {
    this.#platforms = platforms;
  }

  isConnected(platform: IssuingPlatformId): boolean {
    return this.#platforms[platform] !== undefined;
  }

  /** Empty where the backend has no credentials for it. */
  async run(platform: IssuingPlatformId): Promise<readonly ElsewhereCheck[]> {
    const connector = this.#platforms[platform];
    if (!connector) return [];
    const running =
      this.#running.get(platform) ??
      connector.check().finally(() => {
        this.#running.delete(platform);
      });
    this.#running.set(platform, running);
    return running;
  }
}

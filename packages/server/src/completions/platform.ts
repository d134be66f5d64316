/** A course platform as the structure has registered it. */
import {Refusal} from '../refusal.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';

export interface PlatformPlace {
  readonly structure: string;
  readonly platform: string;
}

export interface Platform extends PlatformPlace {
  /** Badges that it may report for. */
  readonly mayReport: readonly string[];
  /** Whom its server writes statements as. */
  readonly authorities: readonly string[];
  readonly learnerHomePage: string | undefined;
  readonly sealedWebhook: string | undefined;
}

/** @throws {Refusal} PLATFORM_UNKNOWN */
export async function readPlatform(db: Executor, structure: string, platform: string): Promise<Platform> {
  const row = await db
    .selectFrom('platform')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('id', '=', platform)
    .executeTakeFirst();
  if (!row) throw new Refusal('PLATFORM_UNKNOWN');
  return {
    structure,
    platform,
    mayReport: fromJsonText(row.badges),
    authorities: row.authorities === null ? [] : fromJsonText(row.authorities),
    learnerHomePage: row.learner_home_page ?? undefined,
    sealedWebhook: row.sealed_webhook ?? undefined,
  };
}

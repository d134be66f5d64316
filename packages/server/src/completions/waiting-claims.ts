/** Learners whom nobody knows yet and for whom a badge waits: the platform asks who, and hands each a link. */
import type {WaitingClaim} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {readCursor, writeCursor} from '../store/page-cursor.js';
import {loadCriteriaCase} from './criteria-cases.js';
import type {Learner} from './learners.js';
import {makeClaim, readReportable, withUrl} from './report.js';

/** The longest waiting first. @throws {Refusal} BAD_REQUEST for a cursor that is none */
export async function waitingClaims(
  db: Executor,
  asked: {
    readonly structure: string;
    readonly platform: string;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<{items: WaitingClaim[]; next?: string}> {
  const {structure, platform, limit} = asked;
  let query = db
    .selectFrom('criteria_case')
    .select(['id', 'badge_id', 'learner_ref', 'updated_at'])
    .where('structure_id', '=', structure)
    .where('platform_id', '=', platform)
    .where('state', '=', 'identityPending')
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit + 1);
  if (asked.cursor !== undefined) {
    const {at, id} = readCursor(asked.cursor);
    query = query.where((eb) =>
      eb.or([eb('updated_at', '>', at), eb.and([eb('updated_at', '=', at), eb('id', '>', id)])]),
    );
  }
  const rows = await query.execute();
  const items = rows
    .slice(0, limit)
    .map((row) => ({badge: row.badge_id, learner: row.learner_ref, since: row.updated_at}));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {items, ...(last && {next: writeCursor({at: last.updated_at, id: last.id})})};
}

/**
 * @throws {Refusal} FORBIDDEN, BADGE_UNKNOWN, WRONG_MODE, BADGE_RETIRED; LEARNER_UNKNOWN: nothing was reported of them; LEARNER_LINKED:
 *   they are somebody already, and have the badge; CRITERIA_NOT_MET
 */
export async function createClaim(
  services: Services,
  asked: {
    readonly structure: string;
    readonly platform: string;
    readonly mayReport: readonly string[];
    readonly badge: string;
    readonly learner: string;
  },
) {
  const now = services.now();
  const claim = await services.db.transaction().execute(async (t) => {
    const badge = await readReportable(t, asked);
    const learner: Learner = {structure: asked.structure, platform: asked.platform, ref: asked.learner};
    const {machine} = await loadCriteriaCase(t, learner, badge, now);
    if (machine.facts.length === 0) throw new Refusal('LEARNER_UNKNOWN');
    if (machine.person !== undefined) throw new Refusal('LEARNER_LINKED');
    if (machine.state !== 'identityPending') throw new Refusal('CRITERIA_NOT_MET');
    return makeClaim(t, learner, badge.id, now);
  });
  return withUrl(services, claim);
}

/** Awards that were given on request, as the machine of recognition sees them; who asks, and how often. */
import {
  advanceAutomatic,
  type AutomaticAward,
  automaticRequestLimit,
  type ProcessOf,
  type Recipient,
  startAutomatic,
} from '@pepites/recognition';
import type {AwardRow} from '../awards/award-view.js';
import {readAward} from '../awards/award-view.js';
import {takeBack} from '../awards/take-back.js';
import {readBadge} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import {listSupporter} from './listing.js';

export function asAutomatic(row: AwardRow): AutomaticAward {
  const recipient: Recipient =
    row.organisation_id === null
      ? {kind: 'person', person: row.person_id}
      : {kind: 'organisation', organisation: row.organisation_id, representative: row.person_id};
  const state = {signing: 'requested', issued: 'issued', revoked: 'revoked'} as const;
  return {
    state: row.withdrawn_at === null ? state[row.state] : 'withdrawnByEarner',
    recipient,
    requestedAt: row.awarded_at,
  };
}

interface AskedAtOnce {
  readonly structure: string;
  readonly person: string;
  readonly badge: string;
  readonly process: ProcessOf<'automaticOnRequest'>;
  readonly organisation: string | undefined;
  readonly now: Date;
}

/** May they have it now? @throws {Refusal} the code that the machine refuses with */
export async function assertMayHave(t: Session, asked: AskedAtOnce): Promise<void> {
  const {structure, person, organisation, now} = asked;
  const recipient: Recipient =
    organisation === undefined
      ? {kind: 'person', person}
      : {kind: 'organisation', organisation, representative: person};
  const represented =
    organisation === undefined
      ? undefined
      : await t
          .selectFrom('organisation')
          .select('id')
          .where('id', '=', organisation)
          .where('structure_id', '=', structure)
          .where('represented_by', '=', person)
          .executeTakeFirst();
  const asker = {
    alreadyHolds: await holds(t, asked),
    mayRepresent: represented !== undefined,
    earlierRequests: await earlierRequests(t, asked),
  };
  const started = startAutomatic(asked.process, {recipient, asker}, now);
  if (!started.ok) throw new Refusal(started.code);
}

/** Of a person and of each organisation apart. */
async function holds(
  t: Session,
  {structure, person, badge, organisation, now}: AskedAtOnce,
): Promise<boolean> {
  const row = await t
    .selectFrom('award')
    .select('id')
    .where('structure_id', '=', structure)
    .where('badge_id', '=', badge)
    .where('person_id', '=', person)
    .where('state', 'in', ['issued', 'signing'])
    .where('organisation_id', organisation === undefined ? 'is' : '=', organisation ?? null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now.toISOString())]))
    .executeTakeFirst();
  return row !== undefined;
}

/** A request that nobody has to answer is an automatic one. */
async function earlierRequests(t: Session, {person, now}: AskedAtOnce): Promise<string[]> {
  const since = new Date(now.getTime() - automaticRequestLimit.withinHours * 3_600_000).toISOString();
  const rows = await t
    .selectFrom('request')
    .select('submitted_at')
    .where('person_id', '=', person)
    .where('submitted_at', '>', since)
    .where('answer_by', 'is', null)
    .execute();
  return rows.map((row) => row.submitted_at);
}

/** Who wished it when they asked is shown, under the name that they have here. */
export async function listAtOnce(t: Session, award: string, now: Date): Promise<void> {
  const row = await readAward(t, award);
  const {name} =
    row.organisation_id === null
      ? await t
          .selectFrom('person')
          .select('display_name as name')
          .where('id', '=', row.person_id)
          .executeTakeFirstOrThrow()
      : await t
          .selectFrom('organisation')
          .select('name')
          .where('id', '=', row.organisation_id)
          .executeTakeFirstOrThrow();
  if (name === '') return;
  await listSupporter(t, row, {type: 'optIn', by: row.person_id, name, hasAgreed: true}, now);
}

/** @throws {Refusal} AWARD_UNKNOWN, WRONG_MODE, REQUEST_STATE */
export async function giveBack(
  {db, now}: Services,
  {structure, award, person}: {readonly structure: string; readonly award: string; readonly person: string},
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const row = await readAward(t, award);
    if (row.structure_id !== structure || row.person_id !== person) throw new Refusal('AWARD_UNKNOWN');
    const {process} = await readBadge(t, structure, row.badge_id);
    if (process.mode !== 'automaticOnRequest') throw new Refusal('WRONG_MODE');
    const next = advanceAutomatic(asAutomatic(row), {type: 'withdraw', by: person}, at);
    if (!next.ok) throw new Refusal(next.code);
    await takeBack(t, row, {reason: 'Rendu par la personne.', at, isGivenBack: true});
  });
}

/** Requests that an adviser sends together with a person: for whom, and how the person confirms on the adviser's device. */
import type {BadgeRequest, EventOf, RequestState} from '@pepites/recognition';
import {noteAct, noteLooks} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {countAttempt} from '../people/attempts.js';
import {readClaimCode} from '../people/claim-code-text.js';
import {makeOneTimeCode} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor, Session} from '../store/open-store.js';
import {advance} from './follow-up.js';
import {loadReviewed, type RequestRow} from './request-rows.js';
import {requestViews} from './request-view.js';

const codeSeconds = 600;
const triesPerRequest = 10;
const codesPerRequest = 5;
const windowSeconds = 900;

/** @throws {Refusal} PERSON_UNKNOWN for somebody whom this structure did not bring in by a claim code */
export async function assertBroughtIn(
  db: Executor,
  {structure, person}: {readonly structure: string; readonly person: string},
): Promise<void> {
  const method = await db
    .selectFrom('sign_in_method')
    .select('id')
    .where('person_id', '=', person)
    .where('kind', '=', 'claimCode')
    .where('structure_id', '=', structure)
    .executeTakeFirst();
  if (!method) throw new Refusal('PERSON_UNKNOWN');
}

/** Those of an adviser and a person, the newest first. That the adviser looked is noted. */
export async function requestsSentFor(
  services: Pick<Services, 'db' | 'publicUrl' | 'now'>,
  of: {
    readonly structure: string;
    readonly person: string;
    readonly adviser: string;
    readonly badge?: string | undefined;
  },
): Promise<BadgeRequest[]> {
  const {structure, person: about, adviser: by, badge} = of;
  const found = services.db
    .selectFrom('request')
    .selectAll()
    .where('person_id', '=', about)
    .where('structure_id', '=', structure)
    .where('submitted_by', '=', by);
  const rows = await (badge === undefined ? found : found.where('badge_id', '=', badge))
    .orderBy('submitted_at', 'desc')
    .limit(100)
    .execute();
  const at = services.now();
  const looks = rows.map(({id}) => ({structure, by, act: 'request.opened', about, object: id, at}) as const);
  await noteLooks(services.db, looks);
  return requestViews(services, services.db, rows, {viewer: by});
}

/**
 * Sends the person a code by e-mail, which they say to the adviser.
 * @throws {Refusal} REQUEST_STATE when there is nothing to confirm, TOO_MANY_ATTEMPTS
 */
export async function sendConfirmationCode(
  services: Services,
  id: string,
): Promise<{isSent: boolean; expiresInSeconds: number}> {
  const {db, sealer} = services;
  const at = services.now();
  const {row} = await loadReviewed(db, id);
  assertToConfirm(row);
  const limit = {bucket: `confirmationCodes:${id}`, atMost: codesPerRequest, withinSeconds: windowSeconds};
  await countAttempt(db, limit, at);
  const address = await addressOf(db, row.person_id);
  if (address === undefined) return {isSent: false, expiresInSeconds: codeSeconds};
  const code = makeOneTimeCode();
  const values = {
    code_hash: sealer.hash(`${id} ${code}`),
    attempts: 0,
    expires_at: new Date(at.getTime() + codeSeconds * 1000).toISOString(),
  };
  await db
    .insertInto('one_time_code')
    .values({email: address, origin: placeOf(id), ...values})
    .onConflict((conflict) => conflict.columns(['email', 'origin']).doUpdateSet(values))
    .execute();
  const badge = await readBadge(db, row.structure_id, row.badge_id);
  await notify(db, {
    structure: row.structure_id,
    to: {person: row.person_id},
    kind: 'confirmationCode',
    details: {badgeName: badge.name, code, minutes: codeSeconds / 60},
    key: `confirmationCode:${crypto.randomUUID()}`,
    now: at,
  });
  services.nudge();
  return {isSent: true, expiresInSeconds: codeSeconds};
}

export interface AssistedConfirmation {
  readonly request: string;
  readonly staff: string;
  readonly way: 'code' | 'signature';
  readonly code?: string | undefined;
  readonly revision: number;
}

/** @throws {Refusal} with the codes of `requests.confirmFor` */
export async function confirmFor(services: Services, given: AssistedConfirmation): Promise<void> {
  const {request: id, staff, way, revision} = given;
  // Outside the transaction: a refusal must not undo the count.
  if (way === 'code')
    await countAttempt(
      services.db,
      {bucket: `confirmation:${id}`, atMost: triesPerRequest, withinSeconds: windowSeconds},
      services.now(),
    );
  await advance(services, id, async (t, {request: {row}, at}) => {
    assertToConfirm(row);
    const {structure_id: structure, person_id: about} = row;
    const act = way === 'code' ? 'request.confirmedByCode' : 'request.confirmedOnPaper';
    await noteAct(t, {structure, by: staff, act, about, object: id, at});
    if (way === 'signature')
      return {type: 'confirm', way, recordedBy: staff, isStaff: true, revision} satisfies EventOf<'confirm'>;
    const isCodeRight = await useCode(t, services, row, given.code ?? '', at);
    return {type: 'confirm', way, isCodeRight, revision} satisfies EventOf<'confirm'>;
  });
}

const open: readonly RequestState[] = ['submitted', 'inReview'];

function assertToConfirm(row: RequestRow): void {
  if (row.submitted_by === null || !open.includes(row.state)) throw new Refusal('REQUEST_STATE');
}

/** The code from the mail, or a claim code of the person that nobody has used; either is good once. */
async function useCode(
  t: Session,
  {sealer}: Services,
  row: RequestRow,
  written: string,
  at: Date,
): Promise<boolean> {
  if (/^\d{6}$/.test(written)) {
    const used = await t
      .deleteFrom('one_time_code')
      .where('origin', '=', placeOf(row.id))
      .where('code_hash', '=', sealer.hash(`${row.id} ${written}`))
      .where('expires_at', '>', at.toISOString())
      .returning('email')
      .executeTakeFirst();
    return used !== undefined;
  }
  const claimCode = readClaimCode(written);
  if (claimCode === undefined) return false;
  const used = await t
    .updateTable('sign_in_method')
    .set({used_at: at.toISOString()})
    .where('kind', '=', 'claimCode')
    .where('subject', '=', sealer.hash(claimCode))
    .where('person_id', '=', row.person_id)
    .where('structure_id', '=', row.structure_id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at.toISOString())
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

/** Stands where a page's origin stands in other codes: a code for one is nothing to the other. */
function placeOf(request: string): string {
  return `confirmation:${request}`;
}

async function addressOf(db: Executor, person: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', person)
    .where('kind', '=', 'email')
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.subject;
}

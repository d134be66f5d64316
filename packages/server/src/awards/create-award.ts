/**
 * Decides an award: its row with its place in the status list and its address, and the work that signs it, in the caller's
 * transaction. Signing comes later, from the outbox, and takes nothing more: however often it is tried, it makes the same badge.
 */
import type {BadgeDefinition} from '@pepites/recognition';
import type {KnownBadge} from '../catalogue/catalogue.js';
import {enqueue} from '../issuing/outbox.js';
import {takeStatusPlace} from '../issuing/status-place.js';
import {makeLinkToken} from '../people/secret-tokens.js';
import {openDefaultShare} from '../shares/manage-shares.js';
import {toJsonText} from '../store/json-text.js';
import {keptQuery} from '../store/kept-query.js';
import type {Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export interface AwardDecision {
  readonly structure: string;
  readonly badge: KnownBadge;
  readonly person: string;
  /** What the award comes from: `request:<id>`, `key:…`, `course:…`. The same one again gives the same award. */
  readonly issueKey: string;
  readonly request?: string;
  readonly listed?: boolean;
  /** Received in this organisation's name; `person` represents it. */
  readonly organisation?: string;
  /** Of a self-created badge: its issuer. */
  readonly pseudonym?: string;
  /** Awards that a key badge was counted from. */
  readonly countedFrom?: readonly string[];
  readonly now: Date;
}

const addAward = keptQuery((t, row: Database['award']) =>
  t
    .insertInto('award')
    .values(row)
    .onConflict((conflict) => conflict.column('issue_key').doNothing())
    .returning('id'),
);

/** The award's id: a new one, or the one that this decision gave before. */
export async function createAward(t: Session, decision: AwardDecision): Promise<string> {
  const id = crypto.randomUUID();
  const token = makeLinkToken();
  const awardedAt = decision.now.toISOString();
  const [made] = await addAward(t, {
    id,
    structure_id: decision.structure,
    badge_id: decision.badge.id,
    badge_owner: decision.badge.owner,
    badge_version: decision.badge.version,
    person_id: decision.person,
    request_id: decision.request ?? null,
    state: 'signing',
    issue_key: decision.issueKey,
    subject_id: `urn:uuid:${crypto.randomUUID()}`,
    awarded_at: awardedAt,
    valid_until: validUntil(decision.badge, decision.now)?.toISOString() ?? null,
    counted_from: decision.countedFrom ? toJsonText(decision.countedFrom) : null,
    listed: decision.listed === true ? 1 : 0,
    // A pseudonym has a list of its own. For the same decision again, which is rare, a place is taken and left empty.
    status_index: decision.pseudonym === undefined ? await takeStatusPlace(t, decision.structure) : null,
    share_token: token,
    credential: null,
    png_key: null,
    issued_at: null,
    revoked_at: null,
    revoke_reason: null,
    organisation_id: decision.organisation ?? null,
    pseudonym_id: decision.pseudonym ?? null,
    accepted_at: null,
    refused_at: null,
    suspended_at: null,
    withdrawn_at: null,
  });
  if (!made) {
    const existing = await t
      .selectFrom('award')
      .select('id')
      .where('issue_key', '=', decision.issueKey)
      .executeTakeFirstOrThrow();
    return existing.id;
  }
  const own = {id, structure_id: decision.structure, person_id: decision.person};
  await openDefaultShare(t, own, {token, now: decision.now});
  await enqueue(t, {topic: 'signAward', subject: id, key: `signAward:${id}`, now: decision.now});
  return id;
}

function validUntil(badge: BadgeDefinition, from: Date): Date | undefined {
  if (badge.validForMonths === undefined) return undefined;
  const until = new Date(from);
  until.setUTCMonth(until.getUTCMonth() + badge.validForMonths);
  // The 31st of January plus one month is the last day of February, not the 3rd of March.
  if (until.getUTCDate() !== from.getUTCDate()) until.setUTCDate(0);
  return until;
}

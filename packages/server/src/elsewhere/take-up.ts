/** Takes up what was read of another platform, part by part: says what is new or different, and unless it is a dry run, keeps it. */
import type {
  BadgeElsewhere,
  EventElsewhere,
  HoldingElsewhere,
  IssuingPlatformId,
  PartElsewhere,
} from '@pepites/recognition';
import {inTransaction} from '../definitions/apply.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Session} from '../store/open-store.js';
import {type ChangeElsewhere, changeOf, type TakenUp} from './change-elsewhere.js';
import {publishedThere} from './drafts.js';
import {takeMilestones} from './take-milestones.js';

export type PartToTakeUp = PartElsewhere & {
  readonly platform: IssuingPlatformId;
  readonly dryRun: boolean;
};

export async function takeUp(services: Pick<Services, 'db' | 'now'>, part: PartToTakeUp): Promise<TakenUp> {
  return inTransaction(services, part, async (t) => {
    const at = {t, platform: part.platform, now: services.now().toISOString()};
    if (part.part === 'badges') return takeBadges(at, part.items);
    if (part.part === 'events') return takeEvents(at, part.items);
    if (part.part === 'milestones') return takeMilestones(at, part.items);
    return takeHoldings(at, part.items);
  });
}

/** From when on what was issued there is not known here yet; undefined: nothing is. */
export async function knownUntil(
  {db}: Pick<Services, 'db'>,
  platform: IssuingPlatformId,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('elsewhere_event')
    .select('issued_at')
    .where('platform', '=', platform)
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.issued_at;
}

interface At {
  readonly t: Session;
  readonly platform: IssuingPlatformId;
  readonly now: string;
}

async function takeBadges({t, platform, now}: At, items: readonly BadgeElsewhere[]): Promise<TakenUp> {
  const rows = await t.selectFrom('elsewhere_badge').selectAll().where('platform', '=', platform).execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  const changes: ChangeElsewhere[] = [];
  for (const {id, ...after} of items) {
    const row = known.get(id);
    known.delete(id);
    const change = changeOf('badges', id, {
      before: row && {
        name: row.name,
        description: row.description,
        categories: fromJsonText(row.categories),
        languages: fromJsonText(row.languages),
        isDraft: row.is_draft === 1,
        ...(row.gone_at !== null && {isGone: true}),
      },
      after,
    });
    if (!change) continue;
    changes.push({...change, name: after.name});
    const values = {
      name: after.name,
      description: after.description,
      categories: toJsonText(after.categories),
      languages: toJsonText(after.languages),
      is_draft: after.isDraft ? 1 : 0,
      gone_at: null,
      updated_at: now,
    } as const;
    await t
      .insertInto('elsewhere_badge')
      .values({platform, id, ...values})
      .onConflict((conflict) => conflict.columns(['platform', 'id']).doUpdateSet(values))
      .execute();
    if (row?.is_draft === 1 && !after.isDraft) await publishedThere(t, {platform, theirBadge: id}, now);
  }
  const gone = [...known.values()].filter(({gone_at: goneAt}) => goneAt === null);
  for (const {id, name} of gone) {
    changes.push({part: 'badges', action: 'remove', id, name});
    await t
      .updateTable('elsewhere_badge')
      .set({gone_at: now, updated_at: now})
      .where('platform', '=', platform)
      .where('id', '=', id)
      .execute();
  }
  return {changes, kept: items.length - (changes.length - gone.length), unknownPeople: 0};
}

/** What happened does not change: known is known. */
async function takeEvents({t, platform}: At, items: readonly EventElsewhere[]): Promise<TakenUp> {
  const changes: ChangeElsewhere[] = [];
  for (const one of items) {
    const added = await t
      .insertInto('elsewhere_event')
      .values({
        platform,
        id: one.id,
        their_badge: one.badge,
        issued_at: one.issuedAt,
        expires_at: one.expiresAt ?? null,
        consumer: one.consumer,
        alias: one.alias ?? null,
        award_id: one.award ?? null,
      })
      .onConflict((conflict) => conflict.columns(['platform', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added) changes.push({part: 'events', action: 'create', id: one.id});
  }
  return {changes, kept: items.length - changes.length, unknownPeople: 0};
}

async function takeHoldings({t, platform, now}: At, items: readonly HoldingElsewhere[]): Promise<TakenUp> {
  if (items.length === 0) return {changes: [], kept: 0, unknownPeople: 0};
  const people = await peopleWith(t, items);
  const rows = await t
    .selectFrom('elsewhere_holding')
    .selectAll()
    .where('platform', '=', platform)
    .where(
      'assertion',
      'in',
      items.map(({assertion}) => assertion),
    )
    .execute();
  const known = new Map(rows.map((row) => [row.assertion, row]));
  const changes: ChangeElsewhere[] = [];
  let unknownPeople = 0;
  for (const one of items) {
    const row = known.get(one.assertion);
    const person = row?.person_id ?? people.get(one.email.toLowerCase());
    if (person === undefined) {
      unknownPeople++;
      continue;
    }
    const values = {
      assertion_url: one.assertionUrl,
      receive_url: one.receiveUrl ?? null,
      is_received: one.isReceived ? 1 : 0,
      is_in_wallet: one.isInWallet === undefined ? null : one.isInWallet ? 1 : 0,
      is_revoked: one.isRevoked ? 1 : 0,
    } as const;
    const before = row && {
      assertion_url: row.assertion_url,
      receive_url: row.receive_url,
      is_received: row.is_received,
      is_in_wallet: row.is_in_wallet,
      is_revoked: row.is_revoked,
    };
    const change = changeOf('holdings', one.assertion, {before, after: values});
    if (!change) continue;
    changes.push(change);
    await t
      .insertInto('elsewhere_holding')
      .values({
        platform,
        assertion: one.assertion,
        event: one.event,
        person_id: person,
        updated_at: now,
        ...values,
      })
      .onConflict((conflict) =>
        conflict.columns(['platform', 'assertion']).doUpdateSet({...values, updated_at: now}),
      )
      .execute();
  }
  return {changes, kept: items.length - changes.length - unknownPeople, unknownPeople};
}

/** By the addresses that they have proven. */
async function peopleWith(t: Session, items: readonly HoldingElsewhere[]): Promise<Map<string, string>> {
  const emails = [...new Set(items.map(({email}) => email.toLowerCase()))];
  const rows = await t
    .selectFrom('sign_in_method')
    .select(['subject', 'person_id'])
    .where('kind', '=', 'email')
    .where('used_at', 'is not', null)
    .where('subject', 'in', emails)
    .execute();
  return new Map(rows.map(({subject, person_id: person}) => [subject, person]));
}

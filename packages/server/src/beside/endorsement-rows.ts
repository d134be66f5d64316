/** Recommendations between the store and the machine of recognition, and as the contract says them. */
import {type Endorsement, type EndorsementView, type Endorser, signerOf} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {badgeKey, knownBadges} from '../catalogue/catalogue.js';
import type {Services} from '../services.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

export type EndorsementRow = Selectable<Database['endorsement']>;

export function endorsementUrlOf(services: Pick<Services, 'publicUrl'>, token: string): string {
  return `${services.publicUrl}/endorsements/${token}`;
}

export function asEndorsement(row: EndorsementRow): Endorsement {
  const endorser: Endorser =
    row.endorser_id === null
      ? {kind: 'link', link: row.link_hash ?? '', collectedBy: row.structure_id}
      : {kind: 'account', person: row.endorser_id};
  const {text, name, written_at: at} = row;
  return {
    state: row.state,
    ...(row.award_id !== null && {award: row.award_id}),
    ...(row.request_id !== null && {request: row.request_id}),
    earner: row.earner_id,
    endorser,
    requestedAt: row.requested_at,
    ...(text !== null && name !== null && at !== null && {written: {text, name, at}}),
    ...(row.accepted_at !== null && {acceptedAt: row.accepted_at}),
    ...(row.signed_by !== null && {signedBy: signerOf(endorser)}),
  };
}

/** Stores the machine's next state. Words that nobody wants beside the badge any more are deleted. */
export async function saveEndorsement(
  t: Session,
  row: EndorsementRow,
  next: Endorsement,
  now: Date,
): Promise<EndorsementRow> {
  const isOver = ['withdrawn', 'declinedByEarner', 'declinedByEndorser', 'lapsed'].includes(next.state);
  return t
    .updateTable('endorsement')
    .set({
      state: next.state,
      award_id: next.award ?? null,
      request_id: next.request ?? null,
      text: isOver ? null : (next.written?.text ?? null),
      name: isOver ? null : (next.written?.name ?? null),
      written_at: next.written?.at ?? row.written_at,
      accepted_at: next.acceptedAt ?? null,
      ...(isOver && {credential: null, message: ''}),
      updated_at: now.toISOString(),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What they recommend: the badge, and the person by the name that they go by. */
async function subjectsIn(db: Executor, table: 'award' | 'request', rows: readonly EndorsementRow[]) {
  const ids = rows.flatMap((row) => row[`${table}_id`] ?? []);
  if (ids.length === 0) return [];
  return db
    .selectFrom(table)
    .innerJoin('person', 'person.id', `${table}.person_id`)
    .select([`${table}.id`, `${table}.structure_id`, `${table}.badge_id`, 'person.display_name'])
    .where(`${table}.id`, 'in', ids)
    .execute();
}

export async function endorsementViews(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  rows: readonly EndorsementRow[],
): Promise<EndorsementView[]> {
  if (rows.length === 0) return [];
  const subjects = [...(await subjectsIn(db, 'award', rows)), ...(await subjectsIn(db, 'request', rows))];
  const badges = await knownBadges(
    db,
    [...new Set(subjects.map((subject) => subject.structure_id))],
    subjects.map((subject) => subject.badge_id),
  );
  return rows.map((row) => {
    const subject = subjects.find(({id}) => id === (row.award_id ?? row.request_id));
    const badge = subject?.badge_id ?? '';
    const known = badges.get(badgeKey(row.structure_id, badge));
    return {
      id: row.id,
      ...(row.award_id !== null && {award: row.award_id}),
      ...(row.request_id !== null && {request: row.request_id}),
      badge,
      badgeName: known?.name ?? {fr: badge},
      criteria: known?.criteria ?? [],
      state: row.state,
      way: row.endorser_id === null ? 'link' : 'account',
      earnerName: subject?.display_name ?? '',
      message: row.message,
      requestedAt: row.requested_at,
      ...(row.text !== null && {text: row.text}),
      ...(row.name !== null && {endorserName: row.name}),
      ...(row.written_at !== null && {writtenAt: row.written_at}),
      ...(row.signed_by !== null && {signedBy: row.signed_by}),
      ...(row.state === 'signed' &&
        row.share_token !== null && {credentialUrl: endorsementUrlOf(services, row.share_token)}),
    };
  });
}

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
    award: row.award_id,
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

export async function endorsementViews(
  services: Pick<Services, 'publicUrl'>,
  db: Executor,
  rows: readonly EndorsementRow[],
): Promise<EndorsementView[]> {
  if (rows.length === 0) return [];
  const awards = await db
    .selectFrom('award')
    .innerJoin('person', 'person.id', 'award.person_id')
    .select(['award.id', 'award.structure_id', 'award.badge_id', 'person.display_name'])
    .where(
      'award.id',
      'in',
      rows.map((row) => row.award_id),
    )
    .execute();
  const badges = await knownBadges(
    db,
    [...new Set(awards.map((award) => award.structure_id))],
    awards.map((award) => award.badge_id),
  );
  return rows.map((row) => {
    const award = awards.find(({id}) => id === row.award_id);
    const badge = award?.badge_id ?? '';
    const known = badges.get(badgeKey(row.structure_id, badge));
    return {
      id: row.id,
      award: row.award_id,
      badge,
      badgeName: known?.name ?? {fr: badge},
      criteria: known?.criteria ?? [],
      state: row.state,
      way: row.endorser_id === null ? 'link' : 'account',
      earnerName: award?.display_name ?? '',
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

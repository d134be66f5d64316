/** Recommendations that stand beside a badge: written by one, accepted by the other, and not taken back. */
import type {Services} from '../services.js';

export interface SharedRecommendation {
  readonly text: string;
  readonly name: string;
  readonly writtenAt: string;
  /** Its author has no account: the structure that collected it signed for it. */
  readonly isCollected: boolean;
}

export async function sharedRecommendations(
  {db}: Pick<Services, 'db'>,
  award: string,
): Promise<SharedRecommendation[]> {
  const rows = await db
    .selectFrom('endorsement')
    .select(['text', 'name', 'written_at', 'signed_by', 'endorser_id'])
    .where('award_id', '=', award)
    .where('state', 'in', ['accepted', 'signed'])
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({text, name, written_at: writtenAt, signed_by: signedBy, endorser_id: endorser}) =>
    text === null || name === null || writtenAt === null
      ? []
      : [{text, name, writtenAt, isCollected: signedBy === 'structure' || endorser === null}],
  );
}

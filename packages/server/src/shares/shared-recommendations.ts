/** Recommendations that stand beside a badge: written by one, accepted by the other, and not taken back. */
import type {Services} from '../services.js';

export interface SharedRecommendation {
  readonly text: string;
  readonly name: string;
  readonly writtenAt: string;
  /** Its author has no account: the structure of this name collected it, and signed for it. */
  readonly collectedBy?: string;
}

export async function sharedRecommendations(
  {db}: Pick<Services, 'db'>,
  award: string,
): Promise<SharedRecommendation[]> {
  const rows = await db
    .selectFrom('endorsement')
    .innerJoin('structure', 'structure.id', 'endorsement.structure_id')
    .select([
      'text',
      'endorsement.name',
      'written_at',
      'signed_by',
      'endorser_id',
      'structure.name as structureName',
    ])
    .where('award_id', '=', award)
    .where('state', 'in', ['accepted', 'signed'])
    .orderBy('written_at')
    .orderBy('endorsement.id')
    .execute();
  return rows.flatMap(({text, name, written_at: writtenAt, structureName, ...by}) => {
    if (text === null || name === null || writtenAt === null) return [];
    const isCollected = by.signed_by === 'structure' || by.endorser_id === null;
    return [{text, name, writtenAt, ...(isCollected && {collectedBy: structureName})}];
  });
}

/** The signed ones as they were signed, for pages that show and check them themselves: text of EndorsementCredentials. */
export async function signedRecommendations(
  {db}: Pick<Services, 'db'>,
  award: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('endorsement')
    .select('credential')
    .where('award_id', '=', award)
    .where('state', '=', 'signed')
    .orderBy('written_at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({credential}) => (credential === null ? [] : [credential]));
}

/** Somebody without an account comes by a link and tells the code: looked at once for each call, and counted before it is. */
import {advanceEndorsement, type EndorserProof, maxWrongCodes} from '@pepites/recognition';
import {hashToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {asEndorsement, type EndorsementRow} from './endorsement-rows.js';

export interface LinkKey {
  readonly structure: string;
  readonly link: string;
  readonly code: string;
}

export async function rowOfLink(db: Executor, link: string): Promise<EndorsementRow | undefined> {
  return db.selectFrom('endorsement').selectAll().where('link_hash', '=', hashToken(link)).executeTakeFirst();
}

/** @throws {Refusal} ENDORSEMENT_UNKNOWN, NOT_THE_ENDORSER for a wrong code, TOO_MANY_ATTEMPTS when the link is dead of them */
export async function openEndorsementLink(
  {db, sealer, now}: Services,
  {structure, link, code}: LinkKey,
): Promise<{readonly row: EndorsementRow; readonly proof: EndorserProof}> {
  const found = await rowOfLink(db, link);
  if (found?.structure_id !== structure) throw new Refusal('ENDORSEMENT_UNKNOWN');
  // Counted before it is looked at, so that a crowd of guesses does not all look at once; a right one is given back.
  const {wrong_codes: counted} = await db
    .updateTable('endorsement')
    .set((eb) => ({wrong_codes: eb('wrong_codes', '+', 1)}))
    .where('id', '=', found.id)
    .returning('wrong_codes')
    .executeTakeFirstOrThrow();
  const wrongBefore = counted - 1;
  if (wrongBefore >= maxWrongCodes) throw new Refusal('TOO_MANY_ATTEMPTS');
  const linkHash = found.link_hash ?? '';
  const isCodeRight = found.code_hash === sealer.hash(`${linkHash} ${code}`);
  if (!isCodeRight) throw new Refusal('NOT_THE_ENDORSER');
  await db
    .updateTable('endorsement')
    .set((eb) => ({wrong_codes: eb('wrong_codes', '-', 1)}))
    .where('id', '=', found.id)
    .execute();
  // One that nobody answered is over, whatever the row still says.
  const ticked = advanceEndorsement(asEndorsement(found), {type: 'tick'}, now());
  const row = ticked.ok ? {...found, state: ticked.state.state} : found;
  return {row, proof: {kind: 'link', link: linkHash, isCodeRight, wrongBefore}};
}

/** The same badge as a JWT, for readers that take no other form: made when it is asked for, and kept nowhere. */
import {signCredentialJwt} from '@pepites/credentials/sign.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {issuerIdOf, type Services} from '../services.js';
import type {OwnDocument} from '../verification/own-documents.js';

/** VC-JWT (Open Badges 3.0 §8.2) with the structure's key of today; undefined where nothing is shared. */
export async function sharedJwt(services: Services, token: string): Promise<OwnDocument | undefined> {
  const row = await services.db
    .selectFrom('award')
    .select(['structure_id', 'credential'])
    .where('share_token', '=', token)
    .executeTakeFirst();
  if (row?.credential == null) return undefined;
  const {proof: _, ...unsigned} = JSON.parse(row.credential) as Record<string, unknown>;
  const structure = row.structure_id;
  const issuerId = issuerIdOf(services, structure);
  const key = await signingKeyOf(services.db, {structure, issuerId, sealer: services.sealer});
  return {mediaType: 'application/jwt', body: await signCredentialJwt(unsigned, {key})};
}

/** The same badge as a JWT, for readers that take no other form: made when it is asked for, and kept nowhere. */
import {signCredentialJwt} from '@pepites/credentials/sign.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {issuerIdOf, type Services} from '../services.js';
import type {SignedAwardRow} from '../shares/find-share.js';
import {unsignedOf} from '../shares/unsigned.js';
import type {OwnDocument} from '../verification/own-documents.js';

/** VC-JWT (Open Badges 3.0 §8.2) with the structure's key of today; undefined for a badge of another issuer. */
export async function awardAsJwt(
  services: Services,
  {structure_id: structure, credential}: SignedAwardRow,
): Promise<OwnDocument | undefined> {
  const issuerId = issuerIdOf(services, structure);
  const unsigned = unsignedOf(credential, issuerId);
  if (!unsigned) return undefined;
  const key = await signingKeyOf(services.db, {structure, issuerId, sealer: services.sealer});
  return {mediaType: 'application/jwt', body: await signCredentialJwt(unsigned, {key})};
}

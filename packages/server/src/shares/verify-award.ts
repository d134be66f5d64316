/** Checks a badge of this backend as anybody checks a badge, by the same engine; only its documents come from the store. */
import type {Verdict} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import {issuerIdOf, type Services} from '../services.js';
import {ownDocument} from '../verification/own-documents.js';
import type {SignedAwardRow} from './find-share.js';

export async function verifyAward(services: Services, award: SignedAwardRow): Promise<Verdict> {
  return verify(award.credential, {
    now: services.now(),
    canonicalize: services.canonicalize,
    recognisedIssuers: [issuerIdOf(services, award.structure_id)],
    fetchDocument: async (url) => {
      const document = await ownDocument(services, url);
      if (!document) throw new Error('Not a document of this backend');
      return {url, status: 200, ...document};
    },
  });
}

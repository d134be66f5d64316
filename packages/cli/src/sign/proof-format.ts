/** How a document is signed: what it is, and which key signs, decide. */
import type {CredentialFormat} from '@pepites/credentials';
import type {KeyFile} from '../keys/key-file.js';
import {SignRefusedError} from './refused.js';

/** `di`: a Data Integrity proof in the document. `jwt`: a VC-JWT. `ob2`: the JWS of an Open Badges 2.0 assertion. */
export const proofFormats = ['di', 'jwt', 'ob2'] as const;
export type ProofFormat = (typeof proofFormats)[number];

const verifiable: readonly CredentialFormat[] = ['ob3', 'ob3-endorsement', 'clr2', 'status-list', 'vc'];
const version2: readonly CredentialFormat[] = ['ob2-signed', 'ob2-hosted', 'ob2-endorsement'];

/**
 * @param asked by the user; undefined for what suits
 * @throws {SignRefusedError} NOT_SIGNABLE, FORMAT_MISMATCH
 */
export function chooseProofFormat(
  format: CredentialFormat,
  {keyType, asked}: {readonly keyType: KeyFile['type']; readonly asked: ProofFormat | undefined},
): ProofFormat {
  if (version2.includes(format)) {
    if (asked === undefined || asked === 'ob2') return 'ob2';
    throw new SignRefusedError(
      'FORMAT_MISMATCH',
      `an Open Badges 2.0 document is signed as ob2, not ${asked}`,
    );
  }
  if (!verifiable.includes(format)) {
    throw new SignRefusedError(
      'NOT_SIGNABLE',
      format === 'unknown' ? 'this is not a badge' : `a document of the kind ${format} is not signed here`,
    );
  }
  if (asked === 'ob2')
    throw new SignRefusedError('FORMAT_MISMATCH', `a document of the kind ${format} is signed as di or jwt`);
  if (asked === 'di' && keyType === 'RSA')
    throw new SignRefusedError(
      'FORMAT_MISMATCH',
      'an RSA key makes no Data Integrity proof: use --format jwt',
    );
  return asked ?? (keyType === 'RSA' ? 'jwt' : 'di');
}

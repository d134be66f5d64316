/** Builds the unsigned endorsement of Open Badges 3.0: one recommends a badge, an achievement, or an issuer. */
import {CREDENTIALS_V2, OPEN_BADGES_3} from '../contexts/urls.js';
import {compact} from '../parse/values.js';
import type {JsonObject} from '../types.js';
import {dateTime, type IssuerInput} from './build.js';

export interface EndorsementInput {
  readonly id: string;
  /** What wallets show it as. */
  readonly name: string;
  readonly issuer: IssuerInput;
  readonly validFrom: Date;
  readonly validUntil?: Date;
  /** Id of the credential, the achievement or the profile that it is about. */
  readonly subjectId: string;
  /** Markdown. */
  readonly comment: string;
  /** From `statusEntry`. */
  readonly credentialStatus?: JsonObject;
}

/** @see https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential */
export function buildEndorsementCredential(input: EndorsementInput): JsonObject {
  return compact<JsonObject>({
    '@context': [CREDENTIALS_V2, OPEN_BADGES_3],
    id: input.id,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: input.name,
    issuer: compact<JsonObject>({
      id: input.issuer.id,
      type: ['Profile'],
      name: input.issuer.name,
      url: input.issuer.url,
    }),
    validFrom: dateTime(input.validFrom),
    validUntil: input.validUntil && dateTime(input.validUntil),
    credentialSubject: {
      id: input.subjectId,
      type: ['EndorsementSubject'],
      endorsementComment: input.comment,
    },
    credentialStatus: input.credentialStatus,
  });
}

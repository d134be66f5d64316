/** The revocation list of Open Badges 3.0: a document that names revoked badges one by one, at the address of their status. */
import {compact} from '../parse/values.js';
import type {JsonObject} from '../types.js';

export interface EdTechRevocationListInput {
  /**
   * The address that the list is served from: the `id` of the badges' `credentialStatus` of type `1EdTechRevocationList`, a term
   * of the context `https://purl.imsglobal.org/spec/ob/v3p0/extensions.json`.
   */
  readonly id: string;
  readonly issuerId: string;
  readonly revoked: readonly {readonly id: string; readonly reason?: string}[];
}

/** @see https://www.imsglobal.org/spec/vcrl/v1p0/ */
export function buildEdTechRevocationList(input: EdTechRevocationListInput): JsonObject {
  return {
    id: input.id,
    issuer: input.issuerId,
    revokedCredential: input.revoked.map(({id, reason}) =>
      compact<JsonObject>({id, revoked: true, revocationReason: reason}),
    ),
  };
}

/** The documents of a Bitstring Status List: the list as a credential, and a badge's entry in it. */
import {CREDENTIALS_V2} from '../contexts/urls.js';
import type {JsonObject} from '../types.js';

/** What a set bit means. `revocation` is for ever; `suspension` can be lifted. */
export type StatusPurpose = 'revocation' | 'suspension';

export interface StatusListInput {
  /** The address that the list is served from; entries name it. */
  readonly id: string;
  readonly issuerId: string;
  readonly purpose: StatusPurpose;
  /** From `encodeStatusList`. */
  readonly encodedList: string;
  readonly validFrom: Date;
  readonly validUntil?: Date;
}

/** An unsigned BitstringStatusListCredential. */
export function buildStatusListCredential(input: StatusListInput): JsonObject {
  return {
    '@context': [CREDENTIALS_V2],
    id: input.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: input.issuerId,
    validFrom: input.validFrom.toISOString(),
    ...(input.validUntil && {validUntil: input.validUntil.toISOString()}),
    credentialSubject: {
      id: `${input.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: input.purpose,
      encodedList: input.encodedList,
    },
  };
}

/** The `credentialStatus` of a badge. `index` is its bit; the specification wants it written as text. */
export function statusEntry(input: {
  readonly listId: string;
  readonly index: number;
  readonly purpose: StatusPurpose;
}): JsonObject {
  return {
    id: `${input.listId}#${input.index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: input.purpose,
    statusListIndex: String(input.index),
    statusListCredential: input.listId,
  };
}

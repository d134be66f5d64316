/** A signed badge of a structure without its proof: what a further signature of the same issuer is made over. */
import type {JsonObject} from '@pepites/credentials';

/** undefined: not signed yet, or by another issuer (a badge that a person made for themselves), for whom we do not sign here. */
export function unsignedOf(credential: string | null, issuerId: string): JsonObject | undefined {
  if (credential === null) return undefined;
  const {proof: _, ...unsigned} = JSON.parse(credential) as JsonObject;
  const {issuer} = unsigned as {readonly issuer?: string | {readonly id?: unknown}};
  const id = typeof issuer === 'object' ? issuer.id : issuer;
  return id === issuerId ? unsigned : undefined;
}

/** The port to any Open Badges 3.0 host (wallet, backpack): the standard's REST API, seen from a page or a server. */
import type {JsonObject} from '@pepites/credentials';

export interface HostedCredentials {
  /** Credentials with embedded proofs. */
  readonly credentials: readonly JsonObject[];
  /** Credentials as compact JWS. */
  readonly compactJws: readonly string[];
  /** Present when there are more; give it back as `page`. */
  readonly nextPage?: string;
  readonly totalCount?: number;
}

/** @see https://www.imsglobal.org/spec/ob/v3p0 §6 (Open Badges API) */
export interface CredentialHost {
  list(options?: {
    readonly page?: string;
    readonly limit?: number;
    readonly since?: Date;
    readonly signal?: AbortSignal;
  }): Promise<HostedCredentials>;
  /** Adds or replaces: same issuer id and credential id. */
  upsert(
    credential: JsonObject | string,
    options?: {readonly signal?: AbortSignal},
  ): Promise<'created' | 'replaced'>;
  profile(options?: {readonly signal?: AbortSignal}): Promise<JsonObject>;
}

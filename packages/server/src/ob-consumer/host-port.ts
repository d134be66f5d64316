/** What the server needs of a client of the Open Badges API. Who puts server and SDK together gives the SDK’s `openCredentialHost`. */
import type {CredentialHost} from '@pepites/recognition';

export interface HostClient {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly secretExpiresAt?: string;
}

export interface HostTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly expiresAt?: string;
  readonly scopes: readonly string[];
}

export interface PendingAuthorization {
  readonly state: string;
  readonly verifier: string;
  readonly redirectUrl: string;
  readonly scopes: readonly string[];
}

export interface OpenedHost extends CredentialHost {
  readonly description: {readonly authorizationUrl: string};
  register(metadata: {
    readonly name: string;
    readonly url: string;
    readonly termsOfServiceUrl: string;
    readonly privacyPolicyUrl: string;
    readonly softwareId: string;
    readonly softwareVersion: string;
    readonly redirectUrls: readonly string[];
  }): Promise<HostClient>;
  beginAuthorization(asked: {
    readonly redirectUrl: string;
  }): Promise<{readonly url: string; readonly pending: PendingAuthorization}>;
  finishAuthorization(pending: PendingAuthorization, returnedTo: string): Promise<HostTokens>;
}

export interface OpenHostOptions {
  readonly host: string;
  readonly protocol?: 'ob3';
  readonly client?: HostClient;
  readonly tokens?: HostTokens;
  readonly onTokens?: (tokens: HostTokens | undefined) => void | Promise<void>;
  /** The only way in which it may fetch. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly now: () => Date;
}

/** Rejects with an error whose `code` says what went wrong, such as `NO_HOST`. */
export type OpenHost = (options: OpenHostOptions) => Promise<OpenedHost>;

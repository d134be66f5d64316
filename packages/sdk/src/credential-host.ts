/** `@pepites/sdk/credential-host.js`: any host of Open Badges (wallet, backpack), for pages and servers. */
export type {
  ClientMetadata,
  HostClient,
  HostPermission,
  HostTokens,
  PendingAuthorization,
} from './credential-host/authorization.js';
export type {HostDescription, HostProtocol} from './credential-host/discover.js';
export {CredentialHostError, type CredentialHostErrorCode} from './credential-host/host-error.js';
export {
  type CredentialHostOptions,
  openCredentialHost,
  type OpenedCredentialHost,
} from './credential-host/open-credential-host.js';
export type {RetryPolicy} from './retry-policy.js';
export type {CredentialHost, HostedCredentials} from '@pepites/recognition';

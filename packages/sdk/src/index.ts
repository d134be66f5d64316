/** `@pepites/sdk`: the door for pages and servers. A typed client of a Pépites backend; no API key is handled here. */
export {createBadgeClient, type BadgeClientOptions} from './create-badge-client.js';
export type {RetryPolicy} from './retry-policy.js';
export {BackendError, type BackendErrorCode, type BadgeBackend, type CallOptions} from '@pepites/recognition';

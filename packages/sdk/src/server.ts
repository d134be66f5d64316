/** `@pepites/sdk/server.js`: the door for servers only. It handles API keys and private keys, so a page's build refuses it. */
export * from './index.js';
export {createServerClient, type ServerClient, type ServerClientOptions} from './create-server-client.js';
export {clientCredentials, type ClientCredentials} from './oauth-token.js';
export {signCompletion, type CompletionToSign} from './sign-completion.js';
export {
  type ReadWebhook,
  readWebhook,
  type ReceivedWebhook,
  WebhookError,
  type WebhookErrorCode,
} from './read-webhook.js';
export type {WebhookEvent} from '@pepites/recognition';

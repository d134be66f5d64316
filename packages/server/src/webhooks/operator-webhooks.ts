/** Webhooks as whoever runs the backend sees and mends them. Nobody’s rights are asked. */
import type {Webhook, WebhookDelivery} from '@pepites/recognition';
import {assertStructure} from '../catalogue/assert-structure.js';
import {ServerError} from '../errors.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {type DeliveriesAsked, listDeliveries, type Replay, replayDeliveries} from './deliveries.js';
import {
  listWebhooks,
  makeWebhookSecret,
  removeWebhook,
  testWebhook,
  updateWebhook,
  type WebhookPlace,
} from './manage.js';

const by = {kind: 'operator'} as const;

export interface WebhookActions {
  /** Where a structure has its events sent, and how that goes. @throws {ServerError} ERR_STRUCTURE_UNKNOWN */
  webhooks(input: {readonly structure: string}): Promise<readonly Webhook[]>;
  /** A new secret, said this once. @throws {ServerError} ERR_WEBHOOK_UNKNOWN */
  makeWebhookSecret(input: WebhookPlace & {readonly endsOld?: boolean | undefined}): Promise<string>;
  /** Sends a trial, by the running backend: says its delivery. @throws {ServerError} ERR_WEBHOOK_UNKNOWN */
  testWebhook(input: WebhookPlace): Promise<string>;
  /** Sends nothing while it is off, and loses nothing. @throws {ServerError} ERR_WEBHOOK_UNKNOWN */
  switchWebhook(input: WebhookPlace & {readonly isOn: boolean}): Promise<Webhook>;
  /** One that the definition names comes back with it. @throws {ServerError} ERR_WEBHOOK_UNKNOWN */
  removeWebhook(input: WebhookPlace): Promise<void>;
  /** The newest first. @throws {ServerError} ERR_WEBHOOK_UNKNOWN */
  webhookDeliveries(
    input: DeliveriesAsked,
  ): Promise<{readonly items: readonly WebhookDelivery[]; readonly next?: string}>;
  /** How many are sent again. @throws {ServerError} ERR_WEBHOOK_UNKNOWN */
  replayWebhook(input: Omit<Replay, 'by'>): Promise<number>;
}

export function createWebhookActions(services: Services): WebhookActions {
  return {
    webhooks: async ({structure}) => {
      await assertStructure(services.db, structure);
      return listWebhooks(services, structure);
    },
    makeWebhookSecret: async (input) =>
      told(input, async () => (await makeWebhookSecret(services, {...input, by})).secret),
    testWebhook: async (input) => told(input, async () => testWebhook(services, {...input, by})),
    switchWebhook: async (input) => told(input, async () => updateWebhook(services, {...input, by})),
    removeWebhook: async (input) => told(input, async () => removeWebhook(services, {...input, by})),
    webhookDeliveries: async (input) => told(input, async () => listDeliveries(services, input)),
    replayWebhook: async (input) => told(input, async () => replayDeliveries(services, {...input, by})),
  };
}

async function told<T>({structure, webhook}: WebhookPlace, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'WEBHOOK_UNKNOWN') throw error;
    throw new ServerError('ERR_WEBHOOK_UNKNOWN', `There is no webhook "${webhook}" in "${structure}".`);
  }
}

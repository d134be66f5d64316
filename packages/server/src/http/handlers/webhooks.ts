/** Routes by which a structure or a network says where its events go. */
import {listDeliveries, replayDeliveries} from '../../webhooks/deliveries.js';
import {
  createWebhook,
  listWebhooks,
  makeWebhookSecret,
  removeWebhook,
  testWebhook,
  updateWebhook,
} from '../../webhooks/manage.js';
import type {Handlers} from '../handler.js';

type WebhookRoutes =
  `webhooks.${'list' | 'create' | 'update' | 'remove' | 'makeSecret' | 'test' | 'deliveries' | 'replay'}`;

export const webhookHandlers: Pick<Handlers, WebhookRoutes> = {
  'webhooks.list': async ({structure}, {services}) => ({items: await listWebhooks(services, structure)}),

  'webhooks.create': async (input, {services, caller}) =>
    createWebhook(services, {...input, by: caller.person}),

  'webhooks.update': async (input, {services, caller}) =>
    updateWebhook(services, {...input, by: caller.person}),

  'webhooks.remove': async (input, {services, caller}) => {
    await removeWebhook(services, {...input, by: caller.person});
    return undefined;
  },

  'webhooks.makeSecret': async (input, {services, caller}) =>
    makeWebhookSecret(services, {...input, by: caller.person}),

  'webhooks.test': async (input, {services, caller}) => ({
    delivery: await testWebhook(services, {...input, by: caller.person}),
  }),

  'webhooks.deliveries': async (input, {services}) => listDeliveries(services, input),

  'webhooks.replay': async (input, {services, caller}) => ({
    queued: await replayDeliveries(services, {...input, by: caller.person}),
  }),
};

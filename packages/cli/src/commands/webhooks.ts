/** `pepites webhooks`: where events are sent, and what became of them. */
import {parseArgs} from 'node:util';
import {
  deliveryStates,
  instantSchema,
  mostReplays,
  type Webhook,
  type WebhookDelivery,
} from '@pepites/recognition';
import {openOperator, type Operator} from '@pepites/server';
import * as v from 'valibot';
import {UsageError, type Command} from '../command.js';
import {printable} from '../io.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

const actions = ['list', 'secret', 'test', 'on', 'off', 'remove', 'deliveries', 'replay'] as const;

export const webhooksCommand: Command = {
  usage: `pepites webhooks list --structure S
pepites webhooks secret NAME --structure S [--end-old]
pepites webhooks test|on|off|remove NAME --structure S
pepites webhooks deliveries NAME --structure S [--state STATE]
pepites webhooks replay NAME [ID…] --structure S [--failed-since TIME]

  list prints where events of the structure are sent: name, state (${['on', 'failing', 'off', 'gone', 'secretMissing'].join(', ')}), how many wait, the
  last error, address. Addresses are named in the definition (pepites apply), or by the structure's own people.

  secret makes a new secret and prints it, once. For a day deliveries are signed with the one before, too; with --end-old it is
  good no more, at once.

  test has the running backend send a trial, and prints its id: deliveries tells what became of it. off sends nothing until it is on again;
  what happens meanwhile is sent then. remove ends it; one that the definition names comes back with pepites apply.

  deliveries prints the newest hundred: id, time, kind, state (${deliveryStates.join(', ')}), attempts, the last error.

  replay sends deliveries again, under their own ids: those that are named, or all that did not arrive since TIME (ISO 8601). It
  prints how many.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...dataOption,
        structure: {type: 'string'},
        state: {type: 'string'},
        'end-old': {type: 'boolean'},
        'failed-since': {type: 'string'},
      },
    });
    const [action, webhook = '', ...ids] = positionals;
    const {structure, state, 'end-old': endsOld, 'failed-since': since} = values;
    if (!isAction(action)) throw new UsageError(`${actions.join(', ')} are all it does`);
    if (structure === undefined) throw new UsageError('give --structure');
    if ((action === 'list') !== (webhook === '')) throw new UsageError('all but list take the name of one');
    if (action !== 'replay' && ids.length > 0) throw new UsageError('only replay takes ids');
    if (action !== 'replay' && since !== undefined) throw new UsageError('--failed-since goes with replay');
    if (action !== 'deliveries' && state !== undefined) throw new UsageError('--state goes with deliveries');
    if (action !== 'secret' && endsOld !== undefined) throw new UsageError('--end-old goes with secret');
    if (action === 'replay' && ids.length > 0 === (since !== undefined))
      throw new UsageError('give the ids of deliveries, or --failed-since');
    if (ids.length > mostReplays) throw new UsageError(`${mostReplays} ids at most`);
    const of = {structure, webhook};
    const asked: Readonly<Record<(typeof actions)[number], (operator: Operator) => Promise<string[]>>> = {
      list: async (operator) => (await operator.webhooks(of)).map(webhookLine),
      secret: async (operator) => [await operator.makeWebhookSecret({...of, endsOld})],
      test: async (operator) => [await operator.testWebhook(of)],
      on: async (operator) => [webhookLine(await operator.switchWebhook({...of, isOn: true}))],
      off: async (operator) => [webhookLine(await operator.switchWebhook({...of, isOn: false}))],
      remove: async (operator) => {
        await operator.removeWebhook(of);
        return [];
      },
      deliveries: async (operator) => {
        const {items} = await operator.webhookDeliveries({...of, state: readState(state), limit: 100});
        return items.map(deliveryLine);
      },
      replay: async (operator) => [
        String(await operator.replayWebhook({...of, deliveries: ids, failedSince: readTime(since)})),
      ],
    };
    const operator = await openOperator(operatorOptions(values, io));
    try {
      for (const line of await asked[action](operator)) io.out(`${line}\n`);
    } finally {
      await operator.close();
    }
    return 0;
  },
};

function isAction(text: string | undefined): text is (typeof actions)[number] {
  return actions.some((one) => one === text);
}

function webhookLine({name, state, waiting, lastError = '-', url}: Webhook): string {
  return [name, state, String(waiting), lastError, url].map(printable).join('\t');
}

function deliveryLine({id, createdAt, type, state, attempts, lastError = '-'}: WebhookDelivery): string {
  return [id, createdAt, type, state, String(attempts), lastError].map(printable).join('\t');
}

function readState(text: string | undefined): WebhookDelivery['state'] | undefined {
  const state = deliveryStates.find((one) => one === text);
  if (text !== undefined && state === undefined)
    throw new UsageError(`a state is one of ${deliveryStates.join(', ')}`);
  return state;
}

function readTime(text: string | undefined): string | undefined {
  if (text !== undefined && !v.is(instantSchema, text))
    throw new UsageError('give the time as 2026-11-26T09:00:00Z');
  return text;
}

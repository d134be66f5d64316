/** The operator's door: commands from this machine, with the secret that lies in the data folder. */
import {isAbsolute} from 'node:path';
import {definitionSchema, deliveryStates} from '@pepites/recognition';
import type {Context, Hono} from 'hono';
import * as v from 'valibot';
import {
  badgeMadeSchema,
  badgeMakingSchema,
  badgeNotMadeSchema,
  milestoneStructureSchema,
  milestonesSchema,
  partSchema,
  platformSchema,
} from '../elsewhere/part-schema.js';
import {ServerError} from '../errors.js';
import type {OperatorActions} from '../operator-actions.js';
import {Refusal} from '../refusal.js';
import {isFromThisMachine} from './from-this-machine.js';
import {isBearer} from './is-bearer.js';
import {problemReply} from './problem.js';

export interface OperatorDoor {
  readonly secret: string;
  readonly actions: OperatorActions;
}

const applySchema = v.object({
  definition: definitionSchema,
  /** Base64 by path. */
  images: v.record(v.string(), v.string()),
  dryRun: v.boolean(),
});
const awardsSchema = v.object({structure: v.string(), words: v.string()});
const statisticsSchema = v.object({
  structure: v.string(),
  from: v.optional(v.string()),
  to: v.optional(v.string()),
  scope: v.picklist(['structure', 'network']),
  language: v.picklist(['fr', 'en']),
});
const revokeSchema = v.object({award: v.string(), reason: v.string()});
const structureSchema = v.object({structure: v.string()});
const platformPlaceSchema = v.object({structure: v.string(), platform: v.string()});
const apiKeySchema = v.object({...platformPlaceSchema.entries, key: v.string()});
/** What each may be is the action’s to say. */
const recordStoreSchema = v.object({
  ...platformPlaceSchema.entries,
  endpoint: v.string(),
  user: v.string(),
  password: v.string(),
  since: v.optional(v.string()),
});
const backupSchema = v.object({folder: v.pipe(v.string(), v.check(isAbsolute, 'an absolute path'))});
const claimCodeSchema = v.object({structure: v.string(), displayName: v.string()});
const addressSchema = v.object({structure: v.string(), email: v.string()});
const memberSchema = v.object({
  ...addressSchema.entries,
  name: v.optional(v.string()),
  roles: v.array(v.string()),
});

const webhookSchema = v.object({structure: v.string(), webhook: v.string()});
const webhookSecretSchema = v.object({...webhookSchema.entries, endsOld: v.optional(v.boolean())});
const webhookSwitchSchema = v.object({...webhookSchema.entries, isOn: v.boolean()});
const deliveriesSchema = v.object({
  ...webhookSchema.entries,
  state: v.optional(v.picklist(deliveryStates)),
  cursor: v.optional(v.string()),
  limit: v.optional(v.number()),
});
const replaySchema = v.object({
  ...webhookSchema.entries,
  deliveries: v.optional(v.array(v.string())),
  failedSince: v.optional(v.string()),
});

export function addOperatorRoutes(app: Hono, {secret, actions}: OperatorDoor): void {
  const serve = <S extends v.GenericSchema>(
    name: string,
    schema: S,
    act: (input: v.InferOutput<S>) => Promise<unknown>,
  ): void => {
    app.post(`/operator/${name}`, async (c) => {
      const reply = await answer(c, schema, act);
      reply.headers.set('x-route', `operator.${name}`);
      return reply;
    });
  };
  const answer = async <S extends v.GenericSchema>(
    c: Context,
    schema: S,
    act: (input: v.InferOutput<S>) => Promise<unknown>,
  ): Promise<Response> => {
    // Said as of an address that does not exist: the door is nobody's business but this machine's.
    if (!isFromThisMachine(c) || !isBearer(c.req.header('authorization'), secret))
      return problemReply(new Refusal('ROUTE_UNKNOWN'));
    try {
      return Response.json({value: await act(v.parse(schema, await c.req.json()))});
    } catch (error) {
      if (error instanceof ServerError) {
        const {code, message, problems} = error;
        return Response.json({error: {code, message, problems}}, {status: 422});
      }
      throw error;
    }
  };
  serve('ping', v.object({}), async () => ({pid: process.pid}));
  serve('apply', applySchema, async ({definition, images, dryRun}) =>
    actions.apply(definition, {
      images: new Map(Object.entries(images).map(([path, text]) => [path, Buffer.from(text, 'base64')])),
      dryRun,
    }),
  );
  serve('export', structureSchema, async (input) =>
    Buffer.from(await actions.exportDefinition(input)).toString('base64'),
  );
  serve('awards-of-people', awardsSchema, async (input) => actions.awardsOfPeople(input));
  serve('statistics', statisticsSchema, async (input) => actions.statisticsCsv(input));
  serve('revoke', revokeSchema, async (input) => actions.revoke(input));
  serve('rotate-key', structureSchema, async (input) => actions.rotateKey(input));
  serve('backup', backupSchema, async (input) => actions.backup(input));
  serve('claim-code', claimCodeSchema, async (input) => actions.createClaimCode(input));
  serve('members', structureSchema, async (input) => actions.members(input));
  serve('set-member', memberSchema, async (input) => actions.setMember(input));
  serve('drop-member', addressSchema, async (input) => actions.dropMember(input));
  serve('take-up', partSchema, async (part) => actions.takeUp(part));
  serve('known-until', platformSchema, async (input) => actions.knownUntil(input));
  serve('milestones-to-draw', milestoneStructureSchema, async (input) => actions.milestonesToDraw(input));
  serve('draw-milestones', milestonesSchema, async (input) => actions.drawMilestones(input));
  serve('badges-to-make', platformSchema, async (input) => actions.badgesToMake(input));
  serve('note-making', badgeMakingSchema, async (input) => actions.noteMaking(input));
  serve('note-not-made', badgeNotMadeSchema, async (input) => {
    await actions.noteNotMade(input);
    return {};
  });
  serve('note-made', badgeMadeSchema, async (input) => {
    await actions.noteMade(input);
    return {};
  });
  serve('issued-elsewhere', v.object({}), async () => actions.issuedElsewhere());
  serve('retry-elsewhere', v.object({}), async () => actions.retryElsewhere());
  serve('platforms', structureSchema, async (input) => actions.platforms(input));
  serve('api-keys', platformPlaceSchema, async (input) => actions.apiKeys(input));
  serve('api-key', platformPlaceSchema, async (input) => actions.createApiKey(input));
  serve('api-key-end', apiKeySchema, async (input) => {
    await actions.endApiKey(input);
    return {};
  });
  serve('platform-secret', platformPlaceSchema, async (input) => actions.makePlatformSecret(input));
  serve('platform-secret-remove', platformPlaceSchema, async (input) => {
    await actions.removePlatformSecret(input);
    return {};
  });
  serve('record-store', platformPlaceSchema, async (input) => actions.recordStore(input));
  serve('record-store-set', recordStoreSchema, async (input) => actions.setRecordStore(input));
  serve('record-store-pull', platformPlaceSchema, async (input) => actions.pullRecordStore(input));
  serve('record-store-remove', platformPlaceSchema, async (input) => {
    await actions.removeRecordStore(input);
    return {};
  });
  serve('webhooks', structureSchema, async (input) => actions.webhooks(input));
  serve('webhook-secret', webhookSecretSchema, async (input) => actions.makeWebhookSecret(input));
  serve('webhook-test', webhookSchema, async (input) => actions.testWebhook(input));
  serve('webhook-switch', webhookSwitchSchema, async (input) => actions.switchWebhook(input));
  serve('webhook-remove', webhookSchema, async (input) => {
    await actions.removeWebhook(input);
    return {};
  });
  serve('webhook-deliveries', deliveriesSchema, async (input) => actions.webhookDeliveries(input));
  serve('webhook-replay', replaySchema, async (input) => actions.replayWebhook(input));
  serve('examine', v.object({}), async () => actions.examine());
}

/** Passkeys over HTTP, for the backend's own pages only: one made for another origin would be of no use there. */
import type {Context, Hono} from 'hono';
import * as v from 'valibot';
import {actingIn} from '../audit/acting-session.js';
import {originOf} from '../http/origins.js';
import {problemReply} from '../http/problem.js';
import {addressOf} from '../http/rate-limit.js';
import {readBody} from '../http/read-body.js';
import {signedInHere} from '../oauth/signed-in-here.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {PasskeyFault} from './passkey-fault.js';
import {askForPasskey, askToMakePasskey, makePasskey, signInWithPasskey} from './passkeys.js';
import type {RelyingParty} from './relying-party.js';

const maxBytes = 32_768;
const quiet = {'cache-control': 'no-store'};

const text = v.pipe(v.string(), v.maxLength(16_384));
const credential = {
  id: text,
  rawId: text,
  type: v.literal('public-key'),
  clientExtensionResults: v.object({}),
};
const madeSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  response: v.object({
    ...credential,
    response: v.object({clientDataJSON: text, attestationObject: text}),
  }),
});
const usedSchema = v.object({
  response: v.object({
    ...credential,
    response: v.object({
      clientDataJSON: text,
      authenticatorData: text,
      signature: text,
      userHandle: v.exactOptional(text),
    }),
  }),
});

/** @param trustedProxies how many of them name who calls */
export function addPasskeys(
  app: Hono,
  services: Services,
  {party, trustedProxies}: {readonly party: RelyingParty; readonly trustedProxies: number},
): void {
  const on = (
    path: string,
    name: string,
    answer: (c: Context, structure: string) => Promise<Response>,
  ): void => {
    app.post(`/structures/:structure/${path}`, async (c) => {
      const response = await answer(c, c.req.param('structure')).catch((error: unknown) =>
        refused(services, error),
      );
      response.headers.set('x-route', name);
      return response;
    });
  };
  on('me/passkeys/challenges', 'passkeys.ask', async (c) => {
    const {caller, structure, person} = await signedInHere(c, services);
    const options = await actingIn(caller, async () =>
      askToMakePasskey(services, party, {structure, person, tokenHash: caller.tokenHash}),
    );
    return Response.json(options, {status: 201, headers: quiet});
  });
  on('me/passkeys', 'passkeys.make', async (c) => {
    const {caller, structure, person} = await signedInHere(c, services);
    const {name, response} = await readInput(c, madeSchema);
    const {tokenHash} = caller;
    await actingIn(caller, async () =>
      makePasskey(services, party, {structure, person, tokenHash, name, response}),
    );
    return new Response(null, {status: 204});
  });
  on('sign-in/passkeys/challenges', 'passkeys.askToSignIn', async (c, structure) => {
    assertOwnPage(c, services);
    const address = addressOf(c, trustedProxies);
    const options = await askForPasskey(services, party, {structure, address});
    return Response.json(options, {status: 201, headers: quiet});
  });
  on('sign-in/passkeys', 'passkeys.signIn', async (c, structure) => {
    assertOwnPage(c, services);
    const {response} = await readInput(c, usedSchema);
    const session = await signInWithPasskey(services, party, {structure, response});
    return Response.json(session, {status: 201, headers: quiet});
  });
}

function assertOwnPage(c: Context, {ownOrigin}: Services): void {
  if (originOf(c.req.raw.headers, {ownOrigin}) !== ownOrigin) throw new Refusal('ORIGIN_NOT_ALLOWED');
}

async function readInput<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const bytes = await readBody(c.req.raw, maxBytes, 'BAD_REQUEST');
  try {
    return v.parse(schema, JSON.parse(Buffer.from(bytes).toString()));
  } catch (cause) {
    throw new Refusal('BAD_REQUEST', {detail: cause instanceof Error ? cause.message : 'No passkey'});
  }
}

function refused(services: Services, error: unknown): Response {
  if (error instanceof Refusal) return problemReply(error);
  if (!(error instanceof PasskeyFault)) throw error;
  // One that was copied shows itself by counting backwards: somebody should look at that.
  if (error.cause instanceof Error && error.cause.message.startsWith('Response counter value'))
    services.log({
      at: services.now().toISOString(),
      event: 'problem',
      detail: 'A passkey counted backwards, and was refused: it may have been copied.',
    });
  return Response.json({code: error.code}, {status: 403, headers: quiet});
}

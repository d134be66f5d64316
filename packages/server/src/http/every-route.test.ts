/** Calls every route as everybody, and holds the answers against `test/who-may.ts`, which is written by hand. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Role, type RouteId, routes} from '@pepites/recognition';
import {inviteGuest} from '../../test/guests.js';
import {type Actor, actors, ownPageRoles, roleActors, whoMay} from '../../test/who-may.js';
import {
  type CallInit,
  images,
  makeDefinition,
  openWorld,
  PAGE,
  PUBLIC_URL,
  requestFor,
  STRUCTURE,
  type TestWorld,
} from '../../test/world.js';
import {openStore} from '../store/open-store.js';

const PARTNER = 'https://partner.example';
const ids = Object.keys(routes) as RouteId[];
/** What is said at the door; anything else is about the input, which is none. */
const doorCodes = [
  ...['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'API_KEY_WRONG', 'ORIGIN_NOT_REGISTERED'],
];
const anything = {
  ...{badge: 'un', pathway: 'parcours', request: crypto.randomUUID(), file: crypto.randomUUID()},
  ...{claim: 'x', session: 'x', version: 1},
};

const everyRole: Role[] = [...roleActors];
const addressOf = (actor: string): string => `${actor.toLowerCase()}@trois-saules.example`;
const memberOf = (actor: string, roles: Role[]) => ({email: addressOf(actor), name: actor, roles});

/** One person for each role, and three with all of them; the neighbour has a platform of its own. */
const definition = makeDefinition(({structures: [own, neighbour]}) => {
  own?.staff?.push(
    ...roleActors.map((role) => memberOf(role, [role])),
    ...Object.entries(ownPageRoles).map(([actor, role]) => memberOf(actor, [role])),
    memberOf('former', everyRole),
    memberOf('popUp', everyRole),
  );
  Object.assign(neighbour ?? {}, {
    origins: [PAGE],
    staff: [memberOf('neighbour', everyRole)],
    badges: own?.badges.filter(({id}) => id === 'gestes'),
    platforms: own?.platforms,
  });
});

describe('every route', () => {
  let world: TestWorld;
  const callers = new Map<Actor, CallInit>();

  const signIn = async (actor: Actor, origin = PAGE, structure = STRUCTURE): Promise<string> => {
    const email = addressOf(actor);
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('signIn.sendCode', {structure, email}, {origin});
    const code = await world.lastCode(email);
    return (await world.ask('signIn.withCode', {structure, email, code}, {origin})).value.token;
  };

  /** As this actor calls; the session is opened when it is first needed, and again once a call has ended it. */
  const open = async (actor: Actor): Promise<CallInit> => {
    switch (actor) {
      case 'nobody':
        return {};
      case 'nobodyElsewhere':
        return {origin: PARTNER};
      case 'personOnOwnPage':
      case 'leadOnOwnPage':
      case 'managerOnOwnPage':
      case 'networkAdminOnOwnPage':
        return {token: await signIn(actor, PUBLIC_URL), origin: PUBLIC_URL};
      case 'neighbour':
        return {token: await signIn(actor, PAGE, 'voisine')};
      case 'popUp': {
        const token = await signIn(actor, PUBLIC_URL);
        const handed = await world.ask('signIn.forPage', {origin: PARTNER}, {token, origin: PUBLIC_URL});
        return {token: handed.value.token, origin: PARTNER};
      }
      case 'guest':
        return {token: await guestToken(), origin: PUBLIC_URL};
      case 'former':
        return {token: await formerToken()};
      case 'apiKey':
        return {
          token: await world.backend.createApiKey({structure: STRUCTURE, platform: 'cours'}),
          origin: null,
        };
      case 'apiKeyElsewhere':
        return {
          token: await world.backend.createApiKey({structure: 'voisine', platform: 'cours'}),
          origin: null,
        };
      default:
        return {token: await signIn(actor)};
    }
  };

  /** The row is taken from the store behind the backend's back: a session that nobody ended, with the scopes of roles that are gone. */
  const formerToken = async (): Promise<string> => {
    await world.backend.apply(definition, {images, dryRun: false});
    const token = await signIn('former');
    await world.backend.close();
    const store = await openStore(world.dataDirectory);
    await store.deleteFrom('member').where('name', '=', 'former').execute();
    await store.destroy();
    await world.reopen();
    return token;
  };

  const guestToken = async (): Promise<string> => {
    const email = `asks-${crypto.randomUUID()}@example.org`;
    const {token} = await world.signIn(email);
    const request = await world.submit(token, 'un');
    return (await inviteGuest(world, {token: await signIn('lead')}, request)).token;
  };

  const callAs = async (actor: Actor, id: RouteId): Promise<string> => {
    const caller = callers.get(actor) ?? (await open(actor));
    callers.set(actor, caller);
    const reply = await world.fetch(...requestFor(id, anything, caller));
    if (reply.ok && (id === 'me.signOut' || id === 'examination.leave')) callers.delete(actor);
    if (reply.ok) return 'OK';
    const {code} = (await reply.json()) as {code: string};
    return code;
  };

  before(async () => {
    world = await openWorld();
    await world.backend.apply(definition, {images, dryRun: false});
  });
  after(() => world.close());

  it('has a line in packages/server/test/who-may.ts, written by hand', () => {
    const missing = ids.filter((id) => !Object.hasOwn(whoMay, id));
    assert.deepEqual(
      missing,
      [],
      `Say in packages/server/test/who-may.ts who may call: ${missing.join(', ')}`,
    );
    const gone = Object.keys(whoMay).filter((id) => !Object.hasOwn(routes, id));
    assert.deepEqual(gone, [], `No such route any more, take it out of who-may.ts: ${gone.join(', ')}`);
  });

  for (const actor of actors) {
    it(`answers ${actor} as written`, async () => {
      for (const id of ids) {
        const expected = whoMay[id]?.includes(actor) === true;
        const code = await callAs(actor, id);
        const isIn = !doorCodes.includes(code);
        assert.equal(isIn, expected, `${id} as ${actor} says ${code}`);
        assert.notEqual(code, 'INTERNAL', `${id} as ${actor}`);
      }
    });
  }

  it('tells a person of another structure that the session is not for here, never what is here', async () => {
    for (const id of ids.filter((one) => whoMay[one]?.includes('nobody') !== true)) {
      const code = await callAs('neighbour', id);
      assert.match(code, /^(SESSION_ENDED|API_KEY_WRONG)$/, id);
    }
  });
});

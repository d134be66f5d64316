/** Somebody who may call a route, made from the authorisation table alone. */
import {type RouteId, roles, routes} from '@pepites/recognition';
import {type Access, authorisation} from '../src/http/authorisation.js';
import {inviteGuest} from './guests.js';
import {
  type CallInit,
  images,
  makeDefinition,
  openWorld,
  PUBLIC_URL,
  STRUCTURE,
  type TestWorld,
} from './world.js';

export interface CallersWorld extends TestWorld {
  /** A caller that no other route has: what one route does to it (ending its session, deleting it) troubles no other. */
  callerOf(id: RouteId): Promise<CallInit>;
}

const ids = Object.keys(routes) as RouteId[];
const addressOf = (id: RouteId): string => `route-${ids.indexOf(id)}@trois-saules.example`;

export async function openCallersWorld(): Promise<CallersWorld> {
  const world = await openWorld();
  const definition = makeDefinition(({structures: [structure]}) => {
    for (const id of ids) {
      structure?.staff?.push({email: addressOf(id), name: id, roles: [...roles]});
    }
  });
  await world.backend.apply(definition, {images, dryRun: false});
  return Object.assign(world, {
    callerOf: async (id: RouteId): Promise<CallInit> => {
      const access: Access = authorisation[id];
      // One page may ask for so many codes in a quarter of an hour, and there are more routes than that.
      world.clock.now = new Date(world.clock.now.getTime() + 3000);
      switch (access.kind) {
        case 'public':
        case 'registeredOrigin':
          return {};
        case 'session':
          return {token: (await world.signIn(addressOf(id), PUBLIC_URL)).token, origin: PUBLIC_URL};
        case 'link':
          return {token: await guestOf(world, id), origin: PUBLIC_URL};
        case 'apiKey':
          return {token: await world.backend.createApiKey({structure: STRUCTURE, platform: 'cours'})};
      }
    },
  });
}

/** Somebody whom the lead invited to examine the request of a person of their own. */
async function guestOf(world: TestWorld, id: RouteId): Promise<string> {
  const {token} = await world.signIn(`asks-${crypto.randomUUID()}@example.org`, PUBLIC_URL);
  const request = await world.submit(token, 'un', PUBLIC_URL);
  const lead = {token: (await world.signIn(addressOf(id), PUBLIC_URL)).token, origin: PUBLIC_URL};
  return (await inviteGuest(world, lead, request)).token;
}

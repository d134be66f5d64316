/** Routes by which a person shows several of their badges at once. */
import {createWall, listWalls, revokeWall} from '../../shares/manage-walls.js';
import type {Handlers} from '../handler.js';

type WallRoutes = 'walls.create' | 'walls.list' | 'walls.revoke';

export const wallHandlers: Pick<Handlers, WallRoutes> = {
  'walls.create': async ({structure, awards, showsName, label, endsAt}, {services, caller}) =>
    createWall(services, {structure, person: caller.person}, {awards, showsName, label, endsAt}),

  'walls.list': async ({structure}, {services, caller}) => ({
    items: await listWalls(services, {structure, person: caller.person}),
  }),

  'walls.revoke': async ({structure, wall}, {services, caller}) => {
    await revokeWall(services, {structure, person: caller.person}, wall);
    return undefined;
  },
};

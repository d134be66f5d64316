/** Routes on badges that people make for themselves. */
import {readFile} from 'node:fs/promises';
import {
  createSelfBadge,
  editSelfBadge,
  ownSelfBadges,
  publishSelfBadge,
  removeSelfBadge,
  retireSelfBadge,
  selfBadgeImage,
  setSelfBadgeImage,
} from '../../self-created/self-badges.js';
import type {Handlers} from '../handler.js';

interface Named {
  readonly structure: string;
  readonly selfBadge: string;
}
const own = ({structure, selfBadge}: Named, {person}: {readonly person: string}) => ({
  structure,
  selfBadge,
  person,
});

export const selfCreatedHandlers: Pick<Handlers, Extract<keyof Handlers, `selfCreated.${string}`>> = {
  'selfCreated.create': async (input, {services, caller}) =>
    createSelfBadge(services, {structure: input.structure, person: caller.person}, input),

  'selfCreated.list': async ({structure}, {services, caller}) => ({
    items: await ownSelfBadges(services, {structure, person: caller.person}),
  }),

  'selfCreated.edit': async (input, {services, caller}) => editSelfBadge(services, own(input, caller), input),

  'selfCreated.setImage': async (input, {services, caller}) =>
    setSelfBadgeImage(services, own(input, caller), await readFile(input.upload.path)),

  'selfCreated.drawImage': async (input, {services, caller}) =>
    setSelfBadgeImage(services, own(input, caller), {
      shape: input.shape,
      symbol: input.symbol,
      colour: input.colour,
    }),

  'selfCreated.image': async (input, {services, caller}) => ({
    mediaType: 'image/png',
    bytes: await selfBadgeImage(services, own(input, caller)),
  }),

  'selfCreated.publish': async (input, {services, caller}) => publishSelfBadge(services, own(input, caller)),

  'selfCreated.retire': async (input, {services, caller}) => retireSelfBadge(services, own(input, caller)),

  'selfCreated.remove': async (input, {services, caller}) => {
    await removeSelfBadge(services, own(input, caller));
    return undefined;
  },
};

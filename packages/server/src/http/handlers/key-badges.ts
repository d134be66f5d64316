/** Routes on key badges that are offered, and on badges of other issuers. */
import {readFile} from 'node:fs/promises';
import {awardViews, readAward} from '../../awards/award-view.js';
import {declineOffer, offersOf, takeOffer} from '../../awards/key-offers.js';
import {
  addForeignBadge,
  badgesToConfirm,
  confirmOwner,
  ownForeignBadges,
  removeForeignBadge,
} from '../../foreign-badges/foreign-badges.js';
import {Refusal} from '../../refusal.js';
import type {Handlers} from '../handler.js';

type KeyBadgeRoutes =
  | 'awards.offers'
  | 'awards.takeOffer'
  | 'awards.declineOffer'
  | 'foreignBadges.add'
  | 'foreignBadges.list'
  | 'foreignBadges.remove'
  | 'foreignBadges.toConfirm'
  | 'foreignBadges.confirm';

export const keyBadgeHandlers: Pick<Handlers, KeyBadgeRoutes> = {
  'awards.offers': async ({structure}, {services, caller}) => ({
    items: await offersOf(services, {structure, person: caller.person}),
  }),

  'awards.takeOffer': async ({structure, badge}, {services, caller}) => {
    const award = await takeOffer(services, {structure, person: caller.person, badge});
    const row = await readAward(services.db, award);
    const [view] = await awardViews(services, services.db, [row], {isForHolder: true});
    if (!view) throw new Refusal('BADGE_UNKNOWN');
    return view;
  },

  'awards.declineOffer': async ({structure, badge}, {services, caller}) => {
    await declineOffer(services, {structure, person: caller.person, badge});
    return undefined;
  },

  'foreignBadges.add': async ({structure, upload}, {services, caller}) =>
    addForeignBadge(services, {structure, person: caller.person, bytes: await readFile(upload.path)}),

  'foreignBadges.list': async ({structure}, {services, caller}) => ({
    items: await ownForeignBadges(services.db, {structure, person: caller.person}),
  }),

  'foreignBadges.remove': async ({structure, foreignBadge}, {services, caller}) => {
    await removeForeignBadge(services, {structure, person: caller.person, foreignBadge});
    return undefined;
  },

  'foreignBadges.toConfirm': async ({structure}, {services}) => ({
    items: await badgesToConfirm(services.db, structure),
  }),

  'foreignBadges.confirm': async ({structure, foreignBadge}, {services, caller}) =>
    confirmOwner(services, {structure, foreignBadge, caller}),
};

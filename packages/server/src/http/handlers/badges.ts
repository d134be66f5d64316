/** Routes on badges as things that live: the catalogue, their versions, and how a lead writes them. */
import {cataloguePage} from '../../catalogue/askable.js';
import {badgeVersionLines, badgeVersionView, readBadgeVersion} from '../../catalogue/badge-versions.js';
import {
  createBadge,
  editableBadge,
  retireBadge,
  setBadgeImage,
  updateBadge,
} from '../../catalogue/edit-badge.js';
import {Refusal} from '../../refusal.js';
import type {Handlers} from '../handler.js';

type BadgeRoutes =
  | 'catalogue.list'
  | 'badges.versions'
  | 'badges.version'
  | 'badges.edit'
  | 'badges.create'
  | 'badges.update'
  | 'badges.setImage'
  | 'badges.retire';

export const badgeHandlers: Pick<Handlers, BadgeRoutes> = {
  'catalogue.list': async (question, {services}) => cataloguePage(services, question),

  'badges.versions': async ({structure, badge}, {services}) => {
    const items = await badgeVersionLines(services.db, structure, badge);
    if (items.length === 0) throw new Refusal('BADGE_UNKNOWN');
    return {items};
  },

  'badges.version': async ({structure, badge, number}, {services}) => {
    const [current] = await badgeVersionLines(services.db, structure, badge);
    if (!current) throw new Refusal('BADGE_UNKNOWN');
    if (!/^\d{1,9}$/.test(number)) throw new Refusal('BADGE_VERSION_UNKNOWN');
    const row = await readBadgeVersion(services.db, {structure, badge, number: Number(number)});
    return badgeVersionView(services, row, row.number === current.number);
  },

  'badges.edit': async ({structure, badge}, {services}) =>
    editableBadge(services, services.db, {structure, badge}),

  'badges.create': async ({structure, badge, text, image}, {services, caller}) =>
    createBadge(services, {structure, badge, by: caller.person}, {text, image}),

  'badges.update': async ({structure, badge, text, updatedAt}, {services, caller}) =>
    updateBadge(services, {structure, badge, by: caller.person}, {text, updatedAt}),

  'badges.setImage': async ({structure, badge, ...given}, {services, caller}) =>
    setBadgeImage(services, {structure, badge, by: caller.person}, given),

  'badges.retire': async ({structure, badge, isRetired}, {services, caller}) =>
    retireBadge(services, {structure, badge, by: caller.person}, isRetired),
};

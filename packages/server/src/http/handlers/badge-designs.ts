/** Routes on badges that a structure composes, and on the designs of images. */
import {openDrafts, removeDraft, saveDraft} from '../../badge-designs/badge-drafts.js';
import {publishDraft} from '../../badge-designs/publish-draft.js';
import {selfDesign, setSelfDesign} from '../../badge-designs/self-designs.js';
import type {Handlers} from '../handler.js';

type BadgeDesignRoutes = Extract<keyof Handlers, `badgeDrafts.${string}` | `selfDesigns.${string}`>;

export const badgeDesignHandlers: Pick<Handlers, BadgeDesignRoutes> = {
  'badgeDrafts.list': async ({structure}, {services, caller}) => ({
    items: await openDrafts(services.db, {structure, by: caller.person}),
    mayPublish: caller.roles.includes('lead'),
  }),

  'badgeDrafts.save': async ({structure, draft, ...input}, {services, caller}) =>
    saveDraft(services, {structure, draft, by: caller.person}, input),

  'badgeDrafts.publish': async ({structure, draft, basedOn}, {services, caller}) =>
    publishDraft(services, {structure, draft, by: caller.person, basedOn}),

  'badgeDrafts.remove': async ({structure, draft}, {services, caller}) => {
    await removeDraft(services, {structure, draft, by: caller.person, isLead: caller.roles.includes('lead')});
    return undefined;
  },

  'selfDesigns.get': async ({structure, selfBadge}, {services, caller}) =>
    selfDesign(services, {structure, selfBadge, person: caller.person}),

  'selfDesigns.set': async ({structure, selfBadge, design}, {services, caller}) =>
    setSelfDesign(services, {structure, selfBadge, person: caller.person}, design),
};

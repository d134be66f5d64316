/** Routes on supporters: organisations, being shown, giving a badge back. */
import {readFile} from 'node:fs/promises';
import {awardViews, readAward} from '../../awards/award-view.js';
import {Refusal} from '../../refusal.js';
import {giveBack} from '../../supporters/automatic-award.js';
import {readListing, setListing, supportersOf} from '../../supporters/listing.js';
import {
  changeOrganisation,
  createOrganisation,
  ownOrganisations,
  setLogo,
} from '../../supporters/organisations.js';
import type {Handlers} from '../handler.js';

type SupporterRoutes =
  | Extract<keyof Handlers, `organisations.${string}`>
  | 'supporters.list'
  | 'supporters.getListing'
  | 'supporters.setListing'
  | 'awards.giveBack';

export const supporterHandlers: Pick<Handlers, SupporterRoutes> = {
  'organisations.create': async (input, {services, caller}) =>
    createOrganisation(services, {...input, person: caller.person}),

  'organisations.list': async ({structure}, {services, caller}) => ({
    items: await ownOrganisations(services, {structure, person: caller.person}),
  }),

  'organisations.change': async (input, {services, caller}) =>
    changeOrganisation(services, {...input, person: caller.person}),

  'organisations.setLogo': async ({structure, organisation, upload}, {services, caller}) =>
    setLogo(services, {
      structure,
      person: caller.person,
      organisation,
      bytes: await readFile(upload.path),
    }),

  'supporters.list': async ({structure, badge}, {services}) => ({
    items: await supportersOf(services, {structure, badge}),
  }),

  'supporters.getListing': async ({structure, award}, {services, caller}) =>
    readListing(services.db, {structure, award, person: caller.person}),

  'supporters.setListing': async ({structure, award, isListed, name, agreed}, {services, caller}) =>
    setListing(services, {structure, award, person: caller.person}, {isListed, name, agreed}),

  'awards.giveBack': async ({structure, award}, {services, caller}) => {
    await giveBack(services, {structure, award, person: caller.person});
    const row = await readAward(services.db, award);
    const [view] = await awardViews(services, services.db, [row], {isForHolder: true});
    if (!view) throw new Refusal('AWARD_UNKNOWN');
    return view;
  },
};

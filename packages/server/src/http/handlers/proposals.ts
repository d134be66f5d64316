/** Routes on badges that people propose. */
import {noteAct} from '../../audit/note-act.js';
import {createProposal, giveAnswer, proposalsIn, proposalsOf} from '../../proposals/proposals.js';
import type {Handlers} from '../handler.js';

type ProposalRoutes = 'proposals.create' | 'proposals.mine' | 'proposals.list' | 'proposals.answer';

export const proposalHandlers: Pick<Handlers, ProposalRoutes> = {
  'proposals.create': async (proposal, {services, caller}) =>
    createProposal(services, {...proposal, person: caller.person}),

  'proposals.mine': async ({structure}, {services, caller}) => ({
    items: await proposalsOf(services.db, structure, caller.person),
  }),

  'proposals.list': async ({structure, state}, {services, caller}) => {
    const items = await proposalsIn(services.db, structure, state);
    await noteAct(services.db, {
      structure,
      by: caller.person,
      act: 'proposals.listed',
      at: services.now(),
    });
    return {items};
  },

  'proposals.answer': async (given, {services, caller}) =>
    giveAnswer(services, {...given, by: caller.person}),
};

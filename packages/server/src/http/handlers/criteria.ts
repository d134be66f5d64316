/** Routes on badges of courses after the report: results taken back, badges called into question, what is missing. */
import {noteAct} from '../../audit/note-act.js';
import {contestedBadges, decideContest} from '../../completions/contests.js';
import {explainFor} from '../../completions/explain.js';
import {voidFact} from '../../completions/void-fact.js';
import {assertKnownHere} from '../../people/known-here.js';
import type {Handlers} from '../handler.js';

type CriteriaRoutes =
  'completions.void' | 'criteria.explain' | 'criteria.explainFor' | 'criteria.contests' | 'criteria.decide';

export const criteriaHandlers: Pick<Handlers, CriteriaRoutes> = {
  'completions.void': async (input, {services, platform}) =>
    voidFact(services, {...input, platform: platform.platform, mayReport: platform.badges}),

  'criteria.explain': async ({structure, badge}, {services, caller}) =>
    explainFor(services.db, {structure, badge, person: caller.person}),

  'criteria.explainFor': async ({structure, badge, person}, {services, caller}) => {
    const {db} = services;
    await assertKnownHere(db, structure, person);
    const report = await explainFor(db, {structure, badge, person});
    await noteAct(db, {
      structure,
      by: caller.person,
      act: 'criteria.read',
      about: person,
      at: services.now(),
    });
    return report;
  },

  'criteria.contests': async ({structure}, {services}) => ({
    items: await contestedBadges(services, structure),
  }),

  'criteria.decide': async ({structure, contest, outcome, reason}, {services, caller}) => {
    await decideContest(services, {structure, contest, outcome, reason, caller});
    return undefined;
  },
};

/** Routes on badges that are given on another platform too. */
import {noteAct} from '../../audit/note-act.js';
import {retryElsewhere} from '../../elsewhere/report.js';
import {elsewhereReport, platformOf} from '../../elsewhere/structure-report.js';
import type {Handlers} from '../handler.js';

type ElsewhereRoutes = `elsewhere.${'get' | 'test' | 'testPlaces' | 'retry'}`;

export const elsewhereHandlers: Pick<Handlers, ElsewhereRoutes> = {
  'elsewhere.get': async ({structure}, {services}) => elsewhereReport(services, structure),

  'elsewhere.test': async ({structure}, {services}) => {
    const platform = await platformOf(services.db, structure);
    return {items: platform ? [...(await services.trials.run(platform))] : []};
  },

  'elsewhere.testPlaces': async ({page}, {services}) => {
    const {trials} = services;
    return {items: await trials.runPlaces(page?.trim() === '' ? undefined : page?.trim())};
  },

  'elsewhere.retry': async ({structure}, {services, caller}) => {
    const count = await retryElsewhere(services, structure);
    const act = {structure, by: caller.person, act: 'elsewhere.retried', object: String(count)} as const;
    await noteAct(services.db, {...act, at: services.now()});
    services.nudge();
    return {count};
  },
};

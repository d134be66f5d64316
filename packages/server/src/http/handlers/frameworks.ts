/** Routes on competency frameworks. */
import {findConcept, searchConcepts} from '../../frameworks/frameworks.js';
import type {Handlers} from '../handler.js';

type FrameworkRoutes = 'frameworks.list' | 'frameworks.search' | 'frameworks.concept';

export const frameworkHandlers: Pick<Handlers, FrameworkRoutes> = {
  'frameworks.list': ({structure: _}, {services}) =>
    Promise.resolve({items: services.frameworks.map(({id, name, source}) => ({id, name, source}))}),

  'frameworks.search': async ({q, provider, language}, {services}) => ({
    items: await searchConcepts(services.frameworks, {q, provider, language}),
  }),

  'frameworks.concept': async ({id}, {services}) => findConcept(services.frameworks, id),
};

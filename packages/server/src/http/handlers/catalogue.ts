/** Routes that anyone may read: structures, badges, pathways, supporters; and verification documents. */
import {networksOf, readPathway, readStructure} from '../../catalogue/catalogue.js';
import {badgeViews, pathwayView, structureView} from '../../catalogue/views.js';
import {Refusal} from '../../refusal.js';
import {verificationDocuments} from '../../verification/documents.js';
import {countAttempt} from '../../people/attempts.js';
import type {Handlers} from '../handler.js';
import {isKnownOrigin} from '../origins.js';

const verificationsPerMinute = 300;

type CatalogueRoutes =
  'structures.get' | 'badges.list' | 'badges.get' | 'pathways.get' | 'verification.documents';

export const catalogueHandlers: Pick<Handlers, CatalogueRoutes> = {
  'structures.get': async ({structure}, {services}) =>
    structureView(
      services,
      await readStructure(services.db, structure),
      await networksOf(services.db, structure),
    ),

  'badges.list': async ({structure}, {services}) => ({
    items: await badgeViews(services, services.db, structure),
  }),

  'badges.get': async ({structure, badge}, {services}) => {
    const [view] = await badgeViews(services, services.db, structure, new Set([badge]));
    if (!view) throw new Refusal('BADGE_UNKNOWN');
    return view;
  },

  'pathways.get': async ({structure, pathway}, {services}) => {
    const definition = await readPathway(services.db, structure, pathway);
    const named = new Set(definition.steps.flatMap((step) => (step.kind === 'badge' ? [step.badge] : [])));
    const badges = await badgeViews(services, services.db, structure, named);
    return pathwayView(services.db, structure, definition, badges);
  },

  'verification.documents': async ({credential}, {services, origin}) => {
    // One limit for all strangers: an Origin is quickly made up, and each would be a new lot of fetches at our expense.
    const caller = (await isKnownOrigin(services, origin)) ? origin : 'elsewhere';
    const limit = {bucket: `verify:${caller}`, atMost: verificationsPerMinute, withinSeconds: 60};
    await countAttempt(services.db, limit, services.now());
    return verificationDocuments(services, {credential, origin});
  },
};

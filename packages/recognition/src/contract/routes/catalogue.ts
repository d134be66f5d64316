/** What anyone may read: structures, badges, pathways, supporters, verification documents. */
import * as v from 'valibot';
import type {Route} from '../route.js';
import * as r from '../resources.js';

export const catalogueRoutes = {
  'structures.get': {
    method: 'GET',
    path: '/structures/:structure',
    summary: 'A structure, as anyone may see it',
    status: 200,
    reply: r.structureSchema,
    errors: [],
  },
  'badges.list': {
    method: 'GET',
    path: '/structures/:structure/badges',
    summary: 'The badges that a structure gives',
    status: 200,
    reply: v.object({items: v.array(r.badgeSchema)}),
    errors: [],
  },
  'badges.get': {
    method: 'GET',
    path: '/structures/:structure/badges/:badge',
    summary: 'One badge: criteria, form, who examines',
    status: 200,
    reply: r.badgeSchema,
    errors: ['BADGE_UNKNOWN'],
  },
  'pathways.get': {
    method: 'GET',
    path: '/structures/:structure/pathways/:pathway',
    summary: 'A pathway without a person',
    status: 200,
    reply: r.pathwaySchema,
    errors: ['PATHWAY_UNKNOWN'],
  },
  'pathways.progress': {
    method: 'GET',
    path: '/structures/:structure/pathways/:pathway/progress',
    summary: 'Where the signed-in person stands on a pathway',
    status: 200,
    reply: r.pathwayProgressSchema,
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'PATHWAY_UNKNOWN'],
  },
  'supporters.list': {
    method: 'GET',
    path: '/structures/:structure/badges/:badge/supporters',
    summary: 'Those who hold a supporters’ badge and chose to be shown',
    status: 200,
    reply: v.object({items: v.array(r.supporterSchema)}),
    errors: ['BADGE_UNKNOWN'],
  },
  'verification.documents': {
    method: 'POST',
    path: '/verification-documents',
    summary:
      'The documents that checking a credential needs; their addresses are derived from the credential itself',
    body: v.object({
      /** The credential as text: JSON or a compact JWS. */
      credential: v.pipe(v.string(), v.maxLength(1_000_000)),
    }),
    changesNothing: true,
    status: 200,
    reply: r.verificationDocumentsSchema,
    errors: ['CREDENTIAL_MALFORMED', 'TOO_MANY_ATTEMPTS'],
  },
} as const satisfies Record<string, Route>;

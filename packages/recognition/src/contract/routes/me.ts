/** Routes on the signed-in person. */
import * as v from 'valibot';
import type {Route} from '../route.js';
import * as r from '../resources.js';

export const meRoutes = {
  'me.get': {
    method: 'GET',
    path: '/structures/:structure/me',
    summary: 'The signed-in person',
    status: 200,
    reply: r.personSchema,
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED'],
  },
  'me.signOut': {
    method: 'DELETE',
    path: '/structures/:structure/me/session',
    summary: 'Ends the session',
    status: 204,
    reply: 'none',
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED'],
  },
  'me.sessions': {
    method: 'GET',
    path: '/structures/:structure/me/sessions',
    summary: 'Where the person is signed in, newest first',
    status: 200,
    reply: v.object({items: v.array(r.openSessionSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED'],
  },
  'me.endSession': {
    method: 'DELETE',
    path: '/structures/:structure/me/sessions/:session',
    summary: 'Ends one of the person’s sessions; also when it has ended already',
    status: 204,
    reply: 'none',
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED'],
  },
  'me.awards': {
    method: 'GET',
    path: '/structures/:structure/me/awards',
    summary: 'The badges that the person has from this structure',
    status: 200,
    reply: v.object({items: v.array(r.awardSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED'],
  },
  'me.requests': {
    method: 'GET',
    path: '/structures/:structure/me/requests',
    summary: 'The person’s own requests, newest first',
    status: 200,
    reply: v.object({items: v.array(r.requestSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED'],
  },
} as const satisfies Record<string, Route>;

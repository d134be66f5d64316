/** Keys by which the servers of course platforms report completions. */
import * as v from 'valibot';
import {instantSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

/** A key that works. What it is nobody can read any more. */
export const apiKeySchema = v.object({id: uuidSchema, createdAt: instantSchema});
export type ApiKey = v.InferOutput<typeof apiKeySchema>;

const errors = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'PLATFORM_UNKNOWN'] as const;
const path = '/structures/:structure/platforms/:platform/api-keys';

export const apiKeyRoutes = {
  'apiKeys.list': {
    method: 'GET',
    path,
    summary: 'The keys of a platform that work, the newest first',
    status: 200,
    reply: v.object({items: v.array(apiKeySchema)}),
    errors,
  },
  'apiKeys.create': {
    method: 'POST',
    path,
    summary:
      'Makes a key for the platform’s server. It is said once; those before go on working until they are ended',
    body: v.object({}),
    status: 201,
    reply: v.object({...apiKeySchema.entries, key: v.string()}),
    errors,
  },
  'apiKeys.revoke': {
    method: 'DELETE',
    path: `${path}/:key`,
    summary: 'Ends a key, for ever and at once; PLATFORM_UNKNOWN also where the platform has no such key',
    status: 204,
    reply: 'none',
    errors,
  },
} as const satisfies Record<string, Route>;

/** Routes by which a person signs in. */
import * as v from 'valibot';
import {emailSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';
import * as r from '../resources.js';

export const signInRoutes = {
  'signIn.sendCode': {
    method: 'POST',
    path: '/structures/:structure/sign-in/codes',
    summary: 'Sends a one-time code by e-mail. Answers the same whether the address is known or not',
    body: v.object({email: emailSchema, language: v.optional(v.picklist(['fr', 'en']), 'fr')}),
    status: 202,
    reply: v.object({expiresInSeconds: v.number()}),
    errors: ['ORIGIN_NOT_REGISTERED', 'TOO_MANY_ATTEMPTS'],
  },
  'signIn.withCode': {
    method: 'POST',
    path: '/structures/:structure/sign-in/sessions',
    summary: 'Exchanges a one-time code for a session bound to the page’s Origin',
    body: v.object({email: emailSchema, code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/))}),
    status: 201,
    reply: r.sessionSchema,
    errors: ['ORIGIN_NOT_REGISTERED', 'CODE_WRONG', 'CODE_EXPIRED', 'TOO_MANY_ATTEMPTS'],
  },
  'signIn.withClaimCode': {
    method: 'POST',
    path: '/structures/:structure/sign-in/claim-codes',
    summary: 'Exchanges a claim code, printed by an adviser, for a session: for people without e-mail',
    body: v.object({claimCode: v.pipe(v.string(), v.trim(), v.maxLength(32))}),
    status: 201,
    reply: r.sessionSchema,
    errors: ['ORIGIN_NOT_REGISTERED', 'CODE_WRONG', 'CODE_EXPIRED', 'TOO_MANY_ATTEMPTS'],
  },
  'claimCodes.create': {
    method: 'POST',
    path: '/structures/:structure/claim-codes',
    summary: 'An adviser makes a claim code for a person, who may have no e-mail address',
    body: v.object({
      displayName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
      /** Somebody whom the structure brought in before and who needs another code. */
      person: v.optional(uuidSchema),
    }),
    status: 201,
    reply: v.object({claimCode: v.string(), expiresAt: v.string(), person: v.string()}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'],
  },
} as const satisfies Record<string, Route>;

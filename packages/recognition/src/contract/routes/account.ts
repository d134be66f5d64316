/** How a person comes in, beyond the everyday: other ways to sign in, strangers’ pages, claim codes for many. */
import * as v from 'valibot';
import {originSchema} from '../../definition.js';
import {emailSchema, instantSchema, uuidSchema, webUrlSchema} from '../../text.js';
import type {Route} from '../route.js';
import * as r from '../resources.js';

export const signInMethodSchema = v.object({
  id: uuidSchema,
  kind: v.picklist(['email', 'claimCode', 'oidc', 'passkey']),
  /** Only where `kind` is `email`. */
  email: v.optional(v.string()),
  /** Only where `kind` is `oidc`: the address of who vouches for the person. */
  issuer: v.optional(v.string()),
  /** Only where `kind` is `passkey`: what its person calls it. */
  name: v.optional(v.string()),
  addedAt: instantSchema,
  /** Only of a claim code that was not used yet. */
  expiresAt: v.optional(instantSchema),
});

export const claimCardSchema = v.object({
  displayName: v.string(),
  person: v.string(),
  claimCode: v.string(),
  expiresAt: instantSchema,
  /** Where the person comes in: the code is in the fragment, which browsers keep to themselves. */
  address: v.string(),
});

const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const codeSchema = v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/));
const languageSchema = v.optional(v.picklist(['fr', 'en']), 'fr');

export const accountRoutes = {
  'signIn.forPage': {
    method: 'POST',
    path: '/structures/:structure/sign-in/page-sessions',
    summary:
      'The end of the pop-up: a session for the page that opened it, bound to its Origin, thirty minutes, scopes request:own and progress:own',
    body: v.object({origin: v.pipe(v.string(), v.maxLength(300), originSchema)}),
    status: 201,
    reply: r.sessionSchema,
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'ORIGIN_NOT_ALLOWED'],
  },
  'me.methods': {
    method: 'GET',
    path: '/structures/:structure/me/methods',
    summary: 'The ways in which the person can sign in today',
    status: 200,
    reply: v.object({items: v.array(signInMethodSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'],
  },
  'me.addEmail': {
    method: 'POST',
    path: '/structures/:structure/me/emails',
    summary: 'Sends a code to an address that the person wants to sign in with from now on',
    body: v.object({email: emailSchema, language: languageSchema}),
    status: 202,
    reply: v.object({expiresInSeconds: v.number()}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'TOO_MANY_ATTEMPTS'],
  },
  'me.confirmEmail': {
    method: 'POST',
    path: '/structures/:structure/me/emails/confirmation',
    summary:
      'Links the address to the person. An address that has an account of its own is refused: accounts are never merged',
    body: v.object({email: emailSchema, code: codeSchema}),
    status: 201,
    reply: v.object({items: v.array(signInMethodSchema)}),
    errors: [
      'SIGN_IN_REQUIRED',
      'SESSION_ENDED',
      'FORBIDDEN',
      'CODE_WRONG',
      'CODE_EXPIRED',
      'TOO_MANY_ATTEMPTS',
      'ACCOUNTS_NOT_MERGED',
    ],
  },
  'me.removeMethod': {
    method: 'DELETE',
    path: '/structures/:structure/me/methods/:method',
    summary: 'Takes a way to sign in away; never the last one that works',
    status: 204,
    reply: 'none',
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'METHOD_UNKNOWN', 'LAST_METHOD'],
  },
  'claimCodes.createMany': {
    method: 'POST',
    path: '/structures/:structure/claim-codes/batches',
    summary: 'Claim codes for several people, and the address of a sheet to print that opens once',
    body: v.object({
      people: v.pipe(
        v.array(v.object({displayName: nameSchema, person: v.optional(uuidSchema)})),
        v.minLength(1),
        v.maxLength(60),
      ),
      /** The page that the codes lead to: the backend's own, or one on an origin that the structure registered. */
      page: v.optional(v.pipe(v.string(), v.maxLength(500), webUrlSchema)),
    }),
    status: 201,
    reply: v.object({
      items: v.array(claimCardSchema),
      /** Opens once, within ten minutes. What opens it is in the fragment. */
      sheetUrl: v.string(),
      sheetExpiresAt: instantSchema,
    }),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'ORIGIN_NOT_ALLOWED'],
  },
  'claimCodes.openSheet': {
    method: 'POST',
    path: '/structures/:structure/claim-codes/sheets',
    summary: 'What a sheet prints, once: one card per person, with the address as a QR code',
    body: v.object({token: v.pipe(v.string(), v.maxLength(100))}),
    status: 200,
    reply: v.object({
      structureName: v.string(),
      cards: v.array(
        v.object({
          ...claimCardSchema.entries,
          /** SVG, black on white. */
          qr: v.string(),
        }),
      ),
    }),
    errors: ['ORIGIN_NOT_REGISTERED', 'SHEET_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;

export type SignInMethod = v.InferOutput<typeof signInMethodSchema>;
export type ClaimCard = v.InferOutput<typeof claimCardSchema>;

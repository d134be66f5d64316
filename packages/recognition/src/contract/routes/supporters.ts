/** Routes on supporters: organisations that receive a badge, being shown on the list, giving a badge back. */
import * as v from 'valibot';
import {uuidSchema, webUrlSchema} from '../../text.js';
import type {Route} from '../route.js';
import {awardSchema} from '../resources.js';

const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

export const organisationSchema = v.object({
  id: uuidSchema,
  name: v.string(),
  url: v.optional(v.string()),
  logoUrl: v.optional(v.string()),
});

const organisationBodySchema = v.object({
  name: nameSchema,
  url: v.optional(v.pipe(webUrlSchema, v.maxLength(2048))),
});

export const supporterListingSchema = v.object({
  isListed: v.boolean(),
  /** As the holder is shown. */
  name: v.optional(v.string()),
  since: v.optional(v.string()),
});

export type Organisation = v.InferOutput<typeof organisationSchema>;
export type SupporterListingView = v.InferOutput<typeof supporterListingSchema>;

const signedIn = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;
const onAward = [...signedIn, 'AWARD_UNKNOWN'] as const;

export const supporterRoutes = {
  'organisations.create': {
    method: 'POST',
    path: '/structures/:structure/me/organisations',
    summary: 'An organisation in whose name the person may ask for a supporters’ badge; they represent it',
    body: organisationBodySchema,
    status: 201,
    reply: organisationSchema,
    errors: [...signedIn, 'ORGANISATION_LIMIT', 'IDEMPOTENCY_CONFLICT'],
  },
  'organisations.list': {
    method: 'GET',
    path: '/structures/:structure/me/organisations',
    summary: 'The organisations that the person represents',
    status: 200,
    reply: v.object({items: v.array(organisationSchema)}),
    errors: signedIn,
  },
  'organisations.change': {
    method: 'PUT',
    path: '/structures/:structure/me/organisations/:organisation',
    summary: 'Corrects an organisation’s name or address',
    body: organisationBodySchema,
    status: 200,
    reply: organisationSchema,
    errors: [...signedIn, 'ORGANISATION_UNKNOWN'],
  },
  'organisations.setLogo': {
    method: 'POST',
    path: '/structures/:structure/me/organisations/:organisation/logo',
    summary: 'The organisation’s logo: a PNG, JPEG or WebP image, drawn anew',
    body: 'bytes',
    status: 200,
    reply: organisationSchema,
    errors: [...signedIn, 'ORGANISATION_UNKNOWN', 'FILE_TOO_LARGE', 'FILE_TYPE_REFUSED'],
  },
  'supporters.getListing': {
    method: 'GET',
    path: '/structures/:structure/awards/:award/listing',
    summary: 'Is this supporter shown on the list?',
    status: 200,
    reply: supporterListingSchema,
    errors: onAward,
  },
  'supporters.setListing': {
    method: 'PUT',
    path: '/structures/:structure/awards/:award/listing',
    summary:
      'Being shown among the supporters, under a name that the holder chooses; taken back whenever they like',
    body: v.object({
      isListed: v.boolean(),
      name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
      /** Ticked for this alone. */
      agreed: v.optional(v.boolean(), false),
    }),
    status: 200,
    reply: supporterListingSchema,
    errors: [...onAward, 'LISTING_NOT_OFFERED', 'REQUEST_STATE', 'CONSENT_MISSING', 'REQUEST_INCOMPLETE'],
  },
  'awards.giveBack': {
    method: 'POST',
    path: '/structures/:structure/awards/:award/giving-back',
    summary: 'The holder gives back a badge that they asked for; from then on no verifier takes it',
    body: v.object({}),
    status: 200,
    reply: awardSchema,
    errors: [...onAward, 'WRONG_MODE', 'REQUEST_STATE'],
  },
} as const satisfies Record<string, Route>;

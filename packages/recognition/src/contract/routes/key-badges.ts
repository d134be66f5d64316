/** Routes on key badges that are offered, and on badges that people bring from other issuers. */
import * as v from 'valibot';
import {keyOfferStates} from '../../pathway.js';
import {instantSchema, localisedTextSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';
import {awardSchema} from '../resources.js';

export const keyOfferSchema = v.object({
  badge: v.string(),
  badgeName: localisedTextSchema,
  state: v.picklist(keyOfferStates),
  since: instantSchema,
});

/**
 * `counts`: it is verified and the person's; `toConfirm`: it is verified, and an adviser has to say that it is the person's;
 * `notVerified`: it could not be verified, or was refused; `notTheirs`: it names somebody else.
 */
export const foreignBadgeStates = ['counts', 'toConfirm', 'notVerified', 'notTheirs'] as const;

export const foreignBadgeViewSchema = v.object({
  id: uuidSchema,
  name: v.string(),
  issuerName: v.string(),
  issuer: v.string(),
  achievement: v.string(),
  awardedAt: instantSchema,
  validUntil: v.optional(instantSchema),
  state: v.picklist(foreignBadgeStates),
  /** When it was verified. That is done again each week. */
  checkedAt: instantSchema,
  /** Since when its issuer could not be asked again. Until then it was as `state` says; it opens no new key badge. */
  unsureSince: v.optional(instantSchema),
  confirmedAt: v.optional(instantSchema),
});

export const foreignBadgeToConfirmSchema = v.object({
  ...foreignBadgeViewSchema.entries,
  person: uuidSchema,
  displayName: v.string(),
});

export type KeyOffer = v.InferOutput<typeof keyOfferSchema>;
export type ForeignBadgeView = v.InferOutput<typeof foreignBadgeViewSchema>;
export type ForeignBadgeToConfirm = v.InferOutput<typeof foreignBadgeToConfirmSchema>;

const signedIn = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;

export const keyBadgeRoutes = {
  'awards.offers': {
    method: 'GET',
    path: '/structures/:structure/me/offers',
    summary: 'The key badges that the person may take, and those that they declined',
    status: 200,
    reply: v.object({items: v.array(keyOfferSchema)}),
    errors: [...signedIn],
  },
  'awards.takeOffer': {
    method: 'POST',
    path: '/structures/:structure/me/offers/:badge/acceptance',
    summary:
      'Takes a key badge that was offered, or that was declined before. Taking it again gives the same award',
    body: v.object({}),
    status: 201,
    reply: awardSchema,
    errors: [...signedIn, 'BADGE_UNKNOWN', 'KEY_OFFER_NEEDED', 'KEY_NOT_ELIGIBLE', 'BADGE_ALREADY_HELD'],
  },
  'awards.declineOffer': {
    method: 'POST',
    path: '/structures/:structure/me/offers/:badge/refusal',
    summary: 'Declines a key badge that was offered; it can be taken later',
    body: v.object({}),
    status: 204,
    reply: 'none',
    errors: [...signedIn, 'BADGE_UNKNOWN', 'KEY_OFFER_NEEDED', 'KEY_STATE'],
  },
  'foreignBadges.add': {
    method: 'POST',
    path: '/structures/:structure/me/foreign-badges',
    summary:
      'Brings a badge of another issuer: a file of JSON, a JWT, or a PNG or SVG image that carries it. It is verified. The same one again is the same',
    body: 'bytes',
    status: 201,
    reply: foreignBadgeViewSchema,
    errors: [
      ...signedIn,
      'FILE_TOO_LARGE',
      'CREDENTIAL_MALFORMED',
      'FOREIGN_NOT_LISTED',
      'EVIDENCE_LIMIT',
      'TOO_MANY_ATTEMPTS',
    ],
  },
  'foreignBadges.list': {
    method: 'GET',
    path: '/structures/:structure/me/foreign-badges',
    summary: 'The badges of other issuers that the person brought, newest first',
    status: 200,
    reply: v.object({items: v.array(foreignBadgeViewSchema)}),
    errors: [...signedIn],
  },
  'foreignBadges.remove': {
    method: 'DELETE',
    path: '/structures/:structure/me/foreign-badges/:foreignBadge',
    summary: 'Takes a badge of another issuer away. What was given for it before stays',
    status: 204,
    reply: 'none',
    errors: [...signedIn, 'FOREIGN_BADGE_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;

export const foreignBadgeStaffRoutes = {
  'foreignBadges.toConfirm': {
    method: 'GET',
    path: '/structures/:structure/foreign-badges',
    summary:
      'Verified badges of other issuers of which an adviser has to say whose they are, the oldest first',
    status: 200,
    reply: v.object({items: v.array(foreignBadgeToConfirmSchema)}),
    errors: [...signedIn, 'FORBIDDEN'],
  },
  'foreignBadges.confirm': {
    method: 'POST',
    path: '/structures/:structure/foreign-badges/:foreignBadge/confirmation',
    summary: 'An adviser who knows it says that a badge of another issuer is this person’s',
    body: v.object({}),
    status: 200,
    reply: foreignBadgeToConfirmSchema,
    errors: [
      ...signedIn,
      'FORBIDDEN',
      'FOREIGN_BADGE_UNKNOWN',
      'NOT_AN_ADVISER',
      'CONFLICT_OF_INTEREST',
      'FOREIGN_NOT_VERIFIED',
      'RECIPIENT_NOT_PROVEN',
    ],
  },
} as const satisfies Record<string, Route>;

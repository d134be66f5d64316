/** Routes by which a person shows a badge to others: links, copies in older or named forms. */
import * as v from 'valibot';
import {emailSchema, instantSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

export const shareScopes = ['minimal', 'full', 'evidence'] as const;
/**
 * What a link shows. `minimal`: the badge, who gave it, when, and whether it is true. `full`: also the person’s name, where they
 * have said one, and the recommendations. `evidence`: also what the person wrote and sent when they asked for the badge.
 */
export type ShareScope = (typeof shareScopes)[number];

export const shareStates = ['open', 'ended', 'revoked'] as const;

export const shareSchema = v.object({
  id: uuidSchema,
  award: uuidSchema,
  /** The page; unguessable. */
  url: v.string(),
  scope: v.picklist(shareScopes),
  /** The person’s own word for it: "mon entretien". */
  label: v.optional(v.string()),
  state: v.picklist(shareStates),
  /** The link that every badge has from the start, known to its person alone. Revoked, it is replaced by a new one. */
  isDefault: v.boolean(),
  /** Search engines may list the page. */
  isIndexed: v.boolean(),
  createdAt: instantSchema,
  /** From then on the link shows nothing. */
  endsAt: v.optional(instantSchema),
  revokedAt: v.optional(instantSchema),
  /** How many times the page was opened; by whom is not kept. */
  openings: v.number(),
});

export const newShareSchema = v.object({
  scope: v.picklist(shareScopes),
  label: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80))),
  endsAt: v.optional(v.pipe(instantSchema, v.maxLength(40))),
  isIndexed: v.optional(v.boolean(), false),
});

/** The badge as an Open Badges 2.0 assertion that names the person by a salted hash of their address. */
export const twinSchema = v.object({
  /** The address that the assertion carries and is served from. */
  assertionUrl: v.string(),
  /** A PNG that holds the assertion. */
  imageUrl: v.string(),
  createdAt: instantSchema,
});

export const copyFormats = ['png', 'json', 'jwt'] as const;

/** One of the person’s own proven addresses; absent: the first. */
const address = {email: v.optional(emailSchema)};
const own = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'AWARD_UNKNOWN'] as const;

export const sharingRoutes = {
  'shares.create': {
    method: 'POST',
    path: '/structures/:structure/awards/:award/shares',
    summary: 'Makes a link to a page that shows the badge: how much of it, for how long',
    body: newShareSchema,
    status: 201,
    reply: shareSchema,
    errors: [...own, 'AWARD_NOT_VALID', 'SHARE_LIMIT'],
  },
  'shares.list': {
    method: 'GET',
    path: '/structures/:structure/awards/:award/shares',
    summary: 'The links to a badge, newest first, also those that show nothing any more',
    status: 200,
    reply: v.object({items: v.array(shareSchema)}),
    errors: own,
  },
  'shares.revoke': {
    method: 'DELETE',
    path: '/structures/:structure/awards/:award/shares/:share',
    summary: 'Ends a link at once; also when it has ended already',
    status: 204,
    reply: 'none',
    errors: [...own, 'SHARE_UNKNOWN'],
  },
  'awards.twin': {
    method: 'GET',
    path: '/structures/:structure/awards/:award/twin',
    summary: 'The copy in Open Badges 2.0, where the person asked for one',
    status: 200,
    reply: v.object({twin: v.optional(twinSchema)}),
    errors: own,
  },
  'awards.createTwin': {
    method: 'POST',
    path: '/structures/:structure/awards/:award/twin',
    summary:
      'Publishes a copy in Open Badges 2.0, for platforms that read no newer version. It names the person by a hash of their address',
    body: v.object(address),
    status: 201,
    reply: twinSchema,
    errors: [...own, 'AWARD_NOT_VALID', 'EMAIL_NOT_PROVEN'],
  },
  'awards.removeTwin': {
    method: 'DELETE',
    path: '/structures/:structure/awards/:award/twin',
    summary: 'Takes the copy in Open Badges 2.0 back: its addresses answer 410',
    status: 204,
    reply: 'none',
    errors: own,
  },
  'awards.copyFor': {
    method: 'POST',
    path: '/structures/:structure/awards/:award/copies',
    summary:
      'Signs a copy that names the person by a hash of their address, for platforms that ask for it (Open Badge Passport). Kept nowhere',
    body: v.object({...address, format: v.optional(v.picklist(copyFormats), 'png')}),
    status: 200,
    reply: 'bytes',
    errors: [...own, 'AWARD_NOT_VALID', 'EMAIL_NOT_PROVEN'],
  },
} as const satisfies Record<string, Route>;

export type Share = v.InferOutput<typeof shareSchema>;
export type NewShare = v.InferInput<typeof newShareSchema>;
export type Twin = v.InferOutput<typeof twinSchema>;
export type CopyFormat = (typeof copyFormats)[number];

/** Routes by which a person shows several of their badges at one link, as a digital CV; and the document that the link gives. */
import * as v from 'valibot';
import {instantSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';
import {shareStates} from './sharing.js';

/** Badges on one wall: more than anybody has earned so far. */
export const mostBadgesOnWall = 500;

export const wallSchema = v.object({
  id: uuidSchema,
  /** The page; unguessable. What `awards` are shown is at `<url>/badges.json`. */
  url: v.string(),
  /** The badges that were chosen, and no others: one that is earned later is not added. */
  awards: v.array(uuidSchema),
  /** The page says the person’s name, where they have said one. */
  showsName: v.boolean(),
  /** The person’s own word for it: "mes entretiens". */
  label: v.optional(v.string()),
  state: v.picklist(shareStates),
  createdAt: instantSchema,
  /** From then on the link shows nothing. */
  endsAt: v.optional(instantSchema),
  revokedAt: v.optional(instantSchema),
  /** How many times the page was opened; by whom is not kept. */
  openings: v.number(),
});

export const newWallSchema = v.object({
  awards: v.pipe(v.array(uuidSchema), v.minLength(1), v.maxLength(mostBadgesOnWall)),
  showsName: v.optional(v.boolean(), false),
  label: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80))),
  endsAt: v.optional(v.pipe(instantSchema, v.maxLength(40))),
});

/** What anybody reads at `<url>/badges.json`, in the order that the person chose. */
export const wallBadgesSchema = v.object({
  /** Of the person, where they show it. */
  name: v.optional(v.string()),
  items: v.array(
    v.object({
      /** As it was signed. */
      credential: v.record(v.string(), v.unknown()),
      /** Its own address, for as long as the link is open. */
      credentialUrl: v.string(),
      /** A PNG that holds the badge. */
      imageUrl: v.string(),
      /** It was given for other badges. */
      isKey: v.optional(v.boolean()),
    }),
  ),
});

const own = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;

export const wallRoutes = {
  'walls.create': {
    method: 'POST',
    path: '/structures/:structure/me/walls',
    summary:
      'Makes a link to a page that shows the badges that the person chose: with or without their name, for how long',
    body: newWallSchema,
    status: 201,
    reply: wallSchema,
    errors: [...own, 'AWARD_UNKNOWN', 'AWARD_NOT_VALID', 'SHARE_LIMIT'],
  },
  'walls.list': {
    method: 'GET',
    path: '/structures/:structure/me/walls',
    summary: 'The person’s links to several badges, newest first, also those that show nothing any more',
    status: 200,
    reply: v.object({items: v.array(wallSchema)}),
    errors: own,
  },
  'walls.revoke': {
    method: 'DELETE',
    path: '/structures/:structure/me/walls/:wall',
    summary: 'Ends a link to several badges at once; also when it has ended already',
    status: 204,
    reply: 'none',
    errors: [...own, 'SHARE_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;

export type Wall = v.InferOutput<typeof wallSchema>;
export type NewWall = v.InferInput<typeof newWallSchema>;
export type WallBadges = v.InferOutput<typeof wallBadgesSchema>;

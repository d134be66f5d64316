/** Badges as things that live: their versions, and how a lead writes them. */
import * as v from 'valibot';
import {alignmentSchema, badgeTextSchema, processSchema} from '../../badge.js';
import {instantSchema, localisedTextSchema, slugSchema} from '../../text.js';
import type {Route} from '../route.js';
import {badgeDesignSchema, badgeImageSchema} from './badge-designs.js';

/** What a badge means: a change of it is a new version. */
export const badgeMeaningSchema = v.object({
  name: localisedTextSchema,
  description: localisedTextSchema,
  criteria: v.array(localisedTextSchema),
  criteriaMore: v.optional(localisedTextSchema),
  howEarned: v.optional(localisedTextSchema),
  imageAlt: localisedTextSchema,
  alignments: v.array(alignmentSchema),
  inLanguage: v.optional(v.string()),
  validForMonths: v.optional(v.number()),
});
export type BadgeMeaning = v.InferOutput<typeof badgeMeaningSchema>;

export const badgeVersionLineSchema = v.object({
  number: v.number(),
  publishedAt: instantSchema,
  /** SHA-256 of words, image and validity, in hexadecimal. */
  contentHash: v.string(),
  isCurrent: v.boolean(),
});

export const badgeVersionSchema = v.object({
  ...badgeVersionLineSchema.entries,
  ...badgeMeaningSchema.entries,
  badge: v.string(),
  structure: v.string(),
  languages: v.array(v.string()),
  imageUrl: v.string(),
  /** The achievement as Open Badges 3.0 says it, by language. */
  achievementUrls: v.record(v.string(), v.string()),
});
export type BadgeVersion = v.InferOutput<typeof badgeVersionSchema>;

/** A badge as its lead edits it. */
export const editableBadgeSchema = v.object({
  id: v.string(),
  badgeVersion: v.number(),
  isRetired: v.boolean(),
  /** To be given back with a change: it is refused when somebody changed the badge in between. */
  updatedAt: instantSchema,
  imageUrl: v.string(),
  /** What the image was drawn from; absent where it was not drawn here. */
  design: v.optional(badgeDesignSchema),
  text: v.object({
    ...badgeMeaningSchema.entries,
    moment: v.optional(v.picklist(['START', 'DURING', 'END'])),
    /** Of a network, for its structures. */
    shared: v.optional(v.boolean()),
    process: processSchema,
  }),
});
export type EditableBadge = v.InferOutput<typeof editableBadgeSchema>;

const manages = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;

export const badgeRoutes = {
  'badges.versions': {
    method: 'GET',
    path: '/structures/:structure/badges/:badge/versions',
    summary: 'The versions of a badge, newest first',
    status: 200,
    reply: v.object({items: v.array(badgeVersionLineSchema)}),
    errors: ['BADGE_UNKNOWN'],
  },
  'badges.version': {
    method: 'GET',
    path: '/structures/:structure/badges/:badge/versions/:number',
    summary: 'The words of one version of a badge',
    status: 200,
    reply: badgeVersionSchema,
    errors: ['BADGE_UNKNOWN', 'BADGE_VERSION_UNKNOWN'],
  },
  'badges.edit': {
    method: 'GET',
    path: '/structures/:structure/badges/:badge/definition',
    summary: 'A badge as its lead edits it',
    status: 200,
    reply: editableBadgeSchema,
    errors: [...manages, 'BADGE_UNKNOWN'],
  },
  'badges.create': {
    method: 'POST',
    path: '/structures/:structure/badges',
    summary: 'Makes a badge. The image is drawn anew as a PNG; it needs its words (imageAlt)',
    body: v.object({badge: slugSchema, text: badgeTextSchema, image: badgeImageSchema}),
    status: 201,
    reply: editableBadgeSchema,
    errors: [...manages, 'BADGE_EXISTS', 'DEFINITION_INVALID', 'FILE_TYPE_REFUSED', 'FILE_TOO_LARGE'],
  },
  'badges.update': {
    method: 'PUT',
    path: '/structures/:structure/badges/:badge/definition',
    summary: 'Writes a badge anew; a change of what it means is a new version',
    body: v.object({text: badgeTextSchema, updatedAt: instantSchema}),
    status: 200,
    reply: editableBadgeSchema,
    errors: [...manages, 'BADGE_UNKNOWN', 'BADGE_CHANGED', 'DEFINITION_INVALID'],
  },
  'badges.setImage': {
    method: 'PUT',
    path: '/structures/:structure/badges/:badge/image',
    summary: 'Gives a badge another image, with its words',
    body: v.object({
      image: badgeImageSchema,
      imageAlt: localisedTextSchema,
      /** What the image was drawn from, to be changed later; absent: it was not drawn here. */
      design: v.optional(badgeDesignSchema),
      updatedAt: instantSchema,
    }),
    status: 200,
    reply: editableBadgeSchema,
    errors: [
      ...manages,
      'BADGE_UNKNOWN',
      'BADGE_CHANGED',
      'DEFINITION_INVALID',
      'FILE_TYPE_REFUSED',
      'FILE_TOO_LARGE',
    ],
  },
  'badges.retire': {
    method: 'POST',
    path: '/structures/:structure/badges/:badge/retirement',
    summary: 'Takes a badge out of the catalogue, or back into it; badges already given stay as they are',
    body: v.object({isRetired: v.optional(v.boolean(), true)}),
    status: 200,
    reply: editableBadgeSchema,
    errors: [...manages, 'BADGE_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;

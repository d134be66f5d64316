/** Badges that a structure composes before it publishes them, and the designs that published images were drawn from. */
import * as v from 'valibot';
import {badgeDraftStates, draftProcesses} from '../../modes/badge-draft.js';
import {instantSchema, languageSchema, localisedTextSchema, slugSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

const word = v.pipe(v.string(), v.maxLength(40));

/** What a badge’s image is drawn from, in its drawer’s words: kept, never interpreted. Who draws it checks each member. */
export const badgeDesignSchema = v.object({
  shape: word,
  metal: word,
  /** A name, or a colour such as #1E5A45. */
  enamel: word,
  ground: word,
  ink: word,
  /** Id of a picture of the drawer’s set. */
  icon: word,
  level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  text: v.pipe(v.string(), v.maxLength(120)),
  /** Of the words on it and beside it, as its author writes them; absent: French. The badge is then signed in it. */
  language: v.optional(languageSchema),
});
export type KeptBadgeDesign = v.InferOutput<typeof badgeDesignSchema>;

/** PNG, JPEG or WebP in base64, 700 kB at most. */
export const badgeImageSchema = v.pipe(v.string(), v.base64(), v.maxLength(960_000));

const text = (atMost: number) => v.pipe(v.string(), v.trim(), v.maxLength(atMost));

const draftParts = {
  name: text(200),
  /** "Ce badge montre que…", in one sentence. */
  description: text(500),
  /** In simple words, one sentence each. */
  criteria: v.pipe(v.array(text(500)), v.maxLength(12)),
  /** What the image shows, for who does not see it. */
  imageAlt: localisedTextSchema,
  process: v.picklist(draftProcesses),
  design: badgeDesignSchema,
};

export const badgeDraftSchema = v.object({
  id: uuidSchema,
  structure: v.string(),
  state: v.picklist(badgeDraftStates),
  version: v.number(),
  name: v.string(),
  description: v.string(),
  criteria: v.array(v.string()),
  imageAlt: localisedTextSchema,
  process: v.picklist(draftProcesses),
  design: badgeDesignSchema,
  hasImage: v.boolean(),
  /** What is still missing before it can be proposed. */
  missing: v.array(v.string()),
  /** The badge that it changes, or that came of it. */
  badge: v.optional(v.string()),
  isMine: v.boolean(),
  updatedAt: instantSchema,
});
export type BadgeDraft = v.InferOutput<typeof badgeDraftSchema>;

const manages = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;
const own = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'BADGE_UNKNOWN'] as const;

export const badgeDesignRoutes = {
  'badgeDrafts.list': {
    method: 'GET',
    path: '/structures/:structure/badge-drafts',
    summary: 'Badges that wait to be published: one’s own drafts, and what anybody proposed. 100 at most',
    status: 200,
    reply: v.object({
      items: v.array(badgeDraftSchema),
      /** May the caller publish? Else they propose. */
      mayPublish: v.boolean(),
    }),
    errors: manages,
  },
  'badgeDrafts.save': {
    method: 'PUT',
    path: '/structures/:structure/badge-drafts/:draft',
    summary:
      'Keeps a badge that is not published yet, under an id that its page made; or proposes it to those who publish',
    body: v.object({
      ...draftParts,
      /** Absent: as it was. */
      image: v.optional(badgeImageSchema),
      /** The badge that it is to change; absent: a new one. */
      badge: v.optional(slugSchema),
      isProposed: v.optional(v.boolean(), false),
      /** The version that was changed; 0 for a new one. */
      basedOn: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)), 0),
    }),
    status: 200,
    reply: badgeDraftSchema,
    errors: [
      ...manages,
      'DRAFT_UNKNOWN',
      'BADGE_UNKNOWN',
      'BADGE_LIMIT',
      'BADGE_INCOMPLETE',
      'REQUEST_STATE',
      'REVISION_CHANGED',
      'FILE_TYPE_REFUSED',
      'FILE_TOO_LARGE',
    ],
  },
  'badgeDrafts.publish': {
    method: 'POST',
    path: '/structures/:structure/badge-drafts/:draft/publication',
    summary:
      'Makes a badge of it, or a new version of the badge that it changes; badges already given stay as they are',
    body: v.object({basedOn: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))}),
    status: 200,
    reply: badgeDraftSchema,
    errors: [
      ...manages,
      'DRAFT_UNKNOWN',
      'BADGE_INCOMPLETE',
      'BADGE_UNKNOWN',
      'BADGE_CHANGED',
      'REQUEST_STATE',
      'REVISION_CHANGED',
      'DEFINITION_INVALID',
    ],
  },
  'badgeDrafts.remove': {
    method: 'DELETE',
    path: '/structures/:structure/badge-drafts/:draft',
    summary: 'Deletes what was not published: one’s own, or, for a lead, what was proposed',
    status: 204,
    reply: 'none',
    errors: [...manages, 'DRAFT_UNKNOWN', 'REQUEST_STATE'],
  },
  'selfDesigns.get': {
    method: 'GET',
    path: '/structures/:structure/me/badges/:selfBadge/design',
    summary: 'What the image of a badge of one’s own was drawn from; empty where it was not drawn here',
    status: 200,
    reply: v.object({design: v.optional(badgeDesignSchema)}),
    errors: own,
  },
  'selfDesigns.set': {
    method: 'PUT',
    path: '/structures/:structure/me/badges/:selfBadge/design',
    summary: 'Keeps what the image of a draft of one’s own was drawn from, to be changed later',
    body: v.object({design: badgeDesignSchema}),
    status: 200,
    reply: v.object({design: v.optional(badgeDesignSchema)}),
    errors: [...own, 'REQUEST_STATE'],
  },
} as const satisfies Record<string, Route>;

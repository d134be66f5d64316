/** The identification sheet: what a structure does, which badges that develops, and who does what about them. */
import * as v from 'valibot';
import {alignmentSchema} from '../../badge.js';
import {roles} from '../../definition.js';
import {localisedTextSchema, slugSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

/** Who does what: a role, or one member of the staff. */
export const dutySchema = v.object({
  role: v.picklist(roles),
  /** The name is shown from the staff list: one who leaves is no longer named. */
  member: v.optional(uuidSchema),
  does: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
});

const activityEntries = {
  title: localisedTextSchema,
  description: v.optional(localisedTextSchema),
  /** Occupations and skills: ROME, ESCO. */
  alignments: v.optional(v.pipe(v.array(alignmentSchema), v.maxLength(20)), []),
  /** Badges that the activity develops: of this structure, or shared by its network. */
  badges: v.optional(v.pipe(v.array(slugSchema), v.maxLength(100)), []),
  duties: v.optional(v.pipe(v.array(dutySchema), v.maxLength(30)), []),
};

export const activityTextSchema = v.object(activityEntries);

export const activitySchema = v.object({
  id: v.string(),
  structure: v.string(),
  version: v.number(),
  title: localisedTextSchema,
  description: v.optional(localisedTextSchema),
  alignments: v.array(alignmentSchema),
  badges: v.array(v.object({id: v.string(), name: localisedTextSchema, imageUrl: v.string()})),
  duties: v.array(v.object({...dutySchema.entries, name: v.optional(v.string())})),
});
export type Activity = v.InferOutput<typeof activitySchema>;

const staff = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;

export const activityRoutes = {
  'activities.list': {
    method: 'GET',
    path: '/structures/:structure/activities',
    summary: 'The activities of the structure and the badges that they develop, for its staff',
    status: 200,
    reply: v.object({items: v.array(activitySchema)}),
    errors: staff,
  },
  'activities.create': {
    method: 'POST',
    path: '/structures/:structure/activities',
    summary: 'Writes an activity down',
    body: v.object({activity: slugSchema, ...activityEntries}),
    status: 201,
    reply: activitySchema,
    errors: [...staff, 'ACTIVITY_EXISTS', 'BADGE_UNKNOWN'],
  },
  'activities.update': {
    method: 'PUT',
    path: '/structures/:structure/activities/:activity',
    summary: 'Writes an activity anew',
    body: activityTextSchema,
    ifMatch: true,
    status: 200,
    reply: activitySchema,
    errors: [...staff, 'ACTIVITY_UNKNOWN', 'REVISION_CHANGED', 'BADGE_UNKNOWN'],
  },
  'activities.remove': {
    method: 'DELETE',
    path: '/structures/:structure/activities/:activity',
    summary: 'Removes an activity; its badges stay',
    status: 204,
    reply: 'none',
    errors: [...staff, 'ACTIVITY_UNKNOWN'],
  },
  'activities.sheet': {
    method: 'GET',
    path: '/structures/:structure/identification-sheet',
    summary: 'The identification sheet to print: one A4 document, HTML that loads nothing',
    status: 200,
    reply: 'bytes',
    errors: staff,
  },
} as const satisfies Record<string, Route>;

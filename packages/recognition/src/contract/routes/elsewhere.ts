/** Routes by which a lead sees how badges fare that are given on another platform too. */
import * as v from 'valibot';
import {issuingPlatforms} from '../../definition.js';
import {instantSchema, localisedTextSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

/** What is tried of a connection, one after the other. */
export const elsewhereChecks = [
  'token',
  'organisation',
  'badges',
  'events',
  'applications',
  'aliases',
  'issuing',
] as const;

export const elsewhereCheckSchema = v.object({
  check: v.picklist(elsewhereChecks),
  /** `unsupported`: the platform's API has no such call. `untried`: what it needs did not work. */
  state: v.picklist(['works', 'fails', 'unsupported', 'untried']),
  /** Of what fails. */
  code: v.optional(v.string()),
  /** How many were found; of `issuing`, how many may still be issued. */
  count: v.optional(v.number()),
  /** The organisation's. */
  name: v.optional(v.string()),
});

/** What is tried of a platform that shows people's badges: that it answers, and a page there with its picture. */
export const placeChecks = ['answers', 'page', 'picture'] as const;

export const placeCheckSchema = v.object({
  check: v.picklist(placeChecks),
  /** `untried`: no page was named, or it has none, or what it needs did not work. */
  state: v.picklist(['works', 'fails', 'untried']),
  /** Of what fails. */
  code: v.optional(v.string()),
  /** Of a page: how many badges it shows. */
  count: v.optional(v.number()),
  /** Of a badge's page: the badge's name there. */
  name: v.optional(v.string()),
});

export const stuckElsewhereSchema = v.object({
  award: uuidSchema,
  badge: v.string(),
  badgeName: localisedTextSchema,
  /** Since when it waits to get there; of `notTakenBack`, since it was taken back here. */
  since: instantSchema,
  /** `notTakenBack`: it was taken back here, and is not there. */
  state: v.picklist(['waiting', 'refused', 'notTakenBack']),
  /** Why. */
  code: v.optional(v.string()),
  /** How often it was tried in vain. */
  failures: v.number(),
  /** When it is tried again by itself; absent: not before somebody says so. */
  nextTryAt: v.optional(instantSchema),
});

export const elsewhereSchema = v.object({
  /** Absent: the definition names none. */
  platform: v.optional(v.picklist(issuingPlatforms)),
  /** Whether the backend has been given credentials for it. */
  isConnected: v.boolean(),
  /** Where the platforms are whose people's badges pages may show: whoever runs the backend names them. */
  places: v.array(v.string()),
  /** In whose name there. */
  alias: v.optional(v.string()),
  badges: v.array(
    v.object({
      badge: v.string(),
      badgeName: localisedTextSchema,
      theirBadge: v.string(),
      /** As it was read last; absent: it never was. */
      theirName: v.optional(v.string()),
      /** Deleted there, when it was read last. */
      isGone: v.optional(v.literal(true)),
      /** It cannot be given there before a person there has published it; when it was read last. */
      isDraft: v.optional(v.literal(true)),
    }),
  ),
  given: v.number(),
  received: v.number(),
  takenBack: v.number(),
  waiting: v.number(),
  refused: v.number(),
  notTakenBack: v.number(),
  /** What did not get there, the oldest first, two hundred at most. It names nobody. */
  stuck: v.array(stuckElsewhereSchema),
});

export type ElsewhereCheck = v.InferOutput<typeof elsewhereCheckSchema>;
export type PlaceCheck = v.InferOutput<typeof placeCheckSchema>;
export type ElsewhereCheckName = ElsewhereCheck['check'];
export type StuckElsewhere = v.InferOutput<typeof stuckElsewhereSchema>;
export type ElsewhereReport = v.InferOutput<typeof elsewhereSchema>;

const errors = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;
const path = '/structures/:structure/elsewhere';

export const elsewhereRoutes = {
  'elsewhere.get': {
    method: 'GET',
    path,
    summary: 'Which badges are given on another platform too, and what has not got there, and why',
    status: 200,
    reply: elsewhereSchema,
    errors,
  },
  'elsewhere.test': {
    method: 'POST',
    path: `${path}/tests`,
    summary:
      'Tries the connection to that platform, call by call, and changes nothing there. An empty list where the structure or the backend has none',
    body: v.object({}),
    status: 200,
    reply: v.object({items: v.array(elsewhereCheckSchema)}),
    errors,
  },
  'elsewhere.testPlaces': {
    method: 'POST',
    path: `${path}/places/tests`,
    summary:
      'Tries the platforms whose people’s badges pages may show, and one page there where its address is given. Changes nothing there',
    body: v.object({
      /** Of a public badge, of somebody's profile, or of a group of badges. */
      page: v.optional(v.pipe(v.string(), v.maxLength(2000))),
    }),
    status: 200,
    reply: v.object({items: v.array(v.object({url: v.string(), checks: v.array(placeCheckSchema)}))}),
    errors,
  },
  'elsewhere.retry': {
    method: 'POST',
    path: `${path}/retries`,
    summary:
      'Tries again, soon, what waits, was refused or was not taken back; it sends nothing that is no longer good here. Says how many',
    body: v.object({}),
    status: 200,
    reply: v.object({count: v.number()}),
    errors,
  },
} as const satisfies Record<string, Route>;

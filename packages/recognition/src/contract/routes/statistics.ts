/** Figures by phase of the badges' life: identify, access, promote, improve. Never about one person, never a ranking. */
import * as v from 'valibot';
import {instantSchema} from '../../text.js';
import type {Route} from '../route.js';

/** A count about people: null where it is from 1 to 4, so that nobody can be made out; 0 is said. */
export const guardedCountSchema = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));

/** Counts from this one on are said. */
export const smallestShownCount = 5;

export const statisticsSchema = v.object({
  from: instantSchema,
  to: instantSchema,
  /** One structure; or a network: totals over its structures, whose number is said. */
  scope: v.picklist(['structure', 'network']),
  /** Null where a network has fewer than five structures: then its figures would be theirs. */
  structures: guardedCountSchema,
  identify: v.object({
    /** As of now. */
    badges: v.number(),
    retiredBadges: v.number(),
    /** Badges with an alignment to a framework. */
    alignedBadges: v.number(),
    activities: v.number(),
    /** Badges that an activity develops. */
    mappedBadges: v.number(),
    frameworkConcepts: v.number(),
  }),
  access: v.object({
    /** Requests sent in the period, by what has become of them. */
    requests: guardedCountSchema,
    waiting: guardedCountSchema,
    /** Sent back at least once: something was missing. */
    sentBack: guardedCountSchema,
    approved: guardedCountSchema,
    /** "Pas encore". */
    declined: guardedCountSchema,
    /** Where people are lost. */
    withdrawn: guardedCountSchema,
    lapsed: guardedCountSchema,
    /** From the request to the first answer; null where fewer than five were answered. */
    medianDaysToAnswer: v.nullable(v.number()),
    /** Drafts kept by the backend that were begun on a day of the period (whole days, UTC), whatever became of them. */
    draftsBegun: guardedCountSchema,
    /** Of those: thrown away, or left alone for fourteen days (or as the structure keeps drafts), and never sent. */
    draftsLeft: guardedCountSchema,
  }),
  promote: v.object({
    /** Badges given in the period. */
    awards: guardedCountSchema,
    /** Supporters who chose to be shown, of the badges given in the period. */
    listedSupporters: guardedCountSchema,
    revoked: guardedCountSchema,
    /**
     * Links that people made to show their badges, and openings of any link’s page, on the days of the period (whole days, UTC).
     * Null also where all such links are of fewer than five people.
     */
    linksMade: guardedCountSchema,
    linksOpened: guardedCountSchema,
  }),
  improve: v.object({
    proposals: guardedCountSchema,
    acceptedProposals: guardedCountSchema,
    /** New badges, and new versions of older ones. */
    newBadges: v.number(),
    newVersions: v.number(),
  }),
});
export type Statistics = v.InferOutput<typeof statisticsSchema>;

export const statisticsRoutes = {
  'statistics.get': {
    method: 'GET',
    path: '/structures/:structure/statistics',
    summary: 'Figures of a structure, or of a network over its structures, by phase of the badges’ life',
    query: v.object({
      /** Default: a year before `to`. */
      from: v.optional(instantSchema),
      /** Default: now. */
      to: v.optional(instantSchema),
      scope: v.optional(v.picklist(['structure', 'network']), 'structure'),
    }),
    status: 200,
    reply: statisticsSchema,
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN', 'WRONG_SCOPE'],
  },
} as const satisfies Record<string, Route>;

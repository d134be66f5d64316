/** The names of the routes alone, so that a client stands before the contract's table, three times as heavy as it, has come. */
import type {BadgeBackend} from '@pepites/recognition';

type Names = {readonly [Resource in keyof BadgeBackend]: readonly (keyof BadgeBackend[Resource])[]};

/** One list per resource. The compiler knows each name; that none is missing is a test's matter. */
export const routeNames = {
  structures: ['get'],
  badges: ['list', 'get'],
  pathways: ['get', 'progress'],
  supporters: ['list'],
  signIn: ['sendCode', 'withCode', 'withClaimCode'],
  claimCodes: ['create'],
  me: ['get', 'signOut', 'sessions', 'endSession', 'awards', 'requests'],
  files: ['upload', 'get'],
  requests: ['submit', 'get', 'resubmit', 'withdraw'],
  reviews: ['queue', 'decide'],
  awards: ['create'],
  completions: ['exchange'],
  claims: ['redeem'],
  verification: ['documents'],
} as const satisfies Names;

/** THE table: every route of the backend. The server serves it, the SDK calls it, OpenAPI is made from it; nothing else declares one. */
import {activityRoutes} from './routes/activities.js';
import {askableRoutes} from './routes/askable.js';
import {badgeRoutes} from './routes/badges.js';
import {accountRoutes} from './routes/account.js';
import {catalogueRoutes} from './routes/catalogue.js';
import {courseRoutes} from './routes/courses.js';
import {frameworkRoutes} from './routes/frameworks.js';
import {messageRoutes} from './routes/messages.js';
import {memberRoutes} from './routes/members.js';
import {networkRoutes} from './routes/networks.js';
import {meRoutes} from './routes/me.js';
import {proposalRoutes} from './routes/proposals.js';
import {pathwayRoutes} from './routes/pathways.js';
import {requestRoutes} from './routes/requests.js';
import {rightsRoutes} from './routes/rights.js';
import {sharingRoutes} from './routes/sharing.js';
import {signInRoutes} from './routes/sign-in.js';
import {statisticsRoutes} from './routes/statistics.js';

/** What the elements on a page call: the part of the table that a client fetches first. */
export const everydayRoutes = {
  ...catalogueRoutes,
  ...askableRoutes,
  ...signInRoutes,
  ...meRoutes,
  ...requestRoutes,
  ...courseRoutes,
} as const;

/** The rest of the table, fetched by the client with the first call of one of them. */
export const furtherRoutes = {
  ...badgeRoutes,
  ...frameworkRoutes,
  ...proposalRoutes,
  ...activityRoutes,
  ...statisticsRoutes,
  ...accountRoutes,
  ...memberRoutes,
  ...networkRoutes,
  ...pathwayRoutes,
  ...messageRoutes,
  ...rightsRoutes,
  ...sharingRoutes,
} as const;

export const routes = {...everydayRoutes, ...furtherRoutes} as const;

export type Routes = typeof routes;
export type RouteId = keyof Routes;

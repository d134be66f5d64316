/** THE table: every route of the backend. The server serves it, the SDK calls it, OpenAPI is made from it; nothing else declares one. */
import {accountRoutes} from './routes/account.js';
import {catalogueRoutes} from './routes/catalogue.js';
import {courseRoutes} from './routes/courses.js';
import {messageRoutes} from './routes/messages.js';
import {memberRoutes} from './routes/members.js';
import {networkRoutes} from './routes/networks.js';
import {meRoutes} from './routes/me.js';
import {examinationRoutes} from './routes/examination.js';
import {pathwayRoutes} from './routes/pathways.js';
import {requestRoutes} from './routes/requests.js';
import {reviewRoutes, reviewStaffRoutes} from './routes/review.js';
import {rightsRoutes} from './routes/rights.js';
import {sharingRoutes} from './routes/sharing.js';
import {signInRoutes} from './routes/sign-in.js';

/** What the elements on a page call: the part of the table that a client fetches first. */
export const everydayRoutes = {
  ...catalogueRoutes,
  ...signInRoutes,
  ...meRoutes,
  ...requestRoutes,
  ...reviewRoutes,
  ...courseRoutes,
} as const;

/** The rest of the table, fetched by the client with the first call of one of them. */
export const furtherRoutes = {
  ...accountRoutes,
  ...memberRoutes,
  ...networkRoutes,
  ...pathwayRoutes,
  ...messageRoutes,
  ...reviewStaffRoutes,
  ...examinationRoutes,
  ...rightsRoutes,
  ...sharingRoutes,
} as const;

export const routes = {...everydayRoutes, ...furtherRoutes} as const;

export type Routes = typeof routes;
export type RouteId = keyof Routes;

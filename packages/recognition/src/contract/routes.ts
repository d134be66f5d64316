/** THE table: every route of the backend. The server serves it, the SDK calls it, OpenAPI is made from it; nothing else declares one. */
import {activityRoutes} from './routes/activities.js';
import {apiKeyRoutes} from './routes/api-keys.js';
import {askableRoutes} from './routes/askable.js';
import {badgeDesignRoutes} from './routes/badge-designs.js';
import {badgeRoutes} from './routes/badges.js';
import {accountRoutes} from './routes/account.js';
import {besideFurtherRoutes, besideRoutes} from './routes/beside.js';
import {catalogueRoutes} from './routes/catalogue.js';
import {courseRoutes} from './routes/courses.js';
import {definitionRoutes} from './routes/definitions.js';
import {elsewhereRoutes} from './routes/elsewhere.js';
import {frameworkRoutes} from './routes/frameworks.js';
import {messageRoutes} from './routes/messages.js';
import {platformRoutes} from './routes/platforms.js';
import {courseImportRoutes} from './routes/course-imports.js';
import {memberRoutes} from './routes/members.js';
import {networkRoutes} from './routes/networks.js';
import {criteriaRoutes, criteriaStaffRoutes} from './routes/criteria.js';
import {foreignBadgeStaffRoutes, keyBadgeRoutes} from './routes/key-badges.js';
import {meRoutes} from './routes/me.js';
import {proposalRoutes} from './routes/proposals.js';
import {examinationRoutes} from './routes/examination.js';
import {pathwayRoutes} from './routes/pathways.js';
import {readySentenceRoutes, readySentenceStaffRoutes} from './routes/ready-sentences.js';
import {requestRoutes} from './routes/requests.js';
import {reviewRoutes, reviewStaffRoutes} from './routes/review.js';
import {rightsRoutes} from './routes/rights.js';
import {sharingRoutes} from './routes/sharing.js';
import {wallRoutes} from './routes/walls.js';
import {selfCreatedRoutes} from './routes/self-created.js';
import {supporterRoutes} from './routes/supporters.js';
import {signInRoutes} from './routes/sign-in.js';
import {webhookRoutes} from './routes/webhooks.js';
import {statisticsRoutes} from './routes/statistics.js';

// By name: written out in full, the declarations of so many routes are longer than the compiler takes.
type EverydayRoutes = typeof catalogueRoutes &
  typeof askableRoutes &
  typeof signInRoutes &
  typeof meRoutes &
  typeof requestRoutes &
  typeof reviewRoutes &
  typeof readySentenceRoutes &
  typeof courseRoutes &
  typeof keyBadgeRoutes &
  typeof criteriaRoutes &
  typeof besideRoutes &
  typeof supporterRoutes &
  typeof selfCreatedRoutes;
type FurtherRoutes = typeof badgeRoutes &
  typeof badgeDesignRoutes &
  typeof besideFurtherRoutes &
  typeof frameworkRoutes &
  typeof proposalRoutes &
  typeof activityRoutes &
  typeof statisticsRoutes &
  typeof accountRoutes &
  typeof memberRoutes &
  typeof networkRoutes &
  typeof pathwayRoutes &
  typeof messageRoutes &
  typeof reviewStaffRoutes &
  typeof readySentenceStaffRoutes &
  typeof examinationRoutes &
  typeof rightsRoutes &
  typeof sharingRoutes &
  typeof wallRoutes &
  typeof foreignBadgeStaffRoutes &
  typeof criteriaStaffRoutes &
  typeof platformRoutes &
  typeof apiKeyRoutes &
  typeof definitionRoutes &
  typeof elsewhereRoutes &
  typeof courseImportRoutes &
  typeof webhookRoutes;

/** What the elements on a page call: the part of the table that a client fetches first. */
export const everydayRoutes: EverydayRoutes = {
  ...catalogueRoutes,
  ...askableRoutes,
  ...signInRoutes,
  ...meRoutes,
  ...requestRoutes,
  ...reviewRoutes,
  ...readySentenceRoutes,
  ...courseRoutes,
  ...keyBadgeRoutes,
  ...criteriaRoutes,
  ...besideRoutes,
  ...supporterRoutes,
  ...selfCreatedRoutes,
};

/** The rest of the table, fetched by the client with the first call of one of them. */
export const furtherRoutes: FurtherRoutes = {
  ...besideFurtherRoutes,
  ...badgeRoutes,
  ...badgeDesignRoutes,
  ...frameworkRoutes,
  ...proposalRoutes,
  ...activityRoutes,
  ...statisticsRoutes,
  ...accountRoutes,
  ...memberRoutes,
  ...networkRoutes,
  ...pathwayRoutes,
  ...foreignBadgeStaffRoutes,
  ...criteriaStaffRoutes,
  ...messageRoutes,
  ...reviewStaffRoutes,
  ...readySentenceStaffRoutes,
  ...examinationRoutes,
  ...rightsRoutes,
  ...sharingRoutes,
  ...wallRoutes,
  ...platformRoutes,
  ...apiKeyRoutes,
  ...definitionRoutes,
  ...elsewhereRoutes,
  ...courseImportRoutes,
  ...webhookRoutes,
};

export type Routes = EverydayRoutes & FurtherRoutes;

export const routes: Routes = {...everydayRoutes, ...furtherRoutes};

export type RouteId = keyof Routes;

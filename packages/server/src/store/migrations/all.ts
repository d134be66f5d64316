/** Every migration, by the name it is remembered under; names sort in the order they run. */
import type {Migration} from 'kysely/migration';
import {foundations} from './0001-foundations.js';
import {auditAndNotifications} from './0002-audit-and-notifications.js';
import {access} from './0003-access.js';
import {review} from './0004-review.js';
import {sharing} from './0006-sharing.js';
import {rights} from './0007-rights.js';
import {recognition} from './0005-recognition.js';
import {catalogue} from './0008-catalogue.js';

import {measuredIndexes} from './0009-indexes.js';
import {howSessionsBegin} from './0014-how-sessions-begin.js';
import {coursePlatforms} from './0015-course-platforms.js';
import {declaredCompletions} from './0021-declared-completions.js';
import {walls} from './0024-walls.js';
import {badgeDesigns} from './0025-badge-designs.js';
import {oauth} from './0027-oauth.js';
import {hostLinks} from './0028-host-links.js';
import {webhooks} from './0029-webhooks.js';
import {elsewhere} from './0032-elsewhere.js';
import {statusListsThatGoOn} from './0039-status-lists-that-go-on.js';
import {countedByPeriod} from './0040-counted-by-period.js';
import {staffSignIn} from './0037-staff-sign-in.js';
import {elsewhereMilestones} from './0033-elsewhere-milestones.js';
import {passkeys} from './0038-passkeys.js';
import {erasedWhileSuspended} from './0041-erased-while-suspended.js';
import {sessionMethods} from './0043-session-methods.js';
import {elsewhereMade} from './0045-elsewhere-made.js';
import {foreignLooks} from './0013-foreign-looks.js';
import {readySentences} from './0018-ready-sentences.js';
import {requestRecommendations} from './0026-request-recommendations.js';
import {supportersAndTallies} from './0011-supporters-and-tallies.js';
import {theErasures} from './0011-the-erasures.js';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-foundations': foundations,
  '0002-audit-and-notifications': auditAndNotifications,
  '0003-access': access,
  '0004-review': review,
  '0006-sharing': sharing,
  '0007-rights': rights,
  '0005-recognition': recognition,
  '0008-catalogue': catalogue,
  '0009-indexes': measuredIndexes,
  '0011-supporters-and-tallies': supportersAndTallies,
  '0013-foreign-looks': foreignLooks,
  '0014-how-sessions-begin': howSessionsBegin,
  '0015-course-platforms': coursePlatforms,
  '0021-declared-completions': declaredCompletions,
  '0011-the-erasures': theErasures,
  '0018-ready-sentences': readySentences,
  '0024-walls': walls,
  '0025-badge-designs': badgeDesigns,
  '0026-request-recommendations': requestRecommendations,
  '0027-oauth': oauth,
  '0028-host-links': hostLinks,
  '0029-webhooks': webhooks,
  '0032-elsewhere': elsewhere,
  '0039-status-lists-that-go-on': statusListsThatGoOn,
  '0040-counted-by-period': countedByPeriod,
  '0037-staff-sign-in': staffSignIn,
  '0033-elsewhere-milestones': elsewhereMilestones,
  '0038-passkeys': passkeys,
  '0041-erased-while-suspended': erasedWhileSuspended,
  '0043-session-methods': sessionMethods,
  '0045-elsewhere-made': elsewhereMade,
};

/** THE list of tables that speak of people, in the order in which their rows go: what hangs on a row before the row. */
import {accountTables, personTable} from './areas/account.js';
import {awardTables} from './areas/awards.js';
import {courseTables} from './areas/courses.js';
import {elsewhereTables} from './areas/elsewhere.js';
import {connectionTables} from './areas/connections.js';
import {messageTables} from './areas/messages.js';
import {recognitionTables} from './areas/recognition.js';
import {recommendationTables} from './areas/recommendations.js';
import {requestTables} from './areas/requests.js';
import {reviewTables} from './areas/reviews.js';
import {sharingTables} from './areas/sharing.js';
import type {PersonalTable} from './personal-table.js';

export const personalTables: readonly PersonalTable[] = [
  ...messageTables,
  ...courseTables,
  ...reviewTables,
  ...recommendationTables,
  ...requestTables,
  ...recognitionTables,
  ...sharingTables,
  ...connectionTables,
  ...elsewhereTables,
  ...awardTables,
  ...accountTables,
  personTable,
];

/** THE list of tables that speak of people, in the order in which their rows go: what hangs on a row before the row. */
import {accountTables, personTable} from './areas/account.js';
import {awardTables} from './areas/awards.js';
import {courseTables} from './areas/courses.js';
import {messageTables} from './areas/messages.js';
import {proposalTables} from './areas/proposals.js';
import {recognitionTables} from './areas/recognition.js';
import {requestTables} from './areas/requests.js';
import {reviewTables} from './areas/reviews.js';
import {sharingTables} from './areas/sharing.js';
import {migrations} from '../../store/migrations/all.js';
import type {PersonalTable} from './personal-table.js';

/** Tables of a migration, once it is there. */
const since = (migration: string, tables: readonly PersonalTable[]): readonly PersonalTable[] =>
  Object.hasOwn(migrations, migration) ? tables : [];

export const personalTables: readonly PersonalTable[] = [
  ...messageTables,
  ...courseTables,
  ...reviewTables,
  ...requestTables,
  ...since('0008-catalogue', proposalTables),
  ...recognitionTables,
  ...sharingTables,
  ...awardTables,
  ...accountTables,
  personTable,
];

/** `@pepites/server`: the reference backend as a library. */
export {type Backend, type BackendOptions, openBackend} from './open-backend.js';
export {type Listening, serve, type ServeOptions} from './serve.js';
export type {OpenHost} from './ob-consumer/host-port.js';
export {openOperator, type Operator, type OperatorOptions} from './operator.js';
export type {OperatorActions} from './operator-actions.js';
export type {ConnectedPlatform} from './completions/operator-platforms.js';
export type {
  CheckedBy,
  DisplayInPage,
  DrawnInPage,
  ElementDrawer,
  WallInPage,
} from './http/pages/element-drawer.js';
export type {BackendApp} from './http/app.js';
export type {ApplyAction, ApplyKind, ApplyPlan} from './definitions/plan.js';
export {type DefinitionText, inOrder, placeFound, readDefinitionText} from './definitions/text/read-text.js';
export {checkDefinition} from './definitions/check-definition.js';
export type {IssuedElsewhere} from './elsewhere/report.js';
export type {ChangeElsewhere, TakenUp} from './elsewhere/change-elsewhere.js';
export type {
  MilestonePathways,
  MilestonesToDraw,
  MilestoneToDraw,
  UndrawnMilestone,
} from './elsewhere/milestone-pathways.js';
export type {PartToTakeUp} from './elsewhere/take-up.js';
export type {IssuingPlatforms} from './elsewhere/tend.js';
export type {MemberToSet} from './members/operator-members.js';
export type {Finding} from './operation/doctor.js';
export type {BackupNote} from './backup/copy.js';
export {type Migrated, type MigrateOptions, migrateStore} from './backup/migrate-store.js';
export {
  restoreBackup,
  type RestoredErasures,
  type RestoreOptions,
  type RestoreReport,
} from './backup/restore-backup.js';
export type {AwardsAsked, AwardsOfPerson} from './awards/operator-awards.js';
export type {StatisticsAsked} from './statistics/operator-statistics.js';
export type {Revoked} from './awards/revoke.js';
export {createListProvider} from './frameworks/list-provider.js';
export type {LogEntry} from './services.js';
export type {S3Settings} from './files/s3-settings.js';
export {type FilesMigrated, migrateFiles, type MigrateFilesOptions} from './backup/migrate-files.js';
export type {OidcSettings} from './staff-sign-in/settings.js';
export {type DefinitionProblem, ServerError, type ServerErrorCode} from './errors.js';

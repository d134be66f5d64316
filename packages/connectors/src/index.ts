/** `@pepites/connectors`: other systems, spoken to from a server. */
export type {ObfCallOptions, ObfClient, ObfEventFilter, ObfIssueInput} from './obf/client.js';
export {ObfError, type ObfErrorCode} from './obf/obf-error.js';
export {type ObfOptions, openObf} from './obf/open-obf.js';
export type {Clock} from './obf/pace.js';
export type {
  ObfAlias,
  ObfApplication,
  ObfApplicationForm,
  ObfApplicationStatus,
  ObfBadge,
  ObfBadgeInput,
  ObfBadgeSummary,
  ObfBadgeWords,
  ObfEvent,
  ObfMilestone,
  ObfOrganisation,
  ObfRecipient,
} from './obf/records.js';
export {type ObfCheck, type ObfCheckName, tryObf} from './obf/try-obf.js';
export {readObf, type ReadObfOptions} from './obf/read-obf.js';
export {
  type BadgeKeeper,
  type BadgeWriting,
  type BadgeWritingCode,
  writeObf,
  type WriteObfOptions,
} from './obf/write-obf.js';
export {obfIssuing} from './obf/issuing.js';
export type {ObfCredentials} from './obf/token-keeper.js';
export type {ObfFetch} from './obf/transport.js';
export type {ObpBadge, ObpCallOptions, ObpClient, ObpGroup, ObpGroupBadge, ObpState} from './obp/client.js';
export {ObpError, type ObpErrorCode} from './obp/obp-error.js';
export {type ObpOptions, openObp} from './obp/open-obp.js';
export {obpPlace} from './obp/place.js';
export {tryObp} from './obp/try-obp.js';
export type {ObpFetch} from './obp/read-only-transport.js';

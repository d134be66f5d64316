/** `@pepites/credentials/status.js`: making and reading status lists, by which badges are revoked. */
export {
  createStatusList,
  decodeStatusList,
  encodeStatusList,
  getStatus,
  MAX_STATUS_LIST_BYTES,
  MIN_STATUS_LIST_LENGTH,
  setStatus,
  type StatusList,
} from './status/bitstring.js';
export {
  buildStatusListCredential,
  statusEntry,
  type StatusListInput,
  type StatusPurpose,
} from './status/documents.js';

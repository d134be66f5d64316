/** Every error that the backend answers with: its stable code, its HTTP status. Problem replies are RFC 9457; `type` ends in the code. */
import * as v from 'valibot';
import type {RefusalCode} from '../modes/transition.js';

const refusals = {
  REQUEST_STATE: 409,
  REQUEST_INCOMPLETE: 422,
  CONSENT_MISSING: 422,
  MESSAGE_REQUIRED: 422,
  CONFLICT_OF_INTEREST: 403,
  NOT_AN_EXAMINER: 403,
  ALREADY_REVIEWED: 409,
  REVISION_CHANGED: 412,
  BADGE_ALREADY_HELD: 409,
  CAMPAIGN_NOT_OPEN: 409,
  CAMPAIGN_ENDED: 409,
  TRUST_TOO_LOW: 403,
  FACT_DUPLICATE: 409,
  CRITERIA_NOT_MET: 422,
  KEY_NOT_ELIGIBLE: 409,
  NOT_THE_EARNER: 403,
  NOT_THE_LEAD: 403,
  NOT_AN_ADVISER: 403,
  EXAMINERS_MISSING: 409,
  NOT_YOUR_TURN: 409,
  PEER_NOT_ELIGIBLE: 403,
  PEER_CONSENT_MISSING: 403,
  CONFIRMATION_INVALID: 422,
  REASON_REQUIRED: 422,
  REMINDER_NOT_DUE: 409,
  RECIPIENT_NOT_ALLOWED: 422,
  NOT_A_REPRESENTATIVE: 403,
  IDENTITY_NOT_USABLE: 403,
  TOO_MANY_ATTEMPTS: 429,
  LISTING_NOT_OFFERED: 409,
  BADGE_INCOMPLETE: 422,
  ISSUER_NOT_PSEUDONYMOUS: 422,
  EVIDENCE_LIMIT: 409,
  EVIDENCE_FIXED: 409,
  AWARD_NOT_VALID: 409,
  ENDORSER_IS_EARNER: 422,
  ENDORSEMENT_EXISTS: 409,
  NOT_THE_ENDORSER: 403,
  CRITERIA_STATE: 409,
  IDENTITY_PENDING: 409,
  IDENTITY_CONFLICT: 409,
  FACT_UNKNOWN: 404,
  FACT_OUTDATED: 409,
  NOT_A_DECIDER: 403,
  KEY_STATE: 409,
  KEY_NOT_COUNTED: 409,
  KEY_OFFER_NEEDED: 409,
  FOREIGN_NOT_LISTED: 422,
  FOREIGN_NOT_VERIFIED: 422,
  RECIPIENT_NOT_PROVEN: 422,
} as const satisfies Record<RefusalCode, number>;

export const errorStatus = {
  ...refusals,
  BAD_REQUEST: 400,
  SIGN_IN_REQUIRED: 401,
  SESSION_ENDED: 401,
  CODE_WRONG: 401,
  CODE_EXPIRED: 401,
  API_KEY_WRONG: 401,
  TOKEN_INVALID: 401,
  TOKEN_USED: 409,
  FORBIDDEN: 403,
  ORIGIN_NOT_REGISTERED: 403,
  ORIGIN_NOT_ALLOWED: 422,
  STRUCTURE_UNKNOWN: 404,
  BADGE_UNKNOWN: 404,
  PATHWAY_UNKNOWN: 404,
  REQUEST_UNKNOWN: 404,
  AWARD_UNKNOWN: 404,
  FOREIGN_BADGE_UNKNOWN: 404,
  BADGE_LIMIT: 409,
  ORGANISATION_UNKNOWN: 404,
  ORGANISATION_LIMIT: 409,
  EVIDENCE_UNKNOWN: 404,
  ENDORSEMENT_UNKNOWN: 404,
  CONTEST_UNKNOWN: 404,
  FILE_UNKNOWN: 404,
  METHOD_UNKNOWN: 404,
  SHEET_UNKNOWN: 404,
  SHARE_UNKNOWN: 404,
  TEMPLATE_UNKNOWN: 404,
  PERSON_UNKNOWN: 404,
  CLAIM_UNKNOWN: 404,
  ROUTE_UNKNOWN: 404,
  CLAIM_EXPIRED: 410,
  REVOKED: 410,
  SHARE_ENDED: 410,
  SHARE_LIMIT: 409,
  EMAIL_NOT_PROVEN: 409,
  WRONG_MODE: 409,
  ACCOUNTS_NOT_MERGED: 409,
  LAST_METHOD: 409,
  REQUEST_EXISTS: 409,
  IDEMPOTENCY_CONFLICT: 409,
  FILE_TOO_LARGE: 413,
  FILE_TYPE_REFUSED: 415,
  FILE_QUOTA: 413,
  FILE_INFECTED: 422,
  FILE_HELD: 409,
  CREDENTIAL_MALFORMED: 422,
  PLACEHOLDER_UNKNOWN: 422,
  DEFINITION_INVALID: 422,
  INTERNAL: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorStatus, text);
}

/** Prefix of a problem's `type`; the code follows. A URN: nothing is served there. */
export const problemTypePrefix = 'urn:pepites:error:';

/** An RFC 9457 problem reply, `application/problem+json`. */
export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  /** The code again, for those who do not want to cut `type`. */
  code: v.string(),
  detail: v.optional(v.string()),
  /** Members of the body, or questions of the form, that are wrong. */
  problems: v.optional(v.array(v.object({at: v.string(), code: v.string()}))),
});

export type Problem = v.InferOutput<typeof problemSchema>;

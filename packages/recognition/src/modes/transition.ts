/** What every machine of recognition returns: the next state, or the code that says why the event is refused. */

export type RefusalCode =
  | 'REQUEST_STATE'
  | 'REQUEST_INCOMPLETE'
  | 'CONSENT_MISSING'
  | 'MESSAGE_REQUIRED'
  | 'CONFLICT_OF_INTEREST'
  | 'NOT_AN_EXAMINER'
  | 'ALREADY_REVIEWED'
  | 'REVISION_CHANGED'
  | 'BADGE_ALREADY_HELD'
  | 'CAMPAIGN_NOT_OPEN'
  | 'CAMPAIGN_ENDED'
  | 'TRUST_TOO_LOW'
  | 'FACT_DUPLICATE'
  | 'CRITERIA_NOT_MET'
  | 'KEY_NOT_ELIGIBLE'
  | 'NOT_THE_EARNER'
  | 'NOT_THE_LEAD'
  | 'NOT_AN_ADVISER'
  | 'EXAMINERS_MISSING'
  | 'NOT_YOUR_TURN'
  | 'PEER_NOT_ELIGIBLE'
  | 'PEER_CONSENT_MISSING'
  | 'CONFIRMATION_INVALID'
  | 'REASON_REQUIRED'
  | 'REMINDER_NOT_DUE'
  | 'RECIPIENT_NOT_ALLOWED'
  | 'NOT_A_REPRESENTATIVE'
  | 'IDENTITY_NOT_USABLE'
  | 'TOO_MANY_ATTEMPTS'
  | 'LISTING_NOT_OFFERED'
  | 'BADGE_INCOMPLETE'
  | 'ISSUER_NOT_PSEUDONYMOUS'
  | 'EVIDENCE_LIMIT'
  | 'EVIDENCE_FIXED'
  | 'AWARD_NOT_VALID'
  | 'ENDORSER_IS_EARNER'
  | 'ENDORSEMENT_EXISTS'
  | 'NOT_THE_ENDORSER'
  | 'CRITERIA_STATE'
  | 'IDENTITY_PENDING'
  | 'IDENTITY_CONFLICT'
  | 'FACT_UNKNOWN'
  | 'FACT_VOIDED'
  | 'FACT_OUTDATED'
  | 'NOT_A_DECIDER'
  | 'KEY_STATE'
  | 'KEY_NOT_COUNTED'
  | 'KEY_OFFER_NEEDED'
  | 'FOREIGN_NOT_LISTED'
  | 'FOREIGN_NOT_VERIFIED'
  | 'RECIPIENT_NOT_PROVEN'
  | 'PROPOSAL_STATE';

export type Transition<State> =
  {readonly ok: true; readonly state: State} | {readonly ok: false; readonly code: RefusalCode};

export function to<State>(state: State): Transition<State> {
  return {ok: true, state};
}

export function refuse(code: RefusalCode): {readonly ok: false; readonly code: RefusalCode} {
  return {ok: false, code};
}

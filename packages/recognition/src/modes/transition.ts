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
  | 'CRITERIA_STATE'
  | 'IDENTITY_PENDING'
  | 'IDENTITY_CONFLICT'
  | 'FACT_UNKNOWN'
  | 'FACT_OUTDATED'
  | 'NOT_A_DECIDER'
  | 'KEY_STATE'
  | 'KEY_NOT_COUNTED'
  | 'KEY_OFFER_NEEDED'
  | 'FOREIGN_NOT_LISTED'
  | 'FOREIGN_NOT_VERIFIED'
  | 'RECIPIENT_NOT_PROVEN'
  | 'NOT_AN_ADVISER';

export type Transition<State> =
  {readonly ok: true; readonly state: State} | {readonly ok: false; readonly code: RefusalCode};

export function to<State>(state: State): Transition<State> {
  return {ok: true, state};
}

export function refuse(code: RefusalCode): {readonly ok: false; readonly code: RefusalCode} {
  return {ok: false, code};
}

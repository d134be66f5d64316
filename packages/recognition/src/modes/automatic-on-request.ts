/** `automaticOnRequest`: a badge that is given as soon as a known person asks (badge de soutien, centre d’intérêt). */
import {refuse, to, type Transition} from './transition.js';

export interface Campaign {
  /** ISO 8601; absent: open from the start. */
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
}

/** May this person have the badge now? The state on success is what becomes of the request. */
export function requestAutomatic(
  campaign: Campaign,
  person: {readonly alreadyHolds: boolean},
  now: Date,
): Transition<'approved'> {
  if (campaign.notBefore !== undefined && now.getTime() < Date.parse(campaign.notBefore)) {
    return refuse('CAMPAIGN_NOT_OPEN');
  }
  if (campaign.notAfter !== undefined && now.getTime() > Date.parse(campaign.notAfter)) {
    return refuse('CAMPAIGN_ENDED');
  }
  return person.alreadyHolds ? refuse('BADGE_ALREADY_HELD') : to('approved');
}

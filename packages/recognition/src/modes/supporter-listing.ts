/**
 * The public list of supporters. Having the badge shows nobody: who holds it says so apart, for a name that they choose, and
 * takes it back when they like. Nothing but a badge that is held now is shown.
 */
import {type AutomaticAward, holderOf} from './automatic-on-request.js';
import {refuse, to, type Transition} from './transition.js';

export type SupporterListing =
  | {readonly state: 'unlisted'}
  | {
      readonly state: 'listed';
      /** As the holder wants to be named. */
      readonly name: string;
      /** When they agreed, ISO 8601. */
      readonly since: string;
    };

export type ListingEvent =
  | {
      readonly type: 'optIn';
      readonly by: string;
      readonly name: string;
      /** Ticked for this alone; never filled in beforehand. */
      readonly hasAgreed: boolean;
    }
  | {readonly type: 'optOut'; readonly by: string};

/** A list shows the newest, and no more than these. */
export const mostSupportersShown = 500;

/** Where every holder begins. */
export const unlisted: SupporterListing = {state: 'unlisted'};

/** The listing after an event, or why it is refused. `listsSupporters` is what the badge offers. */
export function advanceListing(
  listing: SupporterListing,
  event: ListingEvent,
  known: {readonly award: AutomaticAward; readonly listsSupporters: boolean; readonly now: Date},
): Transition<SupporterListing> {
  if (event.by !== holderOf(known.award.recipient)) return refuse('NOT_THE_EARNER');
  // Taking it back asks for nothing, whatever became of the badge.
  if (event.type === 'optOut') return to(unlisted);
  if (!known.listsSupporters) return refuse('LISTING_NOT_OFFERED');
  if (known.award.state !== 'requested' && known.award.state !== 'issued') return refuse('REQUEST_STATE');
  if (!event.hasAgreed) return refuse('CONSENT_MISSING');
  const name = event.name.trim();
  if (name === '') return refuse('REQUEST_INCOMPLETE');
  return to({
    state: 'listed',
    name,
    since: listing.state === 'listed' ? listing.since : known.now.toISOString(),
  });
}

/** Is this holder shown now? A badge that is not signed, given back or revoked is not. */
export function isListed(award: AutomaticAward, listing: SupporterListing): boolean {
  return award.state === 'issued' && listing.state === 'listed';
}

/** What a person does for themselves is not written down; what somebody may have done in their place is. */
import type {RouteId} from '@pepites/recognition';
import {type Act, noteAct} from '../audit/note-act.js';
import type {Services} from '../services.js';
import type {Authorised} from './authorise.js';

/** Those of a person's own acts that write no line of the log themselves. */
const acts: Partial<Record<RouteId, Act['act']>> = {
  'requests.submit': 'request.sent',
  'requests.resubmit': 'request.sent',
  'requests.confirm': 'request.confirmed',
  'requests.withdraw': 'request.withdrawn',
  'claims.redeem': 'claim.taken',
  'awards.takeOffer': 'offer.taken',
  'awards.declineOffer': 'offer.declined',
  'awards.giveBack': 'award.givenBack',
  'me.answerAward': 'award.answered',
  'foreignBadges.add': 'foreignBadge.brought',
  'foreignBadges.remove': 'foreignBadge.removed',
};

/** In a session that began with a code that somebody of the structure had made. */
export async function noteAssistedAct(
  services: Services,
  route: RouteId,
  {
    caller,
    params,
  }: {readonly caller: Authorised['caller']; readonly params: Readonly<Record<string, string>>},
): Promise<void> {
  const act = acts[route];
  const structure = params['structure'];
  if (act === undefined || structure === undefined || caller?.began?.assistedBy == null) return;
  const object = params['request'] ?? params['award'] ?? params['badge'] ?? params['foreignBadge'];
  const {person} = caller;
  await noteAct(services.db, {structure, by: person, act, about: person, object, at: services.now()});
}

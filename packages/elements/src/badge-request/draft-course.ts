/** What becomes of the draft on its way: it is opened where the person stands, begins with what was answered before, and goes once it has arrived. */
import type {Badge, BadgeRequest} from '@pepites/recognition';
import {makeUuid} from '../base/make-uuid.js';
import {
  answersOf,
  completedBy,
  draftOfRequest,
  hasArrived,
  isAnsweredAs,
  placeOf,
  placeToComplete,
} from './draft.js';
import type {Place} from './flow-state.js';
import type {DraftKeeper} from './keeping/draft-keeper.js';

/** That of a first sending, or of the request that is to be completed. */
export async function openDraftAt(keeper: DraftKeeper, place: Place): Promise<void> {
  const {backend, badge, stage, person, isKnown} = place;
  const at = placeOf({backend, structure: badge.structure, badge: badge.id, with: place.with});
  if (stage.kind !== 'more') {
    const scope = isKnown || place.hasSignedOut ? 'exact' : 'withMore';
    await keeper.open({place: at, badge, scope}, person);
    return;
  }
  const {request} = stage;
  const of = {place: placeToComplete(at, completedBy(request)), badge};
  await keeper.open(of, person, (draft) => draftOfRequest(draft, stage));
  // The examiner may have written again.
  if (keeper.draft?.completes && keeper.draft.stage?.request.version !== request.version)
    keeper.change((draft) => ({...draft, stage}));
}

/** With those of an earlier request; its files are chosen anew. */
export function beginWithAnswers(keeper: DraftKeeper, request: BadgeRequest): void {
  const answers = answersOf(request).map(({files: _chosenAnew, ...rest}) => rest);
  keeper.change((draft) => ({...draft, answers}));
}

/** What has arrived need not be kept. What was changed after it had left did not arrive, and stays for another time. */
export async function settleDraft(
  keeper: DraftKeeper,
  badge: Badge | undefined,
  request: BadgeRequest,
): Promise<'other' | 'whole' | 'changedSince'> {
  const {draft} = keeper;
  if (!draft || !hasArrived(draft, request)) return 'other';
  const isWhole = isAnsweredAs(draft, badge?.form, request);
  if (isWhole || draft.completes) await keeper.drop();
  else keeper.change((changed) => ({...changed, requestId: makeUuid(), isQueued: false}));
  return isWhole ? 'whole' : 'changedSince';
}

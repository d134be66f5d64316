/** Routes on reviewed badges: drafts, confirmation, who examines, peers, after the badge is given. */
import {answerAward} from '../../awards/answer-award.js';
import {awardViews, readAward} from '../../awards/award-view.js';
import {revokeByLead} from '../../awards/revoke.js';
import {readBadge} from '../../catalogue/catalogue.js';
import type {Caller} from '../../people/sessions.js';
import {Refusal} from '../../refusal.js';
import {assertBroughtIn, confirmFor, requestsSentFor, sendConfirmationCode} from '../../requests/assisted.js';
import {discardDraft, readDraft, saveDraft} from '../../requests/drafts.js';
import {confirmRequest} from '../../requests/follow-up.js';
import {formHash, formOf} from '../../requests/forms.js';
import {requestView} from '../../requests/request-view.js';
import {submitRequest} from '../../requests/submit.js';
import {assignExaminers, readExaminers, replaceByLead} from '../../reviews/assign.js';
import {examinerOf, openRequest} from '../../reviews/decide.js';
import {handOverRequest} from '../../reviews/hand-over.js';
import {readySentencesOf, writeReadySentences} from '../../reviews/ready-sentences.js';
import {givePeerConsent, peerConsent, takeBackPeerConsent} from '../../reviews/peers.js';
import type {Services} from '../../services.js';
import {assertInStructure, assertOwnRequest, assertSeenRequest} from '../find-request.js';
import type {Handlers} from '../handler.js';

type ReviewRoutes =
  | 'requests.form'
  | 'requests.open'
  | 'reviews.handOver'
  | 'readySentences.get'
  | 'readySentences.set'
  | 'readySentences.reset'
  | 'requests.confirm'
  | 'requests.saveDraft'
  | 'requests.getDraft'
  | 'requests.deleteDraft'
  | 'requests.submitFor'
  | 'requests.sentFor'
  | 'requests.sendConfirmationCode'
  | 'requests.confirmFor'
  | 'requests.examiners'
  | 'requests.assign'
  | 'requests.replaceExaminer'
  | 'me.answerAward'
  | 'me.peerConsent'
  | 'me.givePeerConsent'
  | 'me.takeBackPeerConsent'
  | 'awards.revoke';

export const reviewHandlers: Pick<Handlers, ReviewRoutes> = {
  'requests.form': async (input, {services, caller}) => {
    const {row} = await assertSeenRequest(services, caller, input);
    const {process} = await readBadge(services.db, row.structure_id, row.badge_id);
    const form = await formOf(services.db, row, process);
    return {formVersion: formHash(form), form};
  },

  'requests.open': async (input, {services, caller}) => {
    await assertInStructure(services, input);
    await openRequest(services, examinerOf(caller, services.now()), input.request);
    return requestView(services, services.db, input.request, {viewer: caller.person});
  },

  'reviews.handOver': async (input, {services, caller}) => {
    await assertInStructure(services, input);
    await handOverRequest(services, examinerOf(caller, services.now()), input.request);
    return undefined;
  },

  'readySentences.get': async ({structure}, {services}) => readySentencesOf(services.db, structure),

  'readySentences.set': async ({structure, version, ...sentences}, {services, caller}) => {
    await writeReadySentences(services, {structure, by: caller.person, version, sentences});
    return readySentencesOf(services.db, structure);
  },

  'readySentences.reset': async ({structure}, {services, caller}) => {
    await writeReadySentences(services, {structure, by: caller.person, sentences: null});
    return undefined;
  },

  'requests.confirm': async (input, {services, caller}) => {
    await assertOwnRequest(services, caller, input);
    const {request, revision} = input;
    await confirmRequest(services, {request, revision, person: caller.person});
    return requestView(services, services.db, request, {viewer: caller.person});
  },

  'requests.saveDraft': async ({structure, badge, answers, version}, {services, caller}) =>
    saveDraft(services, {structure, badge, person: caller.person}, {answers, version}),

  'requests.getDraft': async ({structure, badge}, {services, caller}) =>
    readDraft(services, {structure, badge, person: caller.person}),

  'requests.deleteDraft': async ({structure, badge}, {services, caller}) => {
    await discardDraft(services, {structure, badge, person: caller.person});
    return undefined;
  },

  'requests.submitFor': async (input, {services, caller}) => {
    const {structure, person, badge, answers, consent} = input;
    await assertBroughtIn(services.db, {structure, person});
    const requestId = input.requestId.toLowerCase();
    await submitRequest(services, {
      structure,
      person,
      requestId,
      badge,
      answers,
      consent,
      listed: false,
      // An adviser who asks for themselves is the person alone.
      sentBy: person === caller.person ? undefined : caller.person,
    });
    return requestView(services, services.db, requestId, {viewer: caller.person});
  },

  'requests.sentFor': async ({structure, person, badge}, {services, caller}) => {
    await assertBroughtIn(services.db, {structure, person});
    return {items: await requestsSentFor(services, {structure, person, badge, adviser: caller.person})};
  },

  'requests.sendConfirmationCode': async (input, {services, caller}) => {
    await assertSeenAsStaff(services, caller, input);
    return sendConfirmationCode(services, input.request);
  },

  'requests.confirmFor': async (input, {services, caller}) => {
    await assertSeenAsStaff(services, caller, input);
    const {request, way, code, revision} = input;
    await confirmFor(services, {request, staff: caller.person, way, code, revision});
    return requestView(services, services.db, request, {viewer: caller.person});
  },

  'requests.examiners': async (input, {services}) => {
    await assertInStructure(services, input);
    return readExaminers(services, input.request);
  },

  'requests.assign': async (input, {services, caller}) => {
    await assertInStructure(services, input);
    const {request, version, panel, pool, decider} = input;
    await assignExaminers(services, {
      request,
      version,
      lead: caller.person,
      examiners: {panel, pool, decider},
    });
    return readExaminers(services, request);
  },

  'requests.replaceExaminer': async (input, {services, caller}) => {
    await assertInStructure(services, input);
    const {request, examiner} = input;
    await replaceByLead(services, {request, examiner, lead: caller.person});
    return readExaminers(services, request);
  },

  'me.answerAward': async ({structure, award, answer}, {services, caller}) => {
    await answerAward(services, {structure, award, person: caller.person, answer});
    return awardOf(services, award, true);
  },

  'me.peerConsent': async ({structure}, {services, caller}) =>
    peerConsent(services, {structure, person: caller.person}),

  'me.givePeerConsent': async ({structure}, {services, caller}) =>
    givePeerConsent(services, {structure, person: caller.person}),

  'me.takeBackPeerConsent': async ({structure}, {services, caller}) => {
    await takeBackPeerConsent(services, {structure, person: caller.person});
    return undefined;
  },

  'awards.revoke': async ({structure, award, reason}, {services, caller}) => {
    await revokeByLead(services, {structure, award, reason, lead: caller.person});
    return awardOf(services, award, false);
  },
};

async function awardOf(services: Services, award: string, isForHolder: boolean) {
  const [view] = await awardViews(services, services.db, [await readAward(services.db, award)], {
    isForHolder,
    // Whoever may answer is on such a page.
    isOwnPage: isForHolder,
  });
  if (!view) throw new Error(`No view of the award ${award}`);
  return view;
}

async function assertSeenAsStaff(
  services: Services,
  caller: Caller,
  named: {readonly structure: string; readonly request: string},
): Promise<void> {
  const {as} = await assertSeenRequest(services, caller, named);
  // On one's own account one confirms by oneself.
  if (as === 'earner') throw new Refusal('REQUEST_UNKNOWN');
}

/** What follows from the state of a case: the badge is given, or a badge that was given is called into question. */
import {advanceCriteria, type CriteriaCase} from '@pepites/recognition';
import {readAward} from '../awards/award-view.js';
import {createAward} from '../awards/create-award.js';
import {takeBack} from '../awards/take-back.js';
import {noteAct} from '../audit/note-act.js';
import {notify} from '../notifications/notify.js';
import {Refusal} from '../refusal.js';
import type {Session} from '../store/open-store.js';
import type {CourseBadge, LoadedCase} from './criteria-cases.js';
import {courseIssueKey} from './learners.js';

interface Known {
  readonly loaded: LoadedCase;
  readonly badge: CourseBadge;
  readonly now: Date;
}

/** Gives the badge of a case that is `met`. @throws {Refusal} CRITERIA_NOT_MET, IDENTITY_PENDING, BADGE_ALREADY_HELD */
export async function issueCase(t: Session, {loaded, badge, now}: Known): Promise<LoadedCase> {
  const {machine, learner} = loaded;
  const {person} = machine;
  if (machine.state !== 'met' || person === undefined)
    throw new Refusal(machine.state === 'identityPending' ? 'IDENTITY_PENDING' : 'CRITERIA_NOT_MET');
  const award = await createAward(t, {
    structure: learner.structure,
    badge,
    person,
    issueKey: courseIssueKey(learner, badge.id),
    now,
  });
  const next = advanceCriteria(machine, {type: 'issue', award, alreadyHolds: false}, now);
  if (!next.ok) throw new Refusal(next.code);
  return {...loaded, machine: next.state};
}

/** Tells the person, and takes the badge back where the policy or a decision says so. `loaded` is saved already. */
export async function followContest(
  t: Session,
  before: CriteriaCase,
  {loaded, badge, now}: Known,
): Promise<void> {
  const {machine, learner} = loaded;
  const {award, person, state} = machine;
  if (state === before.state || award === undefined || person === undefined) return;
  const {structure} = learner;
  const decision = machine.decisions.at(-1);
  const message = {structure, to: {person}, key: `course:${state}:${award}:${machine.decisions.length}`, now};
  const details = {badgeName: badge.name};
  if (state === 'contested') {
    await notify(t, {...message, kind: 'courseBadgeContested', details});
  } else if (state === 'kept' && before.state === 'contested') {
    await notify(t, {...message, kind: 'courseBadgeKept', details});
  } else if (state === 'revoked') {
    const reason = decision?.reason === undefined || decision.reason === '' ? noReason : decision.reason;
    await takeBack(t, await readAward(t, award), {reason, at: now});
    await notify(t, {...message, kind: 'courseBadgeRevoked', details: {...details, reason}});
  }
  const by = decision?.by ?? {kind: 'platform' as const, id: learner.platform};
  await noteAct(t, {structure, by, act: `criteria.${state}`, about: person, object: award, at: now});
}

/** Where the platform took a result back and said nothing. */
const noReason = 'La plateforme de cours a repris un résultat.';

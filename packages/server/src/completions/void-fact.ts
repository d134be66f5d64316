/** A platform takes a result back. A badge that was given for it is never taken away without a word: its policy decides, or a person. */
import {
  advanceCriteria,
  type CompletionChannel,
  factFrom,
  factKey,
  type VoidedFact,
} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {loadCriteriaCase, saveCriteriaCase} from './criteria-cases.js';
import {readReportable} from './report.js';
import {followContest} from './settle-case.js';

export interface Voiding {
  readonly structure: string;
  readonly platform: string;
  readonly mayReport: readonly string[];
  readonly badge: string;
  readonly learner: string;
  readonly activity: string;
  readonly registration?: string | undefined;
  readonly at?: string | undefined;
  readonly reason?: string | undefined;
  /** @default the platform's server, by its key */
  readonly channel?: CompletionChannel;
}

/** @throws {Refusal} FORBIDDEN, BADGE_UNKNOWN, WRONG_MODE, FACT_UNKNOWN, TRUST_TOO_LOW, CRITERIA_STATE */
export async function voidFact(services: Services, voiding: Voiding): Promise<VoidedFact> {
  const now = services.now();
  const state = await services.db.transaction().execute(async (t) => {
    const badge = await readReportable(t, voiding);
    const learner = {structure: voiding.structure, platform: voiding.platform, ref: voiding.learner};
    const before = await loadCriteriaCase(t, learner, badge, now);
    const {activity, registration, at} = voiding;
    const {trust} = factFrom({activity, completed: true}, voiding.channel ?? 'server');
    const next = advanceCriteria(
      before.machine,
      {
        type: 'void',
        fact: factKey(before.machine, {activity, registration, at}),
        trust,
        ...(voiding.reason !== undefined && {reason: voiding.reason}),
      },
      now,
    );
    if (!next.ok) throw new Refusal(next.code);
    const loaded = {...before, machine: next.state};
    await saveCriteriaCase(t, loaded, now);
    await followContest(t, before.machine, {loaded, badge, now});
    return next.state.state;
  });
  services.nudge();
  return {state};
}

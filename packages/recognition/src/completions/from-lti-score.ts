/** Completions from scores of LTI 1.3's Assignment and Grade Services. */
import type {CompletionFact} from '../completion.js';
import type {CompletionReading, ReadingOptions} from './reading.js';
import {reasonBy, trustBy} from './from-xapi.js';
import {asObject, completionOf, instantOf, member, numberOf, reading, unreadable} from './read-message.js';

export interface LtiScoreReadingOptions extends ReadingOptions {
  /** The line item's address, or what else the badge's rule calls it: a score does not name it. */
  readonly activity: string;
}

const activityProgress = ['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed'];
const gradingProgress = ['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady'];

/**
 * A fact from a score: finished where `activityProgress` is `Completed`; with a result where it is `FullyGraded`. LTI tells no tool that a
 * course is finished: a score is about one line item. Extra credit counts as the most there is.
 *
 * @see https://www.imsglobal.org/spec/lti-ags/v2p0 §3.4
 * @example
 * import {completionFromLtiScore} from '@pepites/recognition';
 *
 * const score = {userId: '50', scoreGiven: 45, scoreMaximum: 50, activityProgress: 'Completed', gradingProgress: 'FullyGraded', timestamp: '2026-11-24T09:00:00Z'};
 * const read = completionFromLtiScore(score, {channel: 'server', activity: 'https://cours.example/lineitems/7'});
 * console.log(read.says === 'fact' && read.facts[0].scaled);
 */
export function completionFromLtiScore(message: unknown, options: LtiScoreReadingOptions): CompletionReading {
  return reading((): CompletionReading => {
    const score = asObject(message, 'NOT_A_SCORE');
    const done = oneOf(score, 'activityProgress', activityProgress);
    const graded = oneOf(score, 'gradingProgress', gradingProgress);
    const user = member(score, 'userId');
    if (typeof user !== 'string' || user === '' || user.length > 255)
      return unreadable('ACTOR_UNREADABLE', 'userId', 'The score names nobody');
    const given = numberOf(member(score, 'scoreGiven'), 'scoreGiven', 'NOT_A_SCORE');
    const most = numberOf(member(score, 'scoreMaximum'), 'scoreMaximum', 'NOT_A_SCORE');
    if (given !== undefined && (most === undefined || most <= 0))
      return unreadable('SCORE_OUT_OF_RANGE', 'scoreMaximum', 'A score needs a maximum above zero');
    if (given !== undefined && given < 0)
      return unreadable('SCORE_OUT_OF_RANGE', 'scoreGiven', 'A score is not below zero');
    const at = instantOf(member(score, 'timestamp'), 'timestamp');
    const isFinished = done === 'Completed';
    const scaled =
      isFinished && graded === 'FullyGraded' && given !== undefined && most !== undefined
        ? Math.min(1, given / most)
        : undefined;
    if (!isFinished) return {says: 'nothing', code: 'NOT_FINISHED'};
    const {activity, channel} = options;
    const fact: CompletionFact = {
      ...completionOf({activity, completed: true, scaled, at}),
      trust: trustBy(channel),
    };
    return {
      says: 'fact',
      facts: [fact],
      trust: fact.trust,
      why: reasonBy[channel],
      learner: {kind: 'platformId', id: user},
    };
  });
}

function oneOf(score: Record<string, unknown>, name: string, words: readonly string[]): string {
  const value = member(score, name);
  return typeof value === 'string' && words.includes(value)
    ? value
    : unreadable('NOT_A_SCORE', name, `One of ${words.join(', ')} is needed`);
}

/** Completions from SCORM 1.2 and 2004 run-time data: what a player commits, or what a platform has in its database. */
import type {CompletionFact} from '../completion.js';
import type {CompletionReading, ReadingOptions} from './reading.js';
import {reasonBy, trustBy} from './from-xapi.js';
import {
  asObject,
  completionOf,
  isObject,
  member,
  numberOf,
  reading,
  scaledOf,
  unreadable,
} from './read-message.js';

export interface ScormReadingOptions extends ReadingOptions {
  /** What the badge's rule calls the course: SCORM data do not name it. */
  readonly activity: string;
  /** Which attempt, where the platform counts them. */
  readonly registration?: string | undefined;
  /** When the platform stored it, ISO 8601 with a zone. */
  readonly at?: string | undefined;
}

const status12 = ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'];
const completions2004 = ['completed', 'incomplete', 'not attempted', 'unknown'];
const successes2004 = ['passed', 'failed', 'unknown'];

/**
 * A fact from SCORM data: `cmi.core.lesson_status` and `cmi.core.score.*` (1.2), or `cmi.completion_status`, `cmi.success_status` and
 * `cmi.score.*` (2004); by full names (`{'cmi.core.lesson_status': 'passed'}`) or nested (`{cmi: {core: {…}}}`).
 *
 * Whatever a player sends was said in the browser (T0): only data that the platform's server sends (`server`) may issue.
 *
 * @example
 * import {completionFromScorm} from '@pepites/recognition';
 *
 * const read = completionFromScorm({'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80'}, {channel: 'server', activity: 'https://cours.example/gestes'});
 * console.log(read.says === 'fact' && read.facts[0].scaled);
 */
export function completionFromScorm(message: unknown, options: ScormReadingOptions): CompletionReading {
  return reading((): CompletionReading => {
    const data = asObject(message, 'NOT_SCORM');
    const value = (name: string): unknown =>
      Object.hasOwn(data, name) ? data[name] : member(data, ...name.split('.'));
    const known = value('cmi.core.lesson_status') === undefined ? read2004(value) : read12(value);
    const {completed, passed, scaled, learner} = known;
    if (!completed && passed === undefined && scaled === undefined)
      return {says: 'nothing', code: 'NOT_FINISHED'};
    const {activity, registration, at, channel} = options;
    const fact: CompletionFact = {
      ...completionOf({activity, completed, passed, scaled, at, registration}),
      trust: trustBy(channel),
    };
    return {
      says: 'fact',
      facts: [fact],
      trust: fact.trust,
      why: reasonBy[channel],
      ...(typeof learner === 'string' &&
        learner !== '' &&
        learner.length <= 255 && {learner: {kind: 'platformId', id: learner} as const}),
    };
  });
}

interface Known {
  readonly completed: boolean;
  readonly passed: boolean | undefined;
  readonly scaled: number | undefined;
  readonly learner: unknown;
}

function read12(value: (name: string) => unknown): Known {
  const status = oneOf(value('cmi.core.lesson_status'), status12, 'cmi.core.lesson_status');
  const number = (name: string) =>
    numberOf(value(`cmi.core.score.${name}`), `cmi.core.score.${name}`, 'NOT_SCORM');
  const raw = number('raw');
  const isSeen = status === 'browsed' || status === 'not attempted';
  return {
    completed: status === 'passed' || status === 'completed',
    passed: status === 'passed' ? true : status === 'failed' ? false : undefined,
    // SCORM 1.2: raw goes from 0 to 100 where nothing else is said. Who only looked has no result.
    scaled: isSeen
      ? undefined
      : scaledOf({scaled: undefined, raw, min: number('min'), max: number('max') ?? 100}, 'cmi.core.score'),
    learner: value('cmi.core.student_id'),
  };
}

function read2004(value: (name: string) => unknown): Known {
  const completion = value('cmi.completion_status');
  const success = value('cmi.success_status');
  if (completion === undefined && success === undefined)
    unreadable(
      'NOT_SCORM',
      '',
      'Neither cmi.core.lesson_status nor cmi.completion_status nor cmi.success_status',
    );
  const completed = oneOf(completion ?? 'unknown', completions2004, 'cmi.completion_status');
  const passed = oneOf(success ?? 'unknown', successes2004, 'cmi.success_status');
  const number = (name: string) => numberOf(value(`cmi.score.${name}`), `cmi.score.${name}`, 'NOT_SCORM');
  return {
    completed: completed === 'completed',
    passed: passed === 'passed' ? true : passed === 'failed' ? false : undefined,
    scaled: scaledOf(
      {scaled: number('scaled'), raw: number('raw'), min: number('min'), max: number('max')},
      'cmi.score',
    ),
    learner: value('cmi.learner_id'),
  };
}

function oneOf(value: unknown, words: readonly string[], at: string): string {
  // Older packages shorten SCORM 1.2's words; only their case varies in practice.
  const word = isObject(value) ? undefined : String(value).trim().toLowerCase();
  return word !== undefined && words.includes(word)
    ? word
    : unreadable('NOT_SCORM', at, `One of ${words.join(', ')} is needed`);
}

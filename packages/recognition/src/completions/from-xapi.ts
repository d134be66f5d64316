/** Completions from xAPI statements, and from those of cmi5, which is a profile of xAPI. */
import {type CompletionFact, factFrom, type CompletionChannel} from '../completion.js';
import {
  type CompletionReading,
  fault,
  type FactReading,
  learnerName,
  type ReadingOptions,
  type ReadLearner,
  type TrustReason,
} from './reading.js';
import {completionOf, reading} from './read-message.js';
import {readStatement, type XapiStatement} from './xapi-statement.js';

export interface XapiReadingOptions extends ReadingOptions {
  /**
   * Whom the platform's own server writes to its record store as: `learnerName` of the statement's `authority`, for an account its
   * home page, a space and its name. What others wrote there deserves no trust (T0). Left out: the channel is believed as it is.
   */
  readonly authorities?: readonly string[] | undefined;
}

const adl = 'http://adlnet.gov/expapi/verbs/';
const w3id = 'https://w3id.org/xapi/adl/verbs/';
const cmi5Category = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';

/** What each verb says of the activity: finished? passed? */
const verbs: Readonly<Record<string, {completed: boolean; passed?: boolean}>> = {
  [`${adl}completed`]: {completed: true},
  [`${adl}passed`]: {completed: true, passed: true},
  [`${adl}mastered`]: {completed: true, passed: true},
  [`${adl}failed`]: {completed: false, passed: false},
  [`${adl}scored`]: {completed: false},
};

/**
 * A fact from an xAPI statement (1.0.3, 2.0) with one of the verbs completed, passed, mastered, failed, scored; `voided` takes another
 * statement back. Statements of cmi5 courses are read as `completionFromCmi5` does.
 *
 * The statement's time is the fact's, its `context.registration` tells attempts apart, the score is `scaled` or worked out of raw and
 * max. The actor is read, and never believed for its own sake: trust follows from the channel and from `authority`.
 *
 * @param message the statement, as an object or as JSON text
 * @returns a value in every case: `fact`, `voiding`, `nothing` with a `SilenceCode`, `fault` with a `CompletionFaultCode`
 * @see https://github.com/adlnet/xAPI-Spec (1.0.3), IEEE 9274.1.1 (2.0)
 * @example
 * import {completionFromXapi} from '@pepites/recognition';
 *
 * const statement = {
 *   id: 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0',
 *   actor: {account: {homePage: 'https://cours.example/', name: 'learner-42'}},
 *   verb: {id: 'http://adlnet.gov/expapi/verbs/passed'},
 *   object: {id: 'https://cours.example/gestes-et-postures'},
 *   result: {score: {scaled: 0.9}},
 * };
 * const read = completionFromXapi(statement, {channel: 'server'});
 * if (read.says === 'fact') console.log(read.trust, read.facts[0].scaled);
 */
export function completionFromXapi(message: unknown, options: XapiReadingOptions): CompletionReading {
  return reading(() => {
    const statement = readStatement(message);
    if (statement.category.includes(cmi5Category)) return readCmi5(statement, options);
    return readPlain(statement, options);
  });
}

/**
 * A fact from a statement of a cmi5 course. What the platform itself judges (`satisfied` for a course or a block, `waived`) is a
 * completion that may be believed as far as its channel and its `authority`; it is about the course by both its names: the platform's and
 * the publisher's. What a unit says of itself (`completed`, `passed`, `failed`) was said in the learner's browser: T0, unless the
 * platform signed it. Other verbs say nothing; nor do statements without cmi5's category (“cmi5 allowed”).
 *
 * @see https://aicc.github.io/CMI-5_Spec_Current/ §9.3, §9.6.2
 * @example
 * import {completionFromCmi5} from '@pepites/recognition';
 *
 * const satisfied = {
 *   id: 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0',
 *   actor: {account: {homePage: 'https://cours.example/', name: 'learner-42'}},
 *   verb: {id: 'https://w3id.org/xapi/adl/verbs/satisfied'},
 *   object: {id: 'https://cours.example/gestes-et-postures'},
 *   context: {contextActivities: {category: [{id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5'}]}},
 *   authority: {account: {homePage: 'https://registre.example', name: 'serveur'}},
 * };
 * const read = completionFromCmi5(satisfied, {channel: 'server', authorities: ['https://registre.example serveur']});
 * if (read.says === 'fact') console.log(read.trust, read.why);
 */
export function completionFromCmi5(message: unknown, options: XapiReadingOptions): CompletionReading {
  return reading(() => {
    const statement = readStatement(message);
    if (statement.verb === `${adl}voided`) return readPlain(statement, options);
    if (statement.category.includes(cmi5Category)) return readCmi5(statement, options);
    return {says: 'nothing', code: 'CMI5_ALLOWED_ONLY', ...idOf(statement)};
  });
}

function readPlain(statement: XapiStatement, options: XapiReadingOptions): CompletionReading {
  const {object, verb} = statement;
  if (verb === `${adl}voided`) {
    // As much as the most that it could take back.
    const trusted = trustIn(statement, options, 'JUDGED_BY_PLATFORM');
    if (object.kind !== 'statement') return {says: 'nothing', code: 'NOT_ABOUT_ACTIVITY', ...idOf(statement)};
    return {says: 'voiding', voids: object.id, ...trusted, ...idOf(statement)};
  }
  const trusted = trustIn(statement, options, 'SENT_BY_PLATFORM');
  const said = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!said) return {says: 'nothing', code: 'NOT_ABOUT_COMPLETION', ...idOf(statement)};
  if (object.kind !== 'activity') return {says: 'nothing', code: 'NOT_ABOUT_ACTIVITY', ...idOf(statement)};
  if (said.passed === true && statement.success === false)
    return fault('RESULT_CONTRADICTORY', 'result.success', 'The verb says passed, the result says not');
  if (said.passed === false && statement.success === true)
    return fault('RESULT_CONTRADICTORY', 'result.success', 'The verb says failed, the result says not');
  const passed = said.passed ?? statement.success;
  const completed = statement.completion ?? said.completed;
  if (!completed && passed === undefined && statement.scaled === undefined)
    return {says: 'nothing', code: 'NOT_FINISHED', ...idOf(statement)};
  return factsOf(statement, {activities: [object.id], completed, passed, ...trusted});
}

function readCmi5(statement: XapiStatement, options: XapiReadingOptions): CompletionReading {
  const {object, verb, success, scaled, masteryScore} = statement;
  if (verb === `${adl}voided`) return readPlain(statement, options);
  if (object.kind !== 'activity') return {says: 'nothing', code: 'NOT_ABOUT_ACTIVITY', ...idOf(statement)};
  if (verb === `${w3id}satisfied` || verb === `${adl}satisfied`) {
    const trusted = trustIn(statement, options, 'JUDGED_BY_PLATFORM');
    return factsOf(statement, {activities: namesOf(statement, object), completed: true, ...trusted});
  }
  if (verb === `${w3id}waived` || verb === `${adl}waived`) {
    const trusted = trustIn(statement, options, 'JUDGED_BY_PLATFORM');
    const activities = namesOf(statement, object);
    return factsOf(statement, {activities, completed: true, passed: success, ...trusted});
  }
  const trusted = trustIn(statement, options, 'SAID_BY_UNIT');
  const activities = namesOf(statement, object);
  switch (verb) {
    case `${adl}completed`:
      if (statement.completion === false)
        return fault('RESULT_CONTRADICTORY', 'result.completion', 'completed, and not complete');
      return factsOf(statement, {activities, completed: true, ...trusted});
    case `${adl}passed`:
      if (success === false)
        return fault('RESULT_CONTRADICTORY', 'result.success', 'passed, and without success');
      if (masteryScore !== undefined && scaled !== undefined && scaled < masteryScore)
        return fault('RESULT_CONTRADICTORY', 'result.score.scaled', 'passed, and below the mastery score');
      return factsOf(statement, {activities, completed: false, passed: true, ...trusted});
    case `${adl}failed`:
      if (success === true)
        return fault('RESULT_CONTRADICTORY', 'result.success', 'failed, and with success');
      return factsOf(statement, {activities, completed: false, passed: false, ...trusted});
    default:
      return {says: 'nothing', code: 'NOT_ABOUT_COMPLETION', ...idOf(statement)};
  }
}

/** The platform's own id, which it made for this installation, and the publisher's, which a badge's rule is likelier to name. */
function namesOf({grouping}: XapiStatement, object: {id: string; type: string | undefined}): string[] {
  // More than one: only one of the same kind can be the same thing; the others are what it is part of.
  const same =
    grouping.length > 1 ? grouping.filter(({type}) => type !== undefined && type === object.type) : grouping;
  return [...new Set([...(same.length === 1 ? same : []).map(({id}) => id), object.id])];
}

function factsOf(
  statement: XapiStatement,
  said: {
    readonly activities: readonly string[];
    readonly completed: boolean;
    readonly passed?: boolean | undefined;
    readonly trust: CompletionFact['trust'];
    readonly why: TrustReason;
  },
): FactReading {
  const {trust, why, activities, completed, passed} = said;
  const {scaled, at, registration, learner} = statement;
  const [first = '', ...others] = activities;
  const fact = (activity: string): CompletionFact => ({
    ...completionOf({activity, completed, passed, scaled, at, registration}),
    trust,
  });
  return {
    says: 'fact',
    facts: [fact(first), ...others.map(fact)],
    trust,
    why,
    ...(learner && {learner}),
    ...idOf(statement),
  };
}

function idOf({id}: XapiStatement): {statement?: string} {
  return id === undefined ? {} : {statement: id};
}

/** @param claim who says it, where it comes from a server: the platform, its judgement, or a unit in a browser */
function trustIn(
  {authority}: XapiStatement,
  {channel, authorities}: XapiReadingOptions,
  claim: 'SENT_BY_PLATFORM' | 'JUDGED_BY_PLATFORM' | 'SAID_BY_UNIT',
): {trust: CompletionFact['trust']; why: TrustReason} {
  if (channel !== 'server') return {trust: trustBy(channel), why: reasonBy[channel]};
  if (claim === 'SAID_BY_UNIT') return {trust: 'T0', why: claim};
  if (authorities !== undefined && !isAmong(authority, authorities))
    return {trust: 'T0', why: 'AUTHORITY_UNKNOWN'};
  // The record store says that it was the platform, and the platform that it judged: nobody else could have written it.
  if (claim === 'JUDGED_BY_PLATFORM' && authorities !== undefined) return {trust: 'T3', why: claim};
  return {trust: 'T2', why: 'SENT_BY_PLATFORM'};
}

function isAmong(authority: ReadLearner | undefined, authorities: readonly string[]): boolean {
  return authority !== undefined && authorities.includes(learnerName(authority));
}

export function trustBy(channel: CompletionChannel): CompletionFact['trust'] {
  return factFrom({activity: '-', completed: true}, channel).trust;
}

export const reasonBy = {
  browser: 'SEEN_IN_BROWSER',
  signedToken: 'SIGNED_BY_PLATFORM',
  server: 'SENT_BY_PLATFORM',
  signedStatement: 'SIGNED_STATEMENT',
} as const satisfies Record<CompletionChannel, TrustReason>;

/** Completions from H5P content: an event in the learner's own browser, hence a hint and no more. */
import type {CompletionReading} from './reading.js';
import {fault} from './reading.js';
import {asObject, completionOf, isObject, member, numberOf, reading, scaledOf} from './read-message.js';

const adl = 'http://adlnet.gov/expapi/verbs/';
const finishing = ['completed', 'passed', 'mastered', 'failed', 'answered'].map((verb) => adl + verb);

/**
 * A fact of trust T0 from an H5P event (`H5P.externalDispatcher.on('xAPI', …)`) or from the statement in it, also of the shape of
 * 2015. A page may show it as a hint, or attach it to a request that somebody reviews; no badge is given for it. The actor (a name, an
 * address) is not read.
 *
 * @param message the event, its `data.statement`, or that as JSON text
 * @see https://h5p.org/documentation/x-api
 * @example
 * import {completionFromH5p} from '@pepites/recognition';
 *
 * const read = completionFromH5p({verb: {id: 'http://adlnet.gov/expapi/verbs/completed'}, object: {id: 'https://cours.example/h5p/1'}});
 * console.log(read.says === 'fact' && read.trust);
 */
export function completionFromH5p(message: unknown): CompletionReading {
  return reading(() => {
    const given = asObject(message, 'NOT_A_STATEMENT');
    const statement = member(given, 'data', 'statement') ?? given;
    if (!isObject(statement)) return fault('NOT_A_STATEMENT', '', 'It is no object');
    const verb = member(statement, 'verb', 'id');
    if (typeof verb !== 'string') return fault('VERB_UNREADABLE', 'verb.id', 'The verb has no IRI');
    const activity = member(statement, 'object', 'id');
    if (typeof activity !== 'string' || activity === '' || activity.length > 2048 || /\s/.test(activity))
      return fault('ACTIVITY_UNREADABLE', 'object.id', 'The activity has no IRI');
    if (!finishing.includes(verb)) return {says: 'nothing', code: 'NOT_ABOUT_COMPLETION'};
    const result = member(statement, 'result');
    const success = member(result, 'success');
    const isDone = member(result, 'completion');
    const said = verb.slice(adl.length);
    const completed = typeof isDone === 'boolean' ? isDone : said !== 'answered' && said !== 'failed';
    const passed =
      said === 'passed' || said === 'mastered'
        ? true
        : said === 'failed'
          ? false
          : typeof success === 'boolean'
            ? success
            : undefined;
    const number = (name: string) =>
      numberOf(member(result, 'score', name), `result.score.${name}`, 'RESULT_UNREADABLE');
    const scaled = scaledOf(
      {scaled: number('scaled'), raw: number('raw'), min: number('min'), max: number('max')},
      'result.score',
    );
    if (!completed && passed === undefined && scaled === undefined)
      return {says: 'nothing', code: 'NOT_FINISHED'};
    const fact = {...completionOf({activity, completed, passed, scaled}), trust: 'T0' as const};
    return {says: 'fact', facts: [fact], trust: 'T0', why: 'SEEN_IN_BROWSER'};
  });
}

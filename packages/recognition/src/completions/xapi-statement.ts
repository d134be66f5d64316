/** Reads an xAPI statement (1.0.3 or 2.0): the members that a completion is made of, each held against the specification. */
import type {ReadLearner} from './reading.js';
import {asObject, instantOf, isObject, member, numberOf, scaledOf, unreadable} from './read-message.js';

export interface XapiStatement {
  /** In lower case, as ids are compared. */
  readonly id: string | undefined;
  readonly learner: ReadLearner | undefined;
  readonly verb: string;
  readonly object:
    | {readonly kind: 'activity'; readonly id: string; readonly type: string | undefined}
    | {readonly kind: 'statement'; readonly id: string}
    | {readonly kind: 'other'};
  readonly success: boolean | undefined;
  readonly completion: boolean | undefined;
  /** 0 to 1. */
  readonly scaled: number | undefined;
  readonly registration: string | undefined;
  readonly grouping: readonly {readonly id: string; readonly type: string | undefined}[];
  readonly category: readonly string[];
  readonly masteryScore: number | undefined;
  /** In UTC: when it happened, else when it was stored. */
  readonly at: string | undefined;
  /** Who the record store says wrote it, as `learnerName` would write it. */
  readonly authority: ReadLearner | undefined;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const longestIri = 2048;
const mostActivities = 100;
const masteryScore = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';

/** @throws {Unreadable} */
export function readStatement(message: unknown): XapiStatement {
  const statement = asObject(message, 'NOT_A_STATEMENT');
  if (!['actor', 'verb', 'object'].some((name) => Object.hasOwn(statement, name)))
    unreadable('NOT_A_STATEMENT', '', 'It has neither actor nor verb nor object');
  const id = optionalUuid(member(statement, 'id'), 'id', 'STATEMENT_ID_UNREADABLE');
  const verb = iri(member(statement, 'verb', 'id'));
  if (verb === undefined) unreadable('VERB_UNREADABLE', 'verb.id', 'The verb has no IRI');
  const result = optionalObject(member(statement, 'result'), 'result', 'RESULT_UNREADABLE');
  const context = optionalObject(member(statement, 'context'), 'context', 'CONTEXT_UNREADABLE');
  const score = optionalObject(member(result, 'score'), 'result.score', 'RESULT_UNREADABLE');
  const number = (name: string) => numberOf(member(score, name), `result.score.${name}`, 'RESULT_UNREADABLE');
  const mastery = numberOf(
    member(context, 'extensions', masteryScore),
    'context.extensions',
    'RESULT_UNREADABLE',
  );
  return {
    id,
    learner: readLearner(member(statement, 'actor')),
    verb,
    object: readObject(member(statement, 'object')),
    success: optionalBoolean(member(result, 'success'), 'result.success'),
    completion: optionalBoolean(member(result, 'completion'), 'result.completion'),
    scaled: scaledOf(
      {scaled: number('scaled'), raw: number('raw'), min: number('min'), max: number('max')},
      'result.score',
    ),
    registration: optionalUuid(member(context, 'registration'), 'context.registration', 'CONTEXT_UNREADABLE'),
    grouping: readActivities(context, 'grouping'),
    category: readActivities(context, 'category').map((one) => one.id),
    masteryScore: mastery,
    at:
      instantOf(member(statement, 'timestamp'), 'timestamp') ??
      instantOf(member(statement, 'stored'), 'stored'),
    authority: readAuthority(member(statement, 'authority')),
  };
}

/** An agent by one identifier of the four that there are. */
function readAgent(agent: unknown): ReadLearner | undefined {
  const mailbox = member(agent, 'mbox');
  const sha1 = member(agent, 'mbox_sha1sum');
  const openid = iri(member(agent, 'openid'));
  const homePage = iri(member(agent, 'account', 'homePage'));
  const name = member(agent, 'account', 'name');
  const found: ReadLearner[] = [];
  if (typeof mailbox === 'string') {
    const email = /^mailto:([^\s@?]{1,200}@[^\s@?]{1,200})$/i.exec(mailbox)?.[1]?.toLowerCase();
    if (email !== undefined) found.push({kind: 'email', email});
  }
  if (typeof sha1 === 'string' && /^[\da-f]{40}$/i.test(sha1))
    found.push({kind: 'emailHash', sha1: sha1.toLowerCase()});
  if (openid !== undefined) found.push({kind: 'openid', openid});
  if (homePage !== undefined && typeof name === 'string' && name !== '' && name.length <= longestIri)
    found.push({kind: 'account', homePage, name});
  // Two identifiers could be two people.
  return found.length === 1 ? found[0] : undefined;
}

/** @throws {Unreadable} for a group, and for an actor who could be nobody or two people */
function readLearner(actor: unknown): ReadLearner {
  if (member(actor, 'objectType') === 'Group' || member(actor, 'member') !== undefined)
    unreadable('ACTOR_IS_GROUP', 'actor', 'A group finishes no course: the statement must name one person');
  return (
    readAgent(actor) ??
    unreadable('ACTOR_UNREADABLE', 'actor', 'Exactly one of account, mbox, mbox_sha1sum, openid is needed')
  );
}

/** Of two agents (OAuth: an application for a person) the application, which has the account. */
function readAuthority(authority: unknown): ReadLearner | undefined {
  const members = member(authority, 'member');
  const agents: readonly unknown[] = Array.isArray(members) ? members.slice(0, 2) : [authority];
  const found = agents.map(readAgent);
  return found.find((agent) => agent?.kind === 'account') ?? found.find((agent) => agent !== undefined);
}

function readObject(object: unknown): XapiStatement['object'] {
  if (!isObject(object)) return unreadable('ACTIVITY_UNREADABLE', 'object', 'There is no object');
  const kind = member(object, 'objectType') ?? 'Activity';
  if (kind === 'StatementRef') {
    const id = optionalUuid(member(object, 'id'), 'object.id', 'ACTIVITY_UNREADABLE');
    return id === undefined
      ? unreadable('ACTIVITY_UNREADABLE', 'object.id', 'It refers to no statement')
      : {kind: 'statement', id};
  }
  if (kind !== 'Activity') return {kind: 'other'};
  const id = iri(member(object, 'id'));
  return id === undefined
    ? unreadable('ACTIVITY_UNREADABLE', 'object.id', 'The activity has no IRI')
    : {kind: 'activity', id, type: iri(member(object, 'definition', 'type'))};
}

function readActivities(context: unknown, name: 'grouping' | 'category') {
  const value = member(context, 'contextActivities', name);
  if (value === undefined || value === null) return [];
  // xAPI 1.0 allowed a single activity where there is a list now.
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const at = `context.contextActivities.${name}`;
  if (list.length > mostActivities) unreadable('CONTEXT_UNREADABLE', at, `More than ${mostActivities}`);
  return list.map((one) => {
    const id = iri(member(one, 'id'));
    return id === undefined
      ? unreadable('CONTEXT_UNREADABLE', at, 'An activity has no IRI')
      : {id, type: iri(member(one, 'definition', 'type'))};
  });
}

/** An IRI, or an id that an old platform uses as one: without spaces and of a bounded length. */
function iri(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= longestIri && /^[^\s<>"]+$/.test(value)
    ? value
    : undefined;
}

function optionalUuid(
  value: unknown,
  at: string,
  code: 'STATEMENT_ID_UNREADABLE' | 'CONTEXT_UNREADABLE' | 'ACTIVITY_UNREADABLE',
): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' && uuid.test(value)
    ? value.toLowerCase()
    : unreadable(code, at, 'A UUID is needed');
}

function optionalObject(value: unknown, at: string, code: 'RESULT_UNREADABLE' | 'CONTEXT_UNREADABLE') {
  if (value === undefined || value === null) return undefined;
  return isObject(value) ? value : unreadable(code, at, 'An object is needed');
}

function optionalBoolean(value: unknown, at: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'boolean' ? value : unreadable('RESULT_UNREADABLE', at, 'true or false is needed');
}

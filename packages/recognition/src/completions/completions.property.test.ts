/** Whatever a platform, or somebody who pretends to be one, sends: a value comes back, and no trust that the way does not deserve. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import {completionSchema} from '../completion.js';
import {completionFromH5p} from './from-h5p.js';
import {completionFromLtiScore} from './from-lti-score.js';
import {completionFromScorm} from './from-scorm.js';
import {completionFromCmi5, completionFromXapi} from './from-xapi.js';
import type {CompletionReading} from './reading.js';

const channel = fc.constantFrom('browser', 'signedToken', 'server', 'signedStatement');
const most = {browser: 'T0', signedToken: 'T1', server: 'T3', signedStatement: 'T3'} as const;
const readers: ((message: unknown, way: keyof typeof most) => CompletionReading)[] = [
  (message, way) => completionFromXapi(message, {channel: way}),
  (message, way) => completionFromXapi(message, {channel: way, authorities: ['https://lrs.example a']}),
  (message, way) => completionFromCmi5(message, {channel: way}),
  (message) => completionFromH5p(message),
  (message, way) => completionFromScorm(message, {channel: way, activity: 'a'}),
  (message, way) => completionFromLtiScore(message, {channel: way, activity: 'a'}),
];

const adl = 'http://adlnet.gov/expapi/verbs/';
const odd = fc.oneof(
  fc.anything({maxDepth: 2}),
  fc.constantFrom(null, '', 0, -1, 1e308, 'NaN', '__proto__', [], {}, '2026-11-24T09:00:00Z', '1e999'),
);
const or = <T>(good: fc.Arbitrary<T>) => fc.oneof({weight: 4, arbitrary: good}, {weight: 1, arbitrary: odd});
const id = fc.constantFrom('0a305868-4258-430b-b189-887fba6b1fe3', 'x');
const agent = fc.record(
  {
    objectType: or(fc.constantFrom('Agent', 'Group')),
    mbox: or(fc.constant('mailto:a@example.org')),
    account: or(fc.record({homePage: or(fc.constant('https://lrs.example')), name: or(fc.constant('a'))})),
    member: odd,
  },
  {requiredKeys: []},
);
const activity = or(
  fc.oneof(
    fc.record({
      id: or(fc.webUrl()),
      objectType: or(fc.constantFrom('Activity', 'StatementRef')),
      definition: odd,
    }),
    fc.record({objectType: fc.constant('StatementRef'), id}),
  ),
);
const number = or(fc.double({min: -2, max: 120}));
const statement = fc.record(
  {
    id: or(id),
    actor: or(agent),
    verb: or(
      fc.record({
        id: or(
          fc.constantFrom(
            ...['completed', 'passed', 'failed', 'mastered', 'voided', 'scored'].map((name) => adl + name),
            'https://w3id.org/xapi/adl/verbs/satisfied',
            'https://w3id.org/xapi/adl/verbs/waived',
          ),
        ),
      }),
    ),
    object: activity,
    result: or(
      fc.record(
        {
          success: or(fc.boolean()),
          completion: or(fc.boolean()),
          score: or(fc.record({scaled: number, raw: number, min: number, max: number}, {requiredKeys: []})),
        },
        {requiredKeys: []},
      ),
    ),
    context: or(
      fc.record(
        {
          registration: or(id),
          contextActivities: or(
            fc.record({
              category: or(fc.array(fc.constant({id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5'}))),
              grouping: or(fc.array(activity, {maxLength: 3})),
            }),
          ),
          extensions: odd,
        },
        {requiredKeys: []},
      ),
    ),
    timestamp: or(fc.date({noInvalidDate: true}).map((date) => date.toISOString())),
    authority: or(agent),
    data: odd,
  },
  {requiredKeys: []},
);
/** Nothing odd in it but what it says. */
const sound = fc.record({
  id: fc.constant('0a305868-4258-430b-b189-887fba6b1fe3'),
  actor: fc.constant({account: {homePage: 'https://cours.example', name: 'e'}}),
  verb: fc.record({id: fc.constantFrom(`${adl}voided`, `${adl}passed`, `${adl}completed`, `${adl}failed`)}),
  object: fc.constantFrom(
    {objectType: 'StatementRef', id: '1a305868-4258-430b-b189-887fba6b1fe3'},
    {id: 'https://cours.example/a'},
  ),
  result: fc.record({score: fc.record({scaled: fc.double({min: -1, max: 1, noNaN: true})})}),
});
const scorm = fc.dictionary(
  fc.constantFrom(
    ...['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.core.score.max', 'cmi.completion_status'],
    ...['cmi.success_status', 'cmi.score.scaled', 'cmi.score.raw', 'cmi', 'cmi.learner_id'],
  ),
  or(fc.constantFrom('passed', 'completed', 'failed', 'unknown', '80', '0.5')),
);
const score = fc.record(
  {
    userId: or(fc.constant('u')),
    scoreGiven: number,
    scoreMaximum: number,
    activityProgress: or(fc.constantFrom('Completed', 'Started')),
    gradingProgress: or(fc.constantFrom('FullyGraded', 'Pending')),
    timestamp: or(fc.constant('2026-11-24T09:00:00Z')),
  },
  {requiredKeys: []},
);
const message = fc.oneof(
  statement,
  sound,
  scorm,
  score,
  odd,
  fc.json(),
  statement.map((one) => JSON.stringify(one)),
  fc.string(),
);

describe('readers of completions, whatever comes', () => {
  it('throw nothing, and give only facts that the contract takes, of no more trust than their channel', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(message, channel, (sent, way) => {
        for (const read of readers) {
          const reading = read(sent, way);
          seen.add(reading.says);
          if (reading.says !== 'fact') continue;
          assert.ok(reading.trust <= most[way]);
          for (const fact of reading.facts) {
            const {trust, ...completion} = fact;
            assert.equal(trust, reading.trust);
            assert.deepEqual(v.parse(completionSchema, completion), completion);
          }
        }
      }),
      {numRuns: 3000},
    );
    assert.deepEqual([...seen].sort(), ['fact', 'fault', 'nothing', 'voiding']);
  });

  it('read a text and what it says in the same way', () => {
    fc.assert(
      fc.property(statement, (sent) => {
        const text = JSON.stringify(sent);
        for (const read of readers)
          assert.deepEqual(read(text, 'server'), read(JSON.parse(text) as unknown, 'server'));
      }),
      {numRuns: 500},
    );
  });
});

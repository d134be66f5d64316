import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {completionFromH5p} from './from-h5p.js';
import {completionFromLtiScore} from './from-lti-score.js';
import {completionFromScorm} from './from-scorm.js';
import {completionFromXapi} from './from-xapi.js';
import {type CompletionReading, learnerName, trustReasonWords} from './reading.js';

const adl = 'http://adlnet.gov/expapi/verbs/';
const account = {homePage: 'https://cours.example/', name: 'eleve-1'};
const statement = (more: object = {}) => ({
  id: '0A305868-4258-430b-b189-887fba6b1fe3',
  actor: {account},
  verb: {id: `${adl}passed`},
  object: {id: 'https://cours.example/gestes'},
  timestamp: '2026-11-24T10:00:00+01:00',
  ...more,
});
const server = {channel: 'server'} as const;
const code = (reading: CompletionReading) => ('code' in reading ? reading.code : reading.says);
const at = (reading: CompletionReading) =>
  reading.says === 'fault' ? `${reading.code} ${reading.at}` : reading.says;
const fact = (reading: CompletionReading) => {
  return reading.says === 'fact' ? reading.facts[0] : assert.fail(JSON.stringify(reading));
};

describe('completionFromXapi', () => {
  it('reads what was done, when, by whom, with which result', () => {
    const reading = completionFromXapi(
      statement({
        result: {score: {raw: 15, min: 0, max: 20}},
        context: {registration: '71A448b1-3322-4f22-8c8c-9b176263aaaa'},
      }),
      server,
    );
    assert.deepEqual(reading, {
      says: 'fact',
      facts: [
        {
          activity: 'https://cours.example/gestes',
          ...{completed: true, passed: true, scaled: 0.75, at: '2026-11-24T09:00:00.000Z'},
          ...{registration: '71a448b1-3322-4f22-8c8c-9b176263aaaa', trust: 'T2'},
        },
      ],
      ...{trust: 'T2', why: 'SENT_BY_PLATFORM'},
      learner: {kind: 'account', ...account},
      statement: '0a305868-4258-430b-b189-887fba6b1fe3',
    });
  });

  it('gives each channel its trust', () => {
    const trusted = (channel: 'browser' | 'signedToken' | 'server' | 'signedStatement') => {
      const reading = completionFromXapi(statement(), {channel});
      return reading.says === 'fact' && `${reading.trust} ${reading.why}`;
    };
    assert.deepEqual(
      [trusted('browser'), trusted('signedToken'), trusted('server'), trusted('signedStatement')],
      ['T0 SEEN_IN_BROWSER', 'T1 SIGNED_BY_PLATFORM', 'T2 SENT_BY_PLATFORM', 'T3 SIGNED_STATEMENT'],
    );
  });

  it('believes the record store about who wrote it, not the actor', () => {
    const trusted = (authority: object | undefined, authorities: string[]) => {
      const reading = completionFromXapi(statement({authority}), {...server, authorities});
      return reading.says === 'fact' && reading.trust;
    };
    const key = {account: {homePage: 'https://lrs.example', name: 'cours'}};
    assert.equal(trusted(key, ['https://lrs.example cours']), 'T2');
    assert.equal(trusted(undefined, ['https://lrs.example cours']), 'T0');
    assert.equal(trusted({account: {...key.account, name: 'autre'}}, ['https://lrs.example cours']), 'T0');
    // Two identifiers could be two authors.
    assert.equal(trusted({...key, mbox: 'mailto:a@example.org'}, ['https://lrs.example cours']), 'T0');
    const three = {member: [{account}, key]};
    assert.equal(trusted(three, ['https://lrs.example cours']), 'T0', 'the application comes first');
    assert.equal(
      trusted({member: [key, {mbox: 'mailto:a@example.org'}]}, ['https://lrs.example cours']),
      'T2',
    );
  });

  it('says of each fault where it is', () => {
    const faults: [object | string, string][] = [
      ['{', 'NOT_JSON '],
      ['[]', 'NOT_A_STATEMENT '],
      [`"${'x'.repeat(300_000)}"`, 'TOO_LARGE '],
      [{}, 'NOT_A_STATEMENT '],
      [statement({id: 'no uuid'}), 'STATEMENT_ID_UNREADABLE id'],
      [statement({actor: undefined}), 'ACTOR_UNREADABLE actor'],
      [statement({actor: {account, mbox: 'mailto:b@example.org'}}), 'ACTOR_UNREADABLE actor'],
      [statement({actor: {mbox: 'b@example.org'}}), 'ACTOR_UNREADABLE actor'],
      [statement({actor: {objectType: 'Group', mbox: 'mailto:all@example.org'}}), 'ACTOR_IS_GROUP actor'],
      [statement({verb: {id: ''}}), 'VERB_UNREADABLE verb.id'],
      [statement({object: {id: 'with space'}}), 'ACTIVITY_UNREADABLE object.id'],
      [statement({object: undefined}), 'ACTIVITY_UNREADABLE object'],
      [statement({result: {success: 'yes'}}), 'RESULT_UNREADABLE result.success'],
      [statement({result: {success: false}}), 'RESULT_CONTRADICTORY result.success'],
      [statement({result: {score: {scaled: 1.01}}}), 'SCORE_OUT_OF_RANGE result.score.scaled'],
      [statement({result: {score: {raw: 21, max: 20}}}), 'SCORE_OUT_OF_RANGE result.score.raw'],
      [statement({result: {score: {scaled: {}}}}), 'RESULT_UNREADABLE result.score.scaled'],
      [statement({timestamp: '2026-11-24T10:00:00'}), 'TIME_UNREADABLE timestamp'],
      [statement({timestamp: '2026-13-24T10:00:00Z'}), 'TIME_UNREADABLE timestamp'],
      [statement({context: {registration: '1'}}), 'CONTEXT_UNREADABLE context.registration'],
    ];
    for (const [message, expected] of faults)
      assert.equal(at(completionFromXapi(message, server)), expected, JSON.stringify(message).slice(0, 80));
  });

  it('does not take for a fact what is none', () => {
    const verb = (name: string, more = {}) =>
      code(completionFromXapi(statement({verb: {id: adl + name}, ...more}), server));
    assert.equal(verb('answered'), 'NOT_ABOUT_COMPLETION');
    assert.equal(verb('constructor'), 'NOT_ABOUT_COMPLETION');
    assert.equal(verb('completed', {result: {completion: false}}), 'NOT_FINISHED');
    assert.equal(
      verb('completed', {object: {objectType: 'Agent', mbox: 'mailto:a@example.org'}}),
      'NOT_ABOUT_ACTIVITY',
    );
    assert.equal(verb('voided'), 'NOT_ABOUT_ACTIVITY');
    assert.equal(
      code(completionFromXapi(statement({verb: {id: '__proto__'}}), server)),
      'NOT_ABOUT_COMPLETION',
    );
  });

  it('gives two learners two names', () => {
    const name = (actor: object) => {
      const reading = completionFromXapi(statement({actor}), server);
      return reading.says === 'fact' && reading.learner ? learnerName(reading.learner) : reading.says;
    };
    const names = [
      {account},
      {account: {...account, homePage: 'https://autre.example/'}},
      {account: {homePage: 'https://cours.example/eleve-1', name: ''}},
      {mbox: 'mailto:Eleve@example.org'},
      {mbox_sha1sum: 'cd9b00a5611f94eaa7b1661edab976068e364975'},
      {openid: 'https://cours.example/eleve-1'},
    ].map(name);
    assert.equal(new Set(names).size, names.length);
    assert.equal(names[3], 'mailto:eleve@example.org');
  });
});

describe('completionFromCmi5', () => {
  const cmi5 = (name: string, more: object = {}, grouping: object[] = []) =>
    completionFromXapi(
      statement({
        verb: {
          id:
            name === 'satisfied' || name === 'waived'
              ? `https://w3id.org/xapi/adl/verbs/${name}`
              : adl + name,
        },
        context: {
          contextActivities: {
            category: [{id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5'}],
            grouping,
          },
          extensions: {'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 0.8},
        },
        ...more,
      }),
      server,
    );

  it('refuses a pass below the score that the unit asks for', () => {
    assert.equal(code(cmi5('passed', {result: {score: {scaled: 0.79}}})), 'RESULT_CONTRADICTORY');
    assert.equal(fact(cmi5('passed', {result: {score: {scaled: 0.8}}})).trust, 'T0');
  });

  it('counts what the platform waives', () => {
    const {trust, completed} = fact(cmi5('waived', {result: {success: true, completion: true}}));
    assert.deepEqual([trust, completed], ['T2', true]);
  });

  it('does not take a course that a block belongs to for the block', () => {
    const course = {
      id: 'https://cours.example/c',
      definition: {type: 'https://w3id.org/xapi/cmi5/activitytype/course'},
    };
    const block = {
      id: 'https://cours.example/b',
      definition: {type: 'https://w3id.org/xapi/cmi5/activitytype/block'},
    };
    const object = {id: 'https://cours.example/lms/b', definition: block.definition};
    const reading = cmi5('satisfied', {object}, [course, block]);
    assert.deepEqual(reading.says === 'fact' && reading.facts.map(({activity}) => activity), [
      'https://cours.example/b',
      'https://cours.example/lms/b',
    ]);
  });
});

describe('completionFromH5p', () => {
  const event = (result: object, verb = 'completed') => ({
    data: {statement: {verb: {id: adl + verb}, object: {id: 'https://cours.example/h5p/1'}, result}},
  });

  it('reads an event or its statement, always as a hint', () => {
    const read = completionFromH5p(event({score: {raw: 4, max: 5}, success: true}));
    assert.deepEqual(fact(read), {
      ...{activity: 'https://cours.example/h5p/1', completed: true, passed: true, scaled: 0.8, trust: 'T0'},
    });
    assert.deepEqual(completionFromH5p(event({score: {raw: 4, max: 5}, success: true}).data.statement), read);
    assert.equal(code(completionFromH5p(event({}, 'interacted'))), 'NOT_ABOUT_COMPLETION');
    assert.equal(code(completionFromH5p(event({}, 'answered'))), 'NOT_FINISHED');
    assert.equal(code(completionFromH5p({})), 'VERB_UNREADABLE');
    assert.equal(code(completionFromH5p(null)), 'NOT_A_STATEMENT');
    assert.equal(code(completionFromH5p(event({score: {raw: 6, max: 5}}))), 'SCORE_OUT_OF_RANGE');
  });
});

describe('completionFromScorm', () => {
  const of = (data: unknown, channel: 'browser' | 'server' = 'server') =>
    completionFromScorm(data, {channel, activity: 'cours-1', registration: '2'});

  it('reads SCORM 1.2, flat and nested', () => {
    const flat = {
      'cmi.core.lesson_status': 'Passed',
      'cmi.core.score.raw': '80',
      'cmi.core.student_id': 'e1',
    };
    const nested = {cmi: {core: {lesson_status: 'passed', score: {raw: 80}, student_id: 'e1'}}};
    assert.deepEqual(of(flat), of(nested));
    assert.deepEqual(fact(of(flat)), {
      ...{activity: 'cours-1', completed: true, passed: true, scaled: 0.8, registration: '2', trust: 'T2'},
    });
    assert.equal(code(of({'cmi.core.lesson_status': 'browsed', 'cmi.core.score.raw': 90})), 'NOT_FINISHED');
    assert.equal(fact(of({'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': ''})).passed, false);
  });

  it('reads SCORM 2004, where a course may be passed and not complete', () => {
    const {completed, passed, scaled} = fact(
      of({cmi: {completion_status: 'incomplete', success_status: 'passed', score: {scaled: '-0.5'}}}),
    );
    assert.deepEqual([completed, passed, scaled], [false, true, 0]);
    assert.equal(code(of({'cmi.completion_status': 'unknown'})), 'NOT_FINISHED');
  });

  it('believes no player, and no data that are none', () => {
    assert.equal(fact(of({'cmi.core.lesson_status': 'passed'}, 'browser')).trust, 'T0');
    for (const data of [
      {},
      {cmi: 1},
      {'cmi.core.lesson_status': 'perfect'},
      {'cmi.core.lesson_status': {}},
      'x=1',
    ])
      assert.match(code(of(data)), /NOT_SCORM|NOT_JSON/);
  });
});

describe('completionFromLtiScore', () => {
  const score = {
    ...{userId: 'u', scoreGiven: 12, scoreMaximum: 10, timestamp: '2026-11-24T09:00:00.000+00:00'},
    ...{activityProgress: 'Completed', gradingProgress: 'FullyGraded'},
  };
  const of = (more: object) => completionFromLtiScore({...score, ...more}, {...server, activity: 'item'});

  it('counts a result once it is graded', () => {
    assert.equal(fact(of({})).scaled, 1);
    assert.equal(fact(of({gradingProgress: 'PendingManual'})).scaled, undefined);
    assert.equal(code(of({activityProgress: 'Submitted'})), 'NOT_FINISHED');
  });

  it('says what is no score', () => {
    assert.equal(at(of({userId: 7})), 'ACTOR_UNREADABLE userId');
    assert.equal(at(of({scoreMaximum: 0})), 'SCORE_OUT_OF_RANGE scoreMaximum');
    assert.equal(at(of({activityProgress: 'Done'})), 'NOT_A_SCORE activityProgress');
  });
});

describe('why a message is trusted', () => {
  it('is said in short words', () => {
    for (const {fr} of Object.values(trustReasonWords)) assert.ok(fr.split(' ').length <= 16, fr);
  });
});

/** Puts every public sample of course platforms' messages through the readers. They are read where they lie, and are no part of the project. */
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {CompletionFact} from '../completion.js';
import {completionFromH5p} from './from-h5p.js';
import {completionFromLtiScore} from './from-lti-score.js';
import {completionFromCmi5, completionFromXapi} from './from-xapi.js';
import type {CompletionReading} from './reading.js';

const samples = join(import.meta.dirname, '../../../../../shared/samples');
const isThere = existsSync(join(samples, 'cmi5/scenarios'));
const skip = isThere ? false : `no samples at ${samples}`;
if (!isThere) console.log(`The samples of course platforms are not tried: ${String(skip)}`);

const read = (path: string): string => readFileSync(join(samples, path), 'utf8');
const scenarios = isThere ? readdirSync(join(samples, 'cmi5/scenarios')).sort() : [];
const filesOf = (folder: string): string[] => readdirSync(join(samples, folder)).sort();

/** `T3 completed`, `T0 passed 0.94`: trust, what is said, the result. */
const inShort = ({trust, completed, passed, scaled}: CompletionFact): string =>
  [trust, completed && 'completed', passed === true ? 'passed' : passed === false && 'failed', scaled]
    .filter((part) => part !== false && part !== undefined)
    .join(' ');

const course = 'http://course-repository.example.edu/identifiers/courses/02baafcf';
const unit = `${course}/aus/4c07`;
const shuttle = 'https://www.example.com/EFE02C21-56AC-41A2-AE5A-9600275A6A00';

/** What each scenario comes to, file by file where there is a fact: what a unit says of itself deserves nothing, the platform's word does. */
const expected: Readonly<Record<string, readonly (readonly [activity: string, fact: string])[]>> = {
  '01-typical-non_credit_session': [],
  // Its file of a `passed` statement holds the `initialized` one once more.
  '03-completed_or_passed-passed': [[course, 'T2 completed']],
  '04-completed_or_passed-completed': [
    [unit, 'T0 completed'],
    [course, 'T2 completed'],
  ],
  '05-completed_or_passed-failed_completed': [
    [unit, 'T0 failed'],
    [unit, 'T0 completed'],
    [course, 'T2 completed'],
  ],
  '06-completed-completed': [
    [unit, 'T0 completed'],
    [course, 'T2 completed'],
  ],
  '07-passed-passed': [
    [unit, 'T0 passed'],
    [course, 'T2 completed'],
  ],
  '08-passed-masteryScore-passed': [
    [unit, 'T0 passed 0.94'],
    [course, 'T2 completed'],
  ],
  '09-completed_and_passed': [
    [unit, 'T0 passed'],
    [unit, 'T0 completed'],
    [course, 'T2 completed'],
  ],
  '10-completed_and_passed-masteryScore': [
    [unit, 'T0 completed'],
    [unit, 'T0 passed 0.88'],
    [course, 'T2 completed'],
  ],
  '11-completed_and_passed-masteryScore-failed_first': [
    [unit, 'T0 failed 0.82'],
    [unit, 'T0 passed 0.91'],
    [unit, 'T0 completed'],
    [course, 'T2 completed'],
  ],
  '12-allowed_statement': [],
  '13-progress_usage': [
    [unit, 'T0 completed'],
    [course, 'T2 completed'],
  ],
  '14-completed_and_passed-multiple_sessions': [
    [unit, 'T0 passed'],
    [unit, 'T0 completed'],
    [course, 'T2 completed'],
  ],
  '15-review_mode': [],
  // Nothing had to be done: satisfied before it was opened.
  '16-not_applicable-no_launch': [[course, 'T2 completed']],
  '17-abandoned_session': [],
  // `completed` and `failed` of this one are statements without cmi5's category.
  '18-cmi5-allowed-passed': [
    [unit, 'T0 passed'],
    [course, 'T2 completed'],
  ],
  // A quiz of the unit was passed, and a lesson satisfied, without cmi5's category.
  '19-cmi5-allowed-test-questions': [
    [`${shuttle}/presentation`, 'T0 completed'],
    [`${shuttle}/presentation`, 'T0 passed 1'],
    [shuttle, 'T2 completed'],
  ],
};

/** In a scenario's folder, but no statement: what the platform and the unit tell each other otherwise. */
const noStatement = /fetch_url_response|lms_launch_data|cmi5LearnerPreferences/;

describe('the samples of cmi5', {skip}, () => {
  it('are the scenarios of the table, 144 files in 18 folders', () => {
    assert.deepEqual(scenarios, Object.keys(expected));
    assert.equal(scenarios.flatMap((one) => filesOf(`cmi5/scenarios/${one}`)).length, 144);
  });

  for (const scenario of scenarios) {
    it(`${scenario}: ${expected[scenario]?.map(([, fact]) => fact).join(', ') ?? ''}`, () => {
      const found: [string, string][] = [];
      for (const file of filesOf(`cmi5/scenarios/${scenario}`)) {
        const text = read(`cmi5/scenarios/${scenario}/${file}`);
        const reading = completionFromCmi5(text, {channel: 'server'});
        if (noStatement.test(file)) {
          assert.equal(codeOf(reading), 'NOT_A_STATEMENT', file);
          continue;
        }
        if (scenario.startsWith('16-') && file.startsWith('05-')) {
          assert.equal(codeOf(reading), 'NOT_JSON', file);
          continue;
        }
        assert.notEqual(reading.says, 'fault', `${file}: ${codeOf(reading)}`);
        // A statement is read in the same way where nobody said that it is one of cmi5.
        if (/"https:\/\/w3id.org\/xapi\/cmi5\/context\/categories\/cmi5"/.test(text))
          assert.deepEqual(completionFromXapi(text, {channel: 'server'}), reading, file);
        if (reading.says !== 'fact') continue;
        assert.equal(reading.learner?.kind, 'account', file);
        assert.ok(reading.statement, file);
        const [fact] = reading.facts;
        assert.ok(fact.at !== undefined && fact.registration !== undefined, file);
        found.push([fact.activity, inShort(fact)]);
      }
      assert.deepEqual(found, expected[scenario]);
    });
  }

  it('are believed as far as the record store names the platform', () => {
    const satisfied = read('cmi5/scenarios/19-cmi5-allowed-test-questions/15-satisfied_statement.json');
    const passed = read('cmi5/scenarios/19-cmi5-allowed-test-questions/12-passed_statement.json');
    const trusted = (text: string, authorities: readonly string[]) => {
      const reading = completionFromCmi5(text, {channel: 'server', authorities});
      return reading.says === 'fact' ? `${reading.trust} ${reading.why}` : reading.says;
    };
    const platform = ['https://www.example.com/demo/ XAPI_Demo'];
    assert.equal(trusted(satisfied, platform), 'T3 JUDGED_BY_PLATFORM');
    assert.equal(trusted(satisfied, []), 'T0 AUTHORITY_UNKNOWN');
    assert.equal(trusted(satisfied, ['https://www.example.com/demo/ XAPI_Dem']), 'T0 AUTHORITY_UNKNOWN');
    assert.equal(trusted(passed, platform), 'T0 SAID_BY_UNIT');
  });

  it('name a course by the publisher’s id and by the platform’s', () => {
    const reading = completionFromCmi5(
      read('cmi5/scenarios/06-completed-completed/05-satisfied_statement.json'),
      {
        channel: 'server',
      },
    );
    const names = reading.says === 'fact' ? reading.facts.map(({activity}) => activity) : [];
    assert.equal(names.length, 2);
    assert.equal(names[0], course);
    assert.match(names[1] ?? '', /^http:\/\/example\.org\/cmi5\/lms-id\//);
  });
});

describe('the samples of xAPI, H5P and LTI', {skip}, () => {
  const codes: Readonly<Record<string, string>> = {
    'activities-default.json': 'NOT_A_STATEMENT',
    'agents-account.json': 'NOT_A_STATEMENT',
    'agents-mbox.json': 'NOT_A_STATEMENT',
    'agents-mbox_sha1sum.json': 'NOT_A_STATEMENT',
    'agents-openid.json': 'NOT_A_STATEMENT',
    'contexts-default.json': 'NOT_A_STATEMENT',
    'contexts-instructor.json': 'NOT_A_STATEMENT',
    'groups-default.json': 'NOT_A_STATEMENT',
    'results-default.json': 'NOT_A_STATEMENT',
    'statements-authority.json': 'NOT_ABOUT_COMPLETION',
    'statements-context.json': 'NOT_ABOUT_COMPLETION',
    'statements-default.json': 'NOT_ABOUT_COMPLETION',
    'statements-object_statementref.json': 'NOT_ABOUT_COMPLETION',
    'statements-object_substatement_default.json': 'NOT_ABOUT_COMPLETION',
    'statements-result.json': 'NOT_ABOUT_COMPLETION',
    'statements-unicode.json': 'NOT_ABOUT_COMPLETION',
    'statements-voiding.json': 'voids 8f87ccde-bb56-4c2e-ab83-44982ef22df0',
    'verbs-default.json': 'NOT_A_STATEMENT',
  };

  it('of xAPI each have their code', () => {
    const found = filesOf('xapi-adl')
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file, codeOf(completionFromXapi(read(`xapi-adl/${file}`), {channel: 'server'}))]);
    assert.deepEqual(Object.fromEntries(found), codes);
  });

  it('of H5P are hints, and name nobody', () => {
    const of = (file: string) => completionFromH5p(read(`h5p/${file}`));
    const [old, modern] = [of('completed-2015-h5p.org.json'), of('answered-modeled.json')];
    assert.deepEqual(
      [old, modern].map((one) => (one.says === 'fact' ? inShort(one.facts[0]) : one.says)),
      [`T0 completed ${2 / 3}`, 'T0 completed passed 1'],
    );
    assert.doesNotMatch(JSON.stringify([old, modern]), /falcon|amara/i);
    assert.deepEqual(filesOf('h5p').length, 2);
  });

  it('of LTI is a fact, from the platform’s server', () => {
    const text = read('lti/ags-score-canvas-doc.json');
    const reading = completionFromLtiScore(text, {
      channel: 'server',
      activity: 'https://canvas.example/items/1',
    });
    assert.equal(reading.says === 'fact' && inShort(reading.facts[0]), 'T2 completed 1');
    assert.deepEqual(reading.says === 'fact' && reading.learner, {kind: 'platformId', id: '50'});
  });
});

function codeOf(reading: CompletionReading): string {
  if (reading.says === 'voiding') return `voids ${reading.voids}`;
  return reading.says === 'fact' ? 'fact' : reading.code;
}

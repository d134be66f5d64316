import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import {completionSchema} from '../completion.js';
import {importCheckSchema} from '../contract/routes/course-imports.js';
import {readCompletionTable, type TableBadge} from './completion-table.js';

const badge = (id: string, more: Partial<TableBadge> = {}): TableBadge => ({
  ...{id, isCourseBadge: true, isRetired: false, isOfPlatform: true, activities: ['a']},
  ...more,
});
const badges = new Map(
  [
    badge('gestes'),
    badge('deux', {activities: ['a', 'b']}),
    badge('autre', {isOfPlatform: false}),
    badge('vieux', {isRetired: true}),
    badge('examine', {isCourseBadge: false}),
  ].map((one) => [one.id, one]),
);
const now = new Date('2026-11-24T09:00:00Z');
const read = (csv: string) => readCompletionTable(csv, {badges, now});
const faults = (csv: string) =>
  read(csv).faults.map(({line, column, code}) =>
    [line, column, code].filter((one) => one !== undefined).join(' '),
  );

describe('readCompletionTable', () => {
  it('reads what spreadsheets write, in French too', () => {
    const csv =
      '\uFEFFBadge;Apprenant;Courriel;Réussi;Note;Date\r\n' +
      'gestes;"e;1";Sami@Example.org;oui;85 %;24/11/2026\r\n\r\n' +
      'gestes;"dit ""Bo""";;non;0,5;2026-11-23T10:00:00+01:00\n';
    assert.deepEqual(read(csv), {
      total: 2,
      faults: [],
      lines: [
        {
          ...{line: 2, badge: 'gestes', learner: 'e;1', email: 'sami@example.org'},
          completion: {
            activity: 'a',
            completed: true,
            passed: true,
            scaled: 0.85,
            at: '2026-11-24T12:00:00.000Z',
          },
        },
        {
          ...{line: 4, badge: 'gestes', learner: 'dit "Bo"'},
          completion: {
            activity: 'a',
            completed: true,
            passed: false,
            scaled: 0.5,
            at: '2026-11-23T09:00:00.000Z',
          },
        },
      ],
    });
  });

  it('tells every faulty line, with its column', () => {
    const csv = [
      'badge,learner,email,activity,completed,passed,score,at',
      'gestes,e1,,,,,,',
      ',e2,,,,,,',
      'inconnu,e2,,,,,,',
      'examine,e2,,,,,,',
      'vieux,e2,,,,,,',
      'autre,e2,,,,,,',
      `gestes,${'x'.repeat(201)},nobody,,,,,`,
      'gestes,,,z,peut-être,2,1.5,hier',
      'deux,e2,,,,,,2026-02-31',
      'deux,e2,,b,,,,2026-12-24',
      'gestes,e1,,,,,,',
      'gestes,e3',
      'gestes,e4,a@example.org,,,,,2026-11-01',
      'gestes,e4,b@example.org,,,,,2026-11-02',
      'gestes,"e5,,,,,,',
    ].join('\n');
    assert.deepEqual(faults(csv), [
      ...['3 badge BADGE_MISSING', '4 badge BADGE_UNKNOWN', '5 badge WRONG_MODE', '6 badge BADGE_RETIRED'],
      ...['7 badge BADGE_NOT_OF_PLATFORM', '8 learner LEARNER_TOO_LONG', '8 email EMAIL_UNREADABLE'],
      ...['9 learner LEARNER_MISSING', '9 activity ACTIVITY_NOT_ASKED', '9 completed COMPLETED_UNREADABLE'],
      ...['9 passed PASSED_UNREADABLE', '9 score SCORE_UNREADABLE', '9 at TIME_UNREADABLE'],
      ...['10 activity ACTIVITY_MISSING', '10 at TIME_UNREADABLE', '11 at TIME_IN_FUTURE', '12 LINE_TWICE'],
      ...['13 COLUMN_COUNT', '15 email LEARNER_TWO_EMAILS', '16 QUOTE_OPEN'],
    ]);
    assert.deepEqual([read(csv).total, read(csv).lines.length], [15, 2]);
  });

  it('says what is wrong with the table itself', () => {
    assert.deepEqual(faults(''), ['1 TABLE_EMPTY']);
    assert.deepEqual(faults('badge,learner\n'), ['1 TABLE_EMPTY']);
    assert.deepEqual(faults('badge,couleur,badge\nx,y,z'), [
      ...['1 couleur COLUMN_UNKNOWN', '1 badge COLUMN_TWICE', '1 learner COLUMN_MISSING'],
    ]);
    const many = (count: number) =>
      `badge,learner\n${Array.from({length: count}, (_, i) => `gestes,e${i}`).join('\n')}`;
    assert.deepEqual(faults(many(10_001)), ['10002 TOO_MANY_LINES']);
    assert.equal(read(many(10_000)).lines.length, 10_000);
  });

  it('reads what spreadsheets leave: a mark of order, empty lines first, semicolons, CRLF', () => {
    const csv = '\uFEFF\r\n\r\nbadge;learner;score\r\ngestes;a;0,5\r\n\r\ngestes;b;85 %\r\n';
    assert.deepEqual(
      read(csv).lines.map(({line, learner, completion}) => [line, learner, completion.scaled]),
      [
        [4, 'a', 0.5],
        [6, 'b', 0.85],
      ],
    );
  });

  it('cuts no attempt short, and knows how long a month is', () => {
    const long = 'x'.repeat(201);
    assert.deepEqual(faults(`badge,learner,registration\ngestes,a,${long}`), [
      '2 registration REGISTRATION_TOO_LONG',
    ]);
    assert.deepEqual(faults('badge,learner,at\ngestes,a,2026-02-31T10:00:00Z\ngestes,b,2026-02-31'), [
      '2 at TIME_UNREADABLE',
      '3 at TIME_UNREADABLE',
    ]);
  });

  it('takes a formula for what it is: a text', () => {
    const csv = 'badge,learner,score\n"=HYPERLINK(""https://x"")",a,\ngestes,=1+1,=2\n';
    assert.deepEqual(faults(csv), ['2 badge BADGE_UNKNOWN', '3 score SCORE_UNREADABLE']);
  });

  it('bears any text', () => {
    const cell = fc.oneof(
      fc.constantFrom('gestes', 'deux', 'a', 'oui', '0.5', '"', '', '2026-11-01', 'a@example.org'),
      fc.string(),
    );
    const table = fc
      .array(fc.array(cell, {maxLength: 9}), {maxLength: 6})
      .map((rows) =>
        [
          'badge,learner,email,activity,completed,passed,score,at,registration',
          ...rows.map((row) => row.join(',')),
        ].join('\n'),
      );
    fc.assert(
      fc.property(fc.oneof(table, fc.string()), (csv) => {
        const {total, lines, faults: wrong} = read(csv);
        v.parse(importCheckSchema, {lines: total, good: lines.length, faults: wrong});
        const bad = new Set(wrong.map(({line}) => line));
        for (const {line, completion} of lines) {
          assert.ok(!bad.has(line));
          assert.deepEqual(v.parse(completionSchema, completion), completion);
        }
      }),
      {numRuns: 2000},
    );
  });
});

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {withoutPersonalData} from './without-personal-data.js';

describe('what a log says of a problem', () => {
  const cases: [string, string][] = [
    ['550 <jean.petit+x@mairie.example>: no such user', '550 <…@…>: no such user'],
    [
      'duplicate key\nDETAIL: Key (kind, subject)=(email, a@b.example) already exists.',
      'duplicate key\nDETAIL: Key (…) already exists.',
    ],
    ['connect postgres://pepites:hunter2@db:5432/x failed', 'connect postgres://…@db:5432/x failed'],
    ['the code K7QP-2M9X-4 is used up', 'the code … is used up'],
    ['Bearer pk_4f9aZ81kqTtB2cVdW0eXyYzA refused', 'Bearer … refused'],
    // What is no secret stays: it is what somebody looks for.
    [
      'signAward 0190d4a0-1111-7000-8000-0000000000f1: EACCES',
      'signAward 0190d4a0-1111-7000-8000-0000000000f1: EACCES',
    ],
    ['at drainOutbox (file:///srv/worker.js:31:5)', 'at drainOutbox (file:///srv/worker.js:31:5)'],
  ];
  for (const [given, told] of cases)
    it(`of “${given.slice(0, 40)}…”`, () => {
      assert.equal(withoutPersonalData(given), told);
    });
});

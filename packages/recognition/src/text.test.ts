/** Days and instants as they cross borders. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {dateSchema, instantSchema} from './text.js';

describe('an instant', () => {
  for (const text of [
    '2026-11-26T09:00:00Z',
    '2026-11-26T09:00:00.123Z',
    '2026-11-26T00:30:00+02:00',
    '2028-02-29T23:59:59Z',
  ])
    it(`may be ${text}`, () => {
      assert.equal(v.is(instantSchema, text), true);
    });

  for (const [text, why] of [
    ['2026-02-30T09:00:00Z', 'no such day'],
    ['2026-11-26T09:00:00+01', 'no engine reads a zone of hours alone'],
    ['2026-11-26', 'no time'],
    ['', 'nothing'],
  ] as const)
    it(`is not “${text}”: ${why}`, () => {
      assert.equal(v.is(instantSchema, text), false);
    });
});

describe('a day', () => {
  for (const [text, isDay] of [
    ['2026-11-26', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
  ] as const)
    it(`${text} ${isDay ? 'is one' : 'is none'}`, () => {
      assert.equal(v.is(dateSchema, text), isDay);
    });
});

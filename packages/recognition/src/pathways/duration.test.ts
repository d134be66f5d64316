import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {addDuration, parseDuration} from './duration.js';

describe('parseDuration', () => {
  for (const [text, months, days] of [
    ['P1M', 1, 0],
    ['P6W', 0, 42],
    ['P1Y2M3W4D', 14, 25],
    ['P0D', 0, 0],
  ] as const) {
    it(`reads ${text}`, () => {
      assert.deepEqual(parseDuration(text), {months, days});
    });
  }

  for (const text of ['', 'P', 'P1', 'P1M1Y', 'PT1H', 'P1DT1H', 'P-1M', 'P1.5M', '1M', 'P1M ', 'P99999M']) {
    it(`does not read "${text}"`, () => {
      assert.equal(parseDuration(text), undefined);
    });
  }
});

describe('addDuration', () => {
  for (const [date, duration, sum] of [
    ['2026-09-01', 'P1M', '2026-10-01'],
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2026-11-30', 'P3M', '2027-02-28'],
    ['2026-12-25', 'P1W', '2027-01-01'],
    ['2026-09-01T23:30:00+02:00', 'P1D', '2026-09-02'],
    ['0050-01-01', 'P1Y', '0051-01-01'],
    ['0050-01-01', 'P1Y1D', '0051-01-02'],
    ['2026-12-31', 'P12M', '2027-12-31'],
    ['2099-12-31', 'P2M', '2100-02-28'],
  ] as const) {
    it(`${date} and ${duration} is ${sum}`, () => {
      assert.equal(addDuration(date, parseDuration(duration)!), sum);
    });
  }

  for (const date of ['', 'demain', '2026-13-01', '2026-02-30', '2026-00-10', '01/09/2026']) {
    it(`takes "${date}" for no date`, () => {
      assert.equal(addDuration(date, {months: 1, days: 0}), undefined);
    });
  }

  it('counts months as the calendar of the runtime does', () => {
    for (let i = 0; i < 4000; i++) {
      const start = new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
      const months = i % 30;
      const [year = 0, month = 0, day = 0] = start.split('-').map(Number);
      const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
      const expected = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
        .toISOString()
        .slice(0, 10);
      assert.equal(addDuration(start, {months, days: 0}), expected);
    }
  });
});

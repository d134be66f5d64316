import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {processorTime} from '../../../../test/support/processor-time.js';
import {createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {type Tree} from '../../test/tree.js';
import {signCredential} from '../sign.js';

const CREATED = new Date('2026-06-01T08:00:00Z');

describe('verify, attacked in its text and dates', () => {
  let issuer: TestIssuer;
  let badge: Tree;
  before(async () => {
    issuer = await createTestIssuer();
    badge = await issuer.issue();
  });

  it('refuses a badge that is expired, not yet valid, or whose dates are not dates', async () => {
    const verdict = async (changes: Parameters<TestIssuer['issue']>[0]) =>
      verdictLine(await issuer.check(await issuer.issue(changes)));
    assert.equal(await verdict({validUntil: new Date('2026-11-01')}), 'refused dates:fail:EXPIRED');
    assert.equal(await verdict({validFrom: new Date('2027-01-01')}), 'refused dates:fail:NOT_YET_VALID');
    const odd = {...issuer.badge(), validUntil: 'when it rains'};
    const signed = await signCredential(odd, {key: issuer.key, created: CREATED});
    assert.equal(
      verdictLine(await issuer.check(signed)),
      'refused schema:fail:SCHEMA_INVALID dates:fail:DATE_MALFORMED',
    );
  });

  const verdict = async (text: string | Uint8Array) => verdictLine(await issuer.check(text));

  it('refuses duplicate members and __proto__', async () => {
    const text = JSON.stringify(badge);
    assert.equal(await verdict(`{"name":"Shown",${text.slice(1)}`), 'refused format:fail:NOT_A_CREDENTIAL');
    assert.equal(
      await verdict(`{"na\\u006de":"Shown",${text.slice(1)}`),
      'refused format:fail:NOT_A_CREDENTIAL',
    );
    assert.equal(
      await verdict(`{"__proto__":{"x":1},${text.slice(1)}`),
      'refused format:fail:NOT_A_CREDENTIAL',
    );
  });

  it('is undetermined beyond its bounds, and quickly', async () => {
    const limit = (code: string, ...ids: string[]) =>
      ['undetermined', ...ids.map((id) => `${id}:unknown:${code}`)].join(' ');
    const all = ['format', 'schema', 'integrity', 'issuer', 'status', 'dates'];
    const many = Array.from({length: 30_000}, () => ({type: ['Evidence'], name: 'x'}));
    const cases: readonly (readonly [string | Uint8Array, string])[] = [
      [`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, limit('LIMIT_DEPTH', ...all)],
      ['x'.repeat(10_000_001), limit('LIMIT_BYTES', ...all)],
      [new Uint8Array(10_000_001), limit('LIMIT_BYTES', ...all)],
      [JSON.stringify({...badge, name: 'x'.repeat(10_000_000)}), limit('LIMIT_BYTES', ...all)],
      [`${'A'.repeat(10_000_000)}.e30.AAAA`, limit('LIMIT_BYTES', ...all)],
      [JSON.stringify({...badge, n: Array.from({length: 200_000}, () => 1)}), limit('LIMIT_BYTES', ...all)],
      [JSON.stringify({...badge, evidence: many}), limit('LIMIT_QUADS', 'integrity')],
    ];
    for (const [input, expected] of cases) {
      const started = processorTime();
      assert.equal(await verdict(input), expected);
      assert.ok(processorTime() - started < 1500, expected);
    }
  });

  it('takes no more than its time for what was made to be costly', async () => {
    const evidence = (count: number, member: (n: number) => object) =>
      Array.from({length: count}, (_, n) => ({type: ['Evidence'], ...member(n)}));
    const inputs: (string | object)[] = [
      // Blank nodes that nothing tells apart, and proofs that all ask for the same document.
      {...badge, evidence: evidence(3000, () => ({name: 'x'}))},
      {
        ...badge,
        evidence: evidence(2000, (n) => ({id: `urn:x:${n}`})),
        proof: Array.from({length: 10}, () => badge['proof']),
      },
      // Texts on which a careless pattern would go back and forth.
      `<svg ${'a'.repeat(3_000_000)}>`,
      `<svg ${'a ='.repeat(1_000_000)}>`,
      `<svg ${'<'.repeat(3_000_000)}`,
      'a.'.repeat(1_500_000),
    ];
    for (const input of inputs) {
      const started = processorTime();
      const {outcome} = await issuer.check(input, {timeoutMs: 300});
      const took = processorTime() - started;
      assert.notEqual(outcome, 'verified');
      // The time, and what one step of the work may take beyond it.
      assert.ok(took < 1500, `${Math.round(took)} ms`);
    }
  });

  it('refuses what is no badge', async () => {
    for (const text of ['', 'hello', '{}', '[]', '{"a":1}', 'null', '<svg></svg>', 'a.b.c', '{"a":', '"']) {
      const line = await verdict(text);
      assert.ok(line.startsWith('refused format:fail:NOT_A_CREDENTIAL'), `${text} → ${line}`);
    }
  });
});

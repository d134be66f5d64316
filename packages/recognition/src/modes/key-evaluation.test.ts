import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import {processorTime} from '../../../../test/support/processor-time.js';
import {evaluateKeyBadge, type HeldBadge, type KeyRule, keyRuleSchema} from './key-badge.js';
import {evaluateAllKeyBadges, holdersAtPublication, isPending, pendingAward} from './key-evaluation.js';

const rule = (requires: (string | object)[], over: object = {}) =>
  v.parse(keyRuleSchema, {
    requires: requires.map((one) => (typeof one === 'string' ? {badge: one} : one)),
    ...over,
  });
const rules = (of: Record<string, KeyRule>) => new Map(Object.entries(of));
const held = (...badges: string[]): HeldBadge[] =>
  badges.map((badge, i) => ({
    badge,
    award: `w-${badge}`,
    awardedAt: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
  }));
const now = new Date('2026-11-24T10:00:00Z');
const names = (gains: readonly {readonly badge: string}[]) => gains.map(({badge}) => badge);

const machines = ['decoupe-laser', 'decoupe-vinyle', 'brodeuse-numerique', 'imprimante-3d'];
const steps = ['vu', 'manipule', 'initie-a-la-cao', 'initie', 'depanne', 'participe-a-un-projet'];
const leDome = rules(
  Object.fromEntries(machines.map((machine) => [machine, rule(steps.map((step) => `${machine}-${step}`))])),
);

/** Three key badges; the last needs the two before it. */
const sato = rules({
  competences: rule(['projet-valide', {badge: 'decouverte', mandatory: true}, 'securite'], {minRequired: 2}),
  'projet-valide': rule(['decouverte', 'projet-ecrit']),
  decouverte: rule(['visite', 'poste-essaye']),
});

describe('evaluateAllKeyBadges', () => {
  it('gives each machine of the FabLab for its six badges, and no other', () => {
    const some = [
      ...steps.map((step) => `decoupe-laser-${step}`),
      'imprimante-3d-vu',
      'brodeuse-numerique-vu',
    ];
    const {toIssue, progress} = evaluateAllKeyBadges(leDome, held(...some));
    assert.deepEqual(names(toIssue), ['decoupe-laser']);
    assert.equal(toIssue[0]?.counted.length, 6);
    assert.deepEqual(
      machines.map((machine) => `${progress.get(machine)?.state} ${progress.get(machine)?.held}/6`),
      ['eligible 6/6', 'locked 0/6', 'inProgress 1/6', 'inProgress 1/6'],
    );
    const all = machines.flatMap((machine) => steps.map((step) => `${machine}-${step}`));
    assert.deepEqual(names(evaluateAllKeyBadges(leDome, held(...all)).toIssue).sort(), [...machines].sort());
  });

  it('climbs nested key badges to the last one, and records what each was counted from', () => {
    const {toIssue} = evaluateAllKeyBadges(sato, held('visite', 'poste-essaye', 'projet-ecrit'), {now});
    assert.deepEqual(names(toIssue), ['decouverte', 'projet-valide', 'competences']);
    assert.deepEqual(
      toIssue.map(({counted}) => counted.map(({award}) => award)),
      [
        ['w-visite', 'w-poste-essaye'],
        [pendingAward('decouverte'), 'w-projet-ecrit'],
        [pendingAward('projet-valide'), pendingAward('decouverte')],
      ],
    );
  });

  it('stops where a nested one is missing', () => {
    const {toIssue, progress} = evaluateAllKeyBadges(sato, held('visite', 'projet-ecrit', 'securite'));
    assert.deepEqual(names(toIssue), []);
    assert.deepEqual(progress.get('competences')?.missingMandatory, ['decouverte']);
  });

  it('offers where the person is asked, and counts the badge for others only once it is taken', () => {
    const asked = rules({low: rule(['a'], {offer: 'ask'}), high: rule(['low'])});
    const first = evaluateAllKeyBadges(asked, held('a'));
    assert.deepEqual([names(first.toIssue), names(first.toOffer)], [[], ['low']]);
    const then = evaluateAllKeyBadges(asked, held('a', 'low'));
    assert.deepEqual([names(then.toIssue), names(then.toOffer)], [['high'], []]);
  });

  it('gives nothing twice, not even what was taken back', () => {
    const all = held('visite', 'poste-essaye', 'decouverte');
    assert.deepEqual(names(evaluateAllKeyBadges(sato, all).toIssue), []);
    const again = evaluateAllKeyBadges(sato, held('visite', 'poste-essaye', 'projet-ecrit'), {
      given: new Set(['decouverte']),
    });
    assert.deepEqual(names(again.toIssue), []);
  });

  it('judges the window of a nested key badge by the time it is given', () => {
    const late = {badge: 'low', notAfter: '2026-06-30T00:00:00Z'};
    const nested = rules({low: rule(['a']), high: rule([late])});
    assert.deepEqual(names(evaluateAllKeyBadges(nested, held('a'), {now}).toIssue), ['low']);
    assert.deepEqual(names(evaluateAllKeyBadges(nested, held('a')).toIssue), ['low', 'high']);
  });

  it('is the fixed point of giving one after the other, whatever the rules', () => {
    const badge = fc.constantFrom('a', 'b', 'c', 'k1', 'k2', 'k3', 'k4', 'k5');
    const some = fc.record({
      requires: fc.array(fc.tuple(badge, fc.boolean()), {minLength: 1, maxLength: 4}),
      minRequired: fc.integer({min: 1, max: 4}),
      offer: fc.constantFrom('automatic', 'automatic', 'ask'),
    });
    const drawn = fc.dictionary(fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5'), some).map((all) =>
      rules(
        Object.fromEntries(
          Object.entries(all).map(([key, {requires, ...rest}]) => [
            key,
            rule(
              requires.map(([one, mandatory]) => ({badge: one, mandatory})),
              rest,
            ),
          ]),
        ),
      ),
    );
    fc.assert(
      fc.property(drawn, fc.uniqueArray(badge), (all, badges) => {
        const start = held(...badges);
        const {toIssue, toOffer, progress} = evaluateAllKeyBadges(all, start, {now});
        const has = new Set<string>(badges);
        const owned = [...start];
        for (const {badge: key, counted} of toIssue) {
          assert.equal(all.get(key)?.offer, 'automatic');
          assert.ok(!has.has(key), 'given once');
          assert.equal(evaluateKeyBadge(all.get(key)!, owned).state, 'eligible');
          for (const one of counted.filter(isPending))
            assert.ok(has.has(one.badge), 'counted after it is given');
          has.add(key);
          owned.push({badge: key, award: pendingAward(key), awardedAt: now.toISOString()});
        }
        for (const [key, one] of all) {
          const {state} = evaluateKeyBadge(one, owned);
          assert.equal(progress.get(key)?.state, state, 'nothing is left to climb');
          const isOpen = state === 'eligible' && !has.has(key);
          assert.equal(names(toOffer).includes(key), isOpen && one.offer === 'ask');
          assert.ok(!isOpen || one.offer === 'ask');
        }
      }),
      {numRuns: 500},
    );
  });

  it('climbs a tower of 20,000 key badges at once', () => {
    const {requires: _none, ...rest} = rule(['x']);
    const tower = new Map<string, KeyRule>();
    for (let i = 20_000; i > 0; i--)
      tower.set(`k${i}`, {...rest, requires: [{badge: i > 1 ? `k${i - 1}` : 'a', mandatory: false}]});
    const start = processorTime();
    assert.equal(evaluateAllKeyBadges(tower, held('a'), {now}).toIssue.length, 20_000);
    assert.ok(processorTime() - start < 2000);
  });
});

describe('holdersAtPublication', () => {
  it('finds those who already hold enough, with all that they are to be given', () => {
    const people = [
      {person: 'p1', held: held('visite', 'poste-essaye', 'projet-ecrit')},
      {person: 'p2', held: held('visite')},
      {person: 'p3', held: held('decouverte', 'projet-ecrit')},
      {person: 'p4', held: held('decouverte', 'projet-ecrit', 'projet-valide')},
      {person: 'p5', held: held('decouverte', 'projet-ecrit'), given: new Set(['projet-valide'])},
    ];
    const found = holdersAtPublication('projet-valide', sato, {people, now});
    assert.deepEqual(
      found.map(({person, gains}) => `${person}: ${names(gains).join(', ')}`),
      ['p1: decouverte, projet-valide', 'p3: projet-valide'],
    );
  });

  it('finds those to whom it is to be offered', () => {
    const asked = rules({low: rule(['a']), high: rule(['low'], {offer: 'ask'})});
    const found = holdersAtPublication('high', asked, {people: [{person: 'p1', held: held('a')}], now});
    assert.deepEqual(
      found.map(({gains}) => names(gains)),
      [['low', 'high']],
    );
  });
});

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as fc from 'fast-check';
import {asking, goodPathways, holding, peopleOn} from '../../test/pathways.js';
import type {PathwayDefinition} from '../pathway.js';
import {levelsOf} from '../pathway-levels.js';
import {preparePathway} from './prepared.js';
import {progressView} from './progress-view.js';
import {type PersonFacts, progressOfMany, progressOfOne} from './standing.js';

const on = (pathway: PathwayDefinition, facts: PersonFacts) => progressOfOne(preparePathway(pathway), facts);

describe('the rules of progress, on any good pathway and person', () => {
  const anyone = goodPathways.chain((p) => fc.tuple(fc.constant(p), peopleOn(p)));
  const badgeOf = (pathway: PathwayDefinition, index: number) => {
    const step = pathway.steps[index];
    return step?.kind === 'badge' ? step.badge : undefined;
  };

  it('never says done for what is not held, and always for what is', () => {
    fc.assert(
      fc.property(anyone, ([pathway, facts]) => {
        const held = new Set(facts.held.map((h) => h.badge));
        on(pathway, facts).steps.forEach(({state}, index) => {
          const name = badgeOf(pathway, index);
          if (name !== undefined) assert.equal(state === 'done', held.has(name));
        });
      }),
    );
  });

  it('locks exactly what requires a step that is not done', () => {
    fc.assert(
      fc.property(anyone, ([pathway, facts]) => {
        const {steps} = on(pathway, facts);
        const done = new Set(steps.filter(({state}) => state === 'done').map(({step}) => step));
        for (const {step, state, awaits} of steps) {
          const missing = pathway.edges.some(
            (e) => e.kind === 'requires' && e.to === step && !done.has(e.from),
          );
          if (state !== 'done' && state !== 'waiting') assert.equal(state === 'locked', missing);
          assert.equal((awaits?.length ?? 0) > 0, state === 'locked');
        }
      }),
    );
  });

  it('recommends at most one step, one that can be begun, and one whenever a needed step can be', () => {
    fc.assert(
      fc.property(anyone, ([pathway, facts]) => {
        const {steps, next} = on(pathway, facts);
        assert.deepEqual(
          steps.filter(({state}) => state === 'next').map(({step}) => step),
          next === undefined ? [] : [next],
        );
        const done = new Set(steps.filter(({state}) => state === 'done').map(({step}) => step));
        const asked = new Set(facts.open.map((o) => o.badge));
        const canBegin = pathway.steps.filter(
          (s) =>
            s.kind === 'badge' &&
            !s.optional &&
            !done.has(s.id) &&
            !asked.has(s.badge) &&
            pathway.edges.every((e) => e.kind !== 'requires' || e.to !== s.id || done.has(e.from)),
        );
        if (next !== undefined) assert.ok(canBegin.some(({id}) => id === next));
        const inGroup = new Set(pathway.steps.flatMap((s) => (s.kind === 'group' ? s.steps : [])));
        if (canBegin.some(({id}) => !inGroup.has(id))) assert.notEqual(next, undefined);
      }),
    );
  });

  it('recommends the step that the written rule says, at any time of the year', () => {
    const months = fc.integer({min: 1, max: 12}).map((month) => `2027-${String(month).padStart(2, '0')}-10`);
    fc.assert(
      fc.property(
        anyone,
        fc.subarray(['s1', 's2', 's3', 's5', 's8']),
        months,
        ([pathway, facts], keys, today) => {
          const prepared = preparePathway(pathway, {keyBadges: new Set(keys)});
          const {steps, next} = progressOfOne(prepared, facts, {today});
          const is = (id: string, ...among: string[]) =>
            among.includes(steps.find((s) => s.step === id)!.state);
          const order = levelsOf(pathway).flat();
          const best = pathway.steps
            .filter(({id, kind, optional}) => {
              if (kind !== 'badge' || optional || keys.includes(id) || is(id, 'done', 'waiting', 'locked'))
                return false;
              const groups = pathway.steps.filter((s) => s.kind === 'group' && s.steps.includes(id));
              const opens = pathway.edges.filter((e) => e.kind === 'requires' && e.from === id);
              const follow = [...groups.map((g) => g.id), ...opens.map((e) => e.to)];
              return groups.length === 0 || follow.some((other) => !is(other, 'done'));
            })
            .map(({id}) => {
              const isToCome = (steps.find((s) => s.step === id)?.due?.from ?? '') > today;
              const isCarriedOn = pathway.edges.some((e) => e.to === id && is(e.from, 'done', 'waiting'));
              return {id, rank: [Number(isToCome), Number(!isCarriedOn), order.indexOf(id)]};
            })
            .sort((a, b) => a.rank[0]! - b.rank[0]! || a.rank[1]! - b.rank[1]! || a.rank[2]! - b.rank[2]!)[0];
          assert.equal(next, best?.id);
        },
      ),
    );
  });

  it('takes no done step away when a badge is added', () => {
    fc.assert(
      fc.property(anyone, fc.nat(), ([pathway, facts], pick) => {
        const before = on(pathway, facts);
        const name = badgeOf(pathway, pick % pathway.steps.length) ?? 's0';
        const after = on(pathway, {...facts, held: [...facts.held, ...holding(name)]});
        before.steps.forEach(({state}, index) => {
          if (state === 'done') assert.equal(after.steps[index]?.state, 'done');
        });
        assert.ok(after.count.done >= before.count.done && after.count.needed === before.count.needed);
        assert.ok(after.count.done <= after.count.needed);
      }),
    );
  });

  it('does not depend on the order of the facts, nor on who came before', () => {
    fc.assert(
      fc.property(anyone, ([pathway, facts]) => {
        const badges = pathway.steps.map(({id}) => id);
        const turned = {...facts, held: [...facts.held].reverse(), open: [...facts.open].reverse()};
        const alone = on(pathway, facts);
        assert.deepEqual(on(pathway, turned), alone);
        const all = {held: holding(...badges), open: asking(...badges)};
        const others = [all, {held: [], open: asking(...badges)}];
        const third = progressOfMany(preparePathway(pathway), [...others, facts])[2];
        assert.deepEqual(third, alone);
      }),
    );
  });

  it('is said in short as in full', () => {
    fc.assert(
      fc.property(anyone, ([pathway, facts]) => {
        const standing = on(pathway, facts);
        const short = progressView(pathway, standing);
        assert.deepEqual(
          short.steps.map(({state}) => state === 'earned'),
          standing.steps.map(({state}) => state === 'done'),
        );
        assert.ok(short.steps.filter(({state}) => state === 'now').length <= 1);
        assert.ok(short.earned <= short.total);
      }),
    );
  });
});

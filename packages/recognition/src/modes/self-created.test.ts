import fc from 'fast-check';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isErrorCode} from '../contract/errors.js';
import {
  advanceSelfCreated,
  maxEvidence,
  missingParts,
  originOf,
  type SelfCreatedBadge,
  type SelfCreatedEvent,
  type SelfCreatedParts,
  type SelfCreatedState,
  startSelfCreated,
} from './self-created.js';

const parts: SelfCreatedParts = {
  name: 'Je répare des vélos',
  description: 'Je remets en état un vélo.',
  criteria: ['Je change une chambre à air.'],
  image: 'image-1',
  imageAlt: 'Une roue de vélo',
};
const edit: SelfCreatedEvent = {type: 'edit', by: 'malika', parts};
const publish: SelfCreatedEvent = {
  type: 'publish',
  by: 'malika',
  issuer: 'pseudonym',
  takenIssuers: ['structure'],
};

function play(start: SelfCreatedBadge, ...events: SelfCreatedEvent[]): SelfCreatedBadge {
  return events.reduce((badge, event) => {
    const moved = advanceSelfCreated(badge, event);
    if (!moved.ok) throw new Error(moved.code);
    return moved.state;
  }, start);
}

const draft = startSelfCreated('malika');
const published = play(draft, edit, publish);

describe('advanceSelfCreated', () => {
  it('leads from a draft to a badge that is documented, endorsed and retired', () => {
    const documented = play(published, {type: 'addEvidence', by: 'malika', evidence: 'photo'});
    assert.equal(documented.state, 'documented');
    const endorsed = play(documented, {type: 'endorsed', endorsement: 'e1', isAccepted: true});
    assert.equal(endorsed.state, 'endorsed');
    assert.equal(play(endorsed, {type: 'endorsementWithdrawn', endorsement: 'e1'}).state, 'documented');
    assert.equal(play(endorsed, {type: 'retire', by: 'malika'}).state, 'retired');
  });

  it('publishes nothing that lacks its name, description, criteria, image or the image’s text', () => {
    assert.deepEqual(missingParts(draft), ['name', 'description', 'criteria', 'image', 'imageAlt']);
    for (const part of ['name', 'description', 'image', 'imageAlt'] as const) {
      const without = play(draft, edit, {type: 'edit', by: 'malika', parts: {[part]: ' '}});
      assert.deepEqual(missingParts(without), [part]);
      assert.throws(() => play(without, publish), /BADGE_INCOMPLETE/);
    }
  });

  it('is issued by a pseudonym of its own, and says that the person created it', () => {
    const by = (issuer: string) => () => play(draft, edit, {...publish, issuer});
    for (const issuer of ['structure', 'malika', '']) assert.throws(by(issuer), /ISSUER_NOT_PSEUDONYMOUS/);
    assert.deepEqual(originOf(published), {isCreatedByEarner: true, issuer: 'pseudonym'});
  });

  it('is its author’s alone to change', () => {
    assert.throws(() => play(draft, {...edit, by: 'nadege'}), /NOT_THE_EARNER/);
    assert.throws(() => play(published, {type: 'retire', by: 'nadege'}), /NOT_THE_EARNER/);
  });

  it('takes no recommendation that the person did not accept', () => {
    assert.throws(
      () => play(published, {type: 'endorsed', endorsement: 'e1', isAccepted: false}),
      /CONSENT_MISSING/,
    );
  });

  it('holds so much evidence and no more', () => {
    const add = (n: number): SelfCreatedEvent => ({type: 'addEvidence', by: 'malika', evidence: `e${n}`});
    const full = play(published, ...Array.from({length: maxEvidence}, (_, n) => add(n)));
    assert.throws(() => play(full, add(maxEvidence)), /EVIDENCE_LIMIT/);
    assert.deepEqual(play(full, add(0)), full);
  });

  it('goes only where it can go and is published once, whatever happens', () => {
    const living: readonly SelfCreatedState[] = ['published', 'documented', 'endorsed'];
    const edges: Record<SelfCreatedState, readonly SelfCreatedState[]> = {
      draft: ['draft', 'published', 'retired'],
      published: [...living, 'retired'],
      documented: [...living, 'retired'],
      endorsed: [...living, 'retired'],
      retired: ['retired'],
    };
    const by = fc.constantFrom('malika', 'malika', 'malika', 'nadege');
    const id = fc.constantFrom('x', 'y');
    const type = <T extends SelfCreatedEvent['type']>(name: T) => fc.constant(name);
    const changed = fc.constantFrom<Partial<SelfCreatedParts>>(parts, parts, {name: ''}, {criteria: []});
    const event: fc.Arbitrary<SelfCreatedEvent> = fc.oneof(
      fc.record({type: type('edit'), by, parts: changed}),
      fc.record({
        type: type('publish'),
        by,
        issuer: fc.constantFrom('pseudonym', 'structure', 'malika'),
        takenIssuers: fc.constant(['structure']),
      }),
      fc.record({type: type('addEvidence'), by, evidence: id}),
      fc.record({type: type('removeEvidence'), by, evidence: id}),
      fc.record({type: type('endorsed'), endorsement: id, isAccepted: fc.boolean()}),
      fc.record({type: type('endorsementWithdrawn'), endorsement: id}),
      {weight: 1, arbitrary: fc.record({type: type('retire'), by})},
    );
    const reached = new Set<SelfCreatedState>();
    fc.assert(
      fc.property(fc.array(event, {maxLength: 30, size: 'max'}), (events) => {
        let badge = draft;
        let times = 0;
        for (const each of events) {
          const moved = advanceSelfCreated(Object.freeze(badge), each);
          if (!moved.ok) {
            assert.ok(isErrorCode(moved.code));
            continue;
          }
          const next = moved.state;
          if ('by' in each) assert.equal(each.by, 'malika');
          assert.ok(edges[badge.state].includes(next.state), `${badge.state} → ${next.state}`);
          if (each.type === 'publish') times += 1;
          if (living.includes(next.state)) {
            assert.equal(next.issuer, 'pseudonym');
            assert.deepEqual(missingParts(next), []);
            assert.equal(next.state === 'endorsed', next.endorsements.length > 0);
            assert.equal(next.state === 'published', next.endorsements.length + next.evidence.length === 0);
          }
          badge = next;
          reached.add(badge.state);
        }
        assert.ok(times <= 1);
      }),
      {numRuns: 1500, seed: 4},
    );
    assert.equal(reached.size, 5);
  });
});

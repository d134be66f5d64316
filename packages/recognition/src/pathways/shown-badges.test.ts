import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {PathwayDefinition} from '../pathway.js';
import {preparePathway} from './prepared.js';
import {heldFromShown, type ShownBadge} from './shown-badges.js';
import {progressOfOne} from './standing.js';

const own = {
  issuer: 'https://pepites.example/issuers/saules',
  achievements: 'https://pepites.example/structures/saules/badges/',
};
const elsewhere = {issuer: 'https://dome.example', achievement: 'https://dome.example/badges/laser'};
const pathway: Pick<PathwayDefinition, 'steps' | 'edges'> = {
  steps: [
    {id: 'one', kind: 'badge', badge: 'engage', optional: false},
    {id: 'two', kind: 'badge', badge: 'laser', alsoFrom: [elsewhere], optional: false},
  ],
  edges: [],
};
const verified = {policy: 'strict', outcome: 'verified', recipient: 'skipped'} as const;
const shown = (more: Partial<ShownBadge> = {}): ShownBadge => ({
  issuer: own.issuer,
  achievement: `${own.achievements}engage`,
  award: 'urn:uuid:1',
  awardedAt: '2026-08-03T09:00:00Z',
  verdict: verified,
  ...more,
});

describe('heldFromShown', () => {
  it('counts a badge of the structure, and one of another issuer that a step lists', () => {
    const held = [shown(), shown(elsewhere)].flatMap((badge) => heldFromShown(pathway, badge, own) ?? []);
    assert.deepEqual(
      held.map(({badge, issuer}) => [badge, issuer]),
      [
        ['engage', undefined],
        [elsewhere.achievement, elsewhere.issuer],
      ],
    );
    const standing = progressOfOne(preparePathway(pathway), {held, open: []});
    assert.deepEqual(standing.count, {done: 2, needed: 2});
  });

  it('counts nothing that is not verified, or that is somebody else’s', () => {
    for (const verdict of [
      {...verified, outcome: 'undetermined'},
      {...verified, outcome: 'refused'},
      {...verified, outcome: 'unsupported'},
      {...verified, policy: '1edtech'},
      {...verified, recipient: 'fail'},
    ] as const)
      assert.equal(heldFromShown(pathway, shown({verdict}), own), undefined);
  });

  it('counts no badge that only bears the name of one: another issuer, another structure, a badge of no step', () => {
    for (const other of [
      {issuer: 'https://faux.example'},
      {achievement: `${own.achievements}other`},
      {achievement: 'https://pepites.example/structures/autre/badges/engage'},
      {achievement: 'engage'},
      {...elsewhere, issuer: own.issuer},
      {issuer: own.issuer, achievement: elsewhere.achievement},
    ])
      assert.equal(heldFromShown(pathway, shown(other), own), undefined);
    assert.equal(heldFromShown(pathway, shown()), undefined);
  });
});

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {processSchema} from '../badge.js';
import {
  advanceBadgeDraft,
  badgeIdFor,
  draftProcesses,
  missingInDraft,
  processOfDraft,
} from './badge-draft.js';

const whole = {name: 'Un', description: 'Deux.', criteria: ['Trois.'], hasImage: true, imageAlt: 'Quatre'};
const empty = {name: ' ', description: '', criteria: ['', ' '], hasImage: false, imageAlt: ''};
const save = (isProposed: boolean, isAuthor = true) => ({type: 'save', isProposed, isAuthor}) as const;

describe('a badge before it is published', () => {
  it('says what is missing, in the order in which it is filled', () => {
    assert.deepEqual(missingInDraft(empty), ['name', 'description', 'criteria', 'image', 'imageAlt']);
    assert.deepEqual(missingInDraft(whole), []);
  });

  it('is kept however little it says, and proposed or published only whole', () => {
    assert.deepEqual(advanceBadgeDraft('draft', save(false), empty), {ok: true, state: 'draft'});
    assert.deepEqual(advanceBadgeDraft('draft', save(true), empty), {ok: false, code: 'BADGE_INCOMPLETE'});
    assert.deepEqual(advanceBadgeDraft('proposed', {type: 'publish'}, empty), {
      ok: false,
      code: 'BADGE_INCOMPLETE',
    });
    assert.deepEqual(advanceBadgeDraft('draft', save(true), whole), {ok: true, state: 'proposed'});
    assert.deepEqual(advanceBadgeDraft('draft', {type: 'publish'}, whole), {ok: true, state: 'published'});
  });

  it('is taken back by its author alone, and never once it is a badge', () => {
    assert.deepEqual(advanceBadgeDraft('proposed', save(false), whole), {ok: true, state: 'draft'});
    assert.deepEqual(advanceBadgeDraft('proposed', save(false, false), whole), {ok: true, state: 'proposed'});
    for (const event of [save(false), save(true), {type: 'publish'} as const])
      assert.deepEqual(advanceBadgeDraft('published', event, whole), {ok: false, code: 'REQUEST_STATE'});
  });

  it('gets a process that a definition takes as it is', () => {
    for (const kind of draftProcesses)
      assert.deepEqual(v.parse(processSchema, processOfDraft(kind)), processOfDraft(kind));
  });

  it('gets an id that people can read, and that nobody has', () => {
    assert.equal(badgeIdFor('Je répare des vélos\u202f!', new Set()), 'je-repare-des-velos');
    assert.equal(badgeIdFor('Cœur', new Set(['coeur', 'coeur-2'])), 'coeur-3');
    assert.equal(badgeIdFor('ВЕЛО', new Set()), 'badge');
    assert.match(badgeIdFor(`${'a'.repeat(55)} ${'b'.repeat(80)}`, new Set()), /^a{55}$/);
  });
});

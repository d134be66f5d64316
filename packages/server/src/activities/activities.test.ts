import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type LeadWorld, openLeadWorld} from '../../test/lead.js';

describe('the identification sheet', () => {
  let lead: LeadWorld;
  let by: {token: string};
  before(async () => {
    lead = await openLeadWorld();
    by = await lead.signInLead();
  });
  after(() => lead.world.close());

  const maraichage = async () => ({
    activity: 'maraichage',
    title: {fr: 'Maraîchage <b>'},
    alignments: [{name: 'Horticulture et maraîchage', code: 'A1414', framework: 'ROME'}],
    badges: ['un'],
    duties: [
      {
        role: 'lead' as const,
        member: (await lead.world.ask('me.get', {}, by)).value.id,
        does: 'écrit le badge',
      },
      {role: 'supervisor' as const, does: 'voit le travail'},
    ],
  });

  it('says which badges an activity develops, and who does what by their name of today', async () => {
    const {world} = lead;
    const made = (await world.ask('activities.create', await maraichage(), by)).value;
    assert.deepEqual(
      made.badges.map(({name}) => name.fr),
      ['Badge un'],
    );
    assert.deepEqual(
      made.duties.map(({name}) => name),
      ['Inès', undefined],
    );
    const again = await world.ask('activities.create', await maraichage(), by);
    assert.equal(again.problem?.code, 'ACTIVITY_EXISTS');
    const driss = await world.signIn('driss@trois-saules.example');
    assert.equal((await world.ask('activities.list', {}, driss)).value.items.length, 1);
    assert.equal(
      (await world.ask('activities.create', await maraichage(), driss)).problem?.code,
      'FORBIDDEN',
    );
  });

  it('takes no badge and no member that the structure has not', async () => {
    const {world} = lead;
    const base = {...(await maraichage()), activity: 'autre'};
    const wrong = await world.ask('activities.create', {...base, badges: ['un', 'x']}, by);
    assert.deepEqual(wrong.problem?.problems, [{at: 'badges.1', code: 'BADGE_UNKNOWN'}]);
    const duties = [{role: 'lead' as const, member: crypto.randomUUID(), does: 'x'}];
    const stranger = await world.ask('activities.create', {...base, duties}, by);
    assert.deepEqual(stranger.problem?.problems, [{at: 'duties.0.member', code: 'member'}]);
  });

  it('is written anew, not over another’s change, and removed', async () => {
    const {world} = lead;
    const text = {...(await maraichage()), activity: 'maraichage', title: {fr: 'Légumes'}};
    const change = {...text, version: 1};
    assert.equal((await world.ask('activities.update', change, by)).value.version, 2);
    assert.equal((await world.ask('activities.update', change, by)).problem?.code, 'REVISION_CHANGED');
    const nowhere = {...change, activity: 'nulle-part'};
    assert.equal((await world.ask('activities.update', nowhere, by)).problem?.code, 'ACTIVITY_UNKNOWN');
    await world.ask('activities.create', {...text, activity: 'bref'}, by);
    assert.equal((await world.ask('activities.remove', {activity: 'bref'}, by)).status, 204);
    assert.equal(
      (await world.ask('activities.remove', {activity: 'bref'}, by)).problem?.code,
      'ACTIVITY_UNKNOWN',
    );
  });

  it('prints as one document that loads nothing and escapes what was written', async () => {
    const {world} = lead;
    await world.ask('activities.create', {...(await maraichage()), activity: 'jardin'}, by);
    const reply = await world.ask('activities.sheet', {}, by);
    const text = await reply.value.text();
    assert.match(reply.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(
      text,
      /Maraîchage &#60;b&#62;[\s\S]*Badge un[\s\S]*ROME A1414[\s\S]*Inès\u00a0: écrit le badge/,
    );
    assert.match(text, /default-src &#39;none&#39;; style-src &#39;sha256-/);
    assert.match(text, /@page\{size:A4/);
    assert.doesNotMatch(text, /https?:|<script|token/);
  });
});

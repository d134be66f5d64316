import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {images, makeDefinition, openWorld, STRUCTURE, type TestWorld} from '../../test/world.js';

const first = 'https://cours.example/gestes';
const second = 'https://cours.example/suite';

describe('badges of courses after the report', () => {
  let world: TestWorld;
  let apiKey: string;
  let lead: {token: string};

  const start = async (process: object = {}) => {
    world = await openWorld();
    const definition = makeDefinition((plain) => {
      const [structure] = plain.structures;
      structure?.staff?.push({email: 'lea@trois-saules.example', name: 'Léa', roles: ['lead']});
      const badge = structure?.badges.find(({id}) => id === 'gestes');
      if (badge)
        badge['process'] = {
          mode: 'onCriteria',
          rule: {all: [{passed: first, minScaled: 0.8}, {completed: second}]},
          ...process,
        };
    });
    await world.backend.apply(definition, {images, dryRun: false});
    apiKey = await world.backend.createApiKey({structure: STRUCTURE, platform: 'cours'});
    lead = {token: (await world.signIn('lea@trois-saules.example')).token};
  };
  afterEach(() => world.close());

  type Completion = {activity: string; passed?: boolean; scaled?: number; registration?: string; at?: string};
  const learner = {ref: 'eleve', email: 'sami@example.org'};
  const report = async (completion: Completion) =>
    world.ask('awards.create', {badge: 'gestes', learner, completion}, {token: apiKey, origin: null});
  const takeBack = async (activity: string, more: object = {}) =>
    world.ask(
      'completions.void',
      {badge: 'gestes', learner: 'eleve', activity, ...more},
      {token: apiKey, origin: null},
    );
  const earn = async () => {
    await report({activity: first, passed: true, scaled: 0.9});
    assert.equal((await report({activity: second})).value.state, 'awarded');
    await world.backend.drainOutbox();
    return (await world.signIn('sami@example.org')).token;
  };
  const stateOf = async (token: string) => (await world.ask('me.awards', {}, {token})).value.items[0]?.state;
  const contests = async () => (await world.ask('criteria.contests', {}, lead)).value.items;

  it('say part by part what is missing, to the person and to who runs the badges', async () => {
    await start();
    await report({activity: first, passed: true, scaled: 0.5});
    const {token, person} = await world.signIn('sami@example.org');
    const explain = async () => (await world.ask('criteria.explain', {badge: 'gestes'}, {token})).value;
    // Nobody is linked to the learner yet.
    assert.deepEqual(
      (await explain()).parts.map(({reason}) => reason),
      ['noFact', 'noFact'],
    );
    await report({activity: second});
    await report({activity: first, passed: true, scaled: 0.9});
    await takeBack(first);
    const {parts} = await explain();
    assert.deepEqual(
      parts.map(({kind, min, isMet, reason}) => [kind, min, isMet, reason]),
      [
        ['passed', 0.8, false, 'voided'],
        ['completed', undefined, true, undefined],
      ],
    );
    const seen = await world.ask('criteria.explainFor', {badge: 'gestes', person: person.id}, lead);
    assert.deepEqual(seen.value.parts, parts);
    const unknown = {badge: 'gestes', person: crypto.randomUUID()};
    assert.equal((await world.ask('criteria.explainFor', unknown, lead)).problem?.code, 'PERSON_UNKNOWN');
    assert.equal((await world.ask('criteria.explain', {badge: 'un'}, {token})).problem?.code, 'WRONG_MODE');
  });

  it('are called into question by a result that is taken back, and a person decides with a reason', async () => {
    await start();
    const token = await earn();
    assert.equal((await takeBack('https://cours.example/x')).problem?.code, 'FACT_UNKNOWN');
    assert.equal((await takeBack(second, {reason: 'Erreur de saisie.'})).value.state, 'contested');
    assert.equal(await stateOf(token), 'issued', 'nothing is taken away meanwhile');
    const [contest] = await contests();
    assert.deepEqual(
      [contest?.badge, contest?.cause, contest?.reason],
      ['gestes', 'factVoided', 'Erreur de saisie.'],
    );
    const decide = async (outcome: 'kept' | 'revoked', reason: string, init = lead) =>
      world.ask('criteria.decide', {contest: contest?.id ?? '', outcome, reason}, init);
    assert.equal((await decide('revoked', 'Une bonne raison.', {token})).problem?.code, 'FORBIDDEN');
    assert.equal((await decide('revoked', 'non')).problem?.code, 'MESSAGE_REQUIRED');
    assert.equal((await decide('revoked', 'Le cours n’a pas été suivi.')).status, 204);
    assert.equal(await stateOf(token), 'revoked');
    assert.equal((await decide('kept', 'Une bonne raison.')).problem?.code, 'CRITERIA_STATE');
    await world.backend.drainOutbox();
    const inbox = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
    assert.match(await inbox.text(), /Le cours n’a pas été suivi/);
    // Revoked is the end: the same result again gives nothing.
    assert.equal((await report({activity: second})).value.state, 'criteriaNotMet');
  });

  it('settle again by themselves when the learner passes again; what was taken back is not reported again', async () => {
    await start();
    const token = await earn();
    await takeBack(second);
    for (const same of [{activity: second}, {activity: second, passed: true, scaled: 1}])
      assert.equal((await report(same)).problem?.code, 'FACT_VOIDED');
    assert.equal((await contests()).length, 1);
    await report({activity: second, registration: 'essai-2'});
    assert.deepEqual(await contests(), []);
    assert.equal(await stateOf(token), 'issued');
  });

  it('stay without a word under `keep`, and fall under `revoke`', async () => {
    for (const [onVoided, expected] of [
      ['keep', 'issued'],
      ['revoke', 'revoked'],
    ] as const) {
      await start({onVoided});
      const token = await earn();
      await takeBack(second);
      assert.equal(await stateOf(token), expected);
      assert.deepEqual(await contests(), []);
      if (onVoided === 'keep') await world.close();
    }
  });

  it('are called into question by a lower grade too; an older one is no news', async () => {
    await start();
    const attempt = {activity: first, registration: 'essai-1', passed: true};
    await report({activity: second});
    await report({...attempt, scaled: 0.9, at: '2026-11-20T09:00:00Z'});
    await world.backend.drainOutbox();
    await report({...attempt, scaled: 0.1, at: '2026-11-19T09:00:00Z'});
    assert.deepEqual(await contests(), []);
    await report({...attempt, scaled: 0.1, at: '2026-11-21T09:00:00Z'});
    assert.deepEqual(
      (await contests()).map(({cause}) => cause),
      ['gradeLowered'],
    );
  });

  it('are no longer claimed when the result was taken back', async () => {
    await start();
    const unknown = {ref: 'autre'};
    const told = async (completion: Completion) =>
      world.ask(
        'awards.create',
        {badge: 'gestes', learner: unknown, completion},
        {token: apiKey, origin: null},
      );
    await told({activity: second});
    const {claim = ''} = (await told({activity: first, passed: true, scaled: 1})).value;
    await takeBack(second, {learner: 'autre'});
    const {token} = await world.signIn('autre@example.org');
    const reply = await world.ask('claims.redeem', {claim}, {token});
    assert.equal(reply.problem?.code, 'CRITERIA_NOT_MET');
  });
});

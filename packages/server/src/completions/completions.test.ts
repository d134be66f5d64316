import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {evaluateCriteria, factFrom} from '@pepites/recognition';
import {exportJWK, generateKeyPair, type GenerateKeyPairResult, SignJWT} from 'jose';
import {images, makeDefinition, openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

const passed = {activity: 'https://cours.example/gestes', passed: true, scaled: 0.9};
const second = {...passed, activity: 'https://cours.example/gestes-2'};
const autumn = {activity: 'https://cours.example/notes', scaled: 0.6};

describe('completions', () => {
  let world: TestWorld;
  let apiKey: string;
  let keys: GenerateKeyPairResult;
  before(async () => {
    world = await openWorld();
    keys = await generateKeyPair('EdDSA', {extractable: true});
    const publicKey = await exportJWK(keys.publicKey);
    const definition = makeDefinition((plain) => {
      const [structure] = plain.structures;
      const [course] = structure?.badges.filter(({id}) => id === 'gestes') ?? [];
      const process = {mode: 'onCriteria', rule: {passed: second.activity}};
      const fromAutumn = {
        ...process,
        rule: {score: autumn.activity, min: 0.5, notBefore: '2026-09-01T00:00:00Z'},
      };
      structure?.badges.push(
        {...course, id: 'gestes-2', process},
        {...course, id: 'automne', process: fromAutumn},
      );
      Object.assign(structure?.platforms?.[0] ?? {}, {publicKey, badges: ['gestes', 'gestes-2', 'automne']});
    });
    await world.backend.apply(definition, {images, dryRun: false});
    apiKey = await world.backend.createApiKey({structure: STRUCTURE, platform: 'cours'});
  });
  after(() => world.close());

  const report = async (
    learner: {ref: string; email?: string},
    completion: object = passed,
    badge = 'gestes',
  ) =>
    world.ask(
      'awards.create',
      {badge, learner, completion: completion as typeof passed},
      {token: apiKey, origin: null},
    );
  const seconds = () => Math.floor(world.clock.now.getTime() / 1000);
  const sign = async (more: object = {}, {alg = 'EdDSA', key = keys.privateKey} = {}) =>
    new SignJWT({
      ...{iss: 'cours', aud: PUBLIC_URL, sub: 'eleve', jti: crypto.randomUUID()},
      ...{iat: seconds(), exp: seconds() + 300, badge: 'gestes', completion: passed},
      ...more,
    })
      .setProtectedHeader({alg})
      .sign(key);
  const exchange = async (token: string) =>
    world.ask('completions.exchange', {token}, {origin: 'https://x.example'});

  it('never issues on what was only seen in a browser', () => {
    const rule = {passed: passed.activity};
    assert.equal(evaluateCriteria(rule, [factFrom({...passed, completed: true}, 'browser')], 'T1'), 'unmet');
  });

  it('gives a claim to an unknown learner; who takes it first has it, for ever and alone', async () => {
    const {value} = await report({ref: 'a'});
    assert.equal(value.state, 'claimable');
    assert.equal(value.claimUrl, `${PUBLIC_URL}/claims/${value.claim ?? ''}`);
    const page = await world.fetch(`/claims/${value.claim ?? ''}`);
    assert.equal(page.status, 200);
    const redeem = async (token: string) => world.ask('claims.redeem', {claim: value.claim ?? ''}, {token});
    const me = await world.signIn('a@example.org');
    const first = await redeem(me.token);
    assert.equal(first.status, 201);
    await world.backend.drainOutbox();
    const second = await redeem(me.token);
    assert.deepEqual([second.value.id, second.value.state], [first.value.id, 'issued']);
    const other = await world.signIn('b@example.org');
    assert.equal((await redeem(other.token)).problem?.code, 'CLAIM_UNKNOWN');
    // Now the learner is known, and the platform learns no address of the badge.
    const again = await report({ref: 'a'});
    assert.deepEqual([again.value.state, again.value.award?.id], ['awarded', first.value.id]);
    assert.equal(again.value.award?.credentialUrl, undefined);
  });

  it('gives a known learner’s other claims to nobody else', async () => {
    const [one, two] = [await report({ref: 'twice'}), await report({ref: 'twice'})];
    const redeem = async (claim: string | undefined, token: string) =>
      world.ask('claims.redeem', {claim: claim ?? ''}, {token});
    const me = await world.signIn('twice@example.org');
    const given = (await redeem(one.value.claim, me.token)).value;
    await world.backend.drainOutbox();
    const other = await world.signIn('other@example.org');
    assert.equal((await redeem(two.value.claim, other.token)).problem?.code, 'CLAIM_UNKNOWN');
    assert.equal((await redeem(two.value.claim, me.token)).value.id, given.id);

    // Of another badge of the same learner.
    const next = await report({ref: 'more'}, second, 'gestes-2');
    const first = await report({ref: 'more'});
    assert.equal((await redeem(first.value.claim, other.token)).status, 201);
    const thief = await world.signIn('thief@example.org');
    assert.equal((await redeem(next.value.claim, thief.token)).problem?.code, 'CLAIM_UNKNOWN');
    assert.equal((await redeem(next.value.claim, other.token)).status, 201);
  });

  it('lets a claim outlive the sign-in, and no more than a day', async () => {
    const {value} = await report({ref: 'late'});
    world.clock.now = new Date(world.clock.now.getTime() + 24 * 3_600_000);
    const {token} = await world.signIn('late@example.org');
    const reply = await world.ask('claims.redeem', {claim: value.claim ?? ''}, {token});
    assert.equal(reply.problem?.code, 'CLAIM_EXPIRED');
  });

  it('links a learner by e-mail to the person who signs in with it', async () => {
    const {value} = await report({ref: 'mail', email: 'Mail@example.org'});
    assert.equal(value.state, 'awarded');
    await world.backend.drainOutbox();
    const {token} = await world.signIn('mail@example.org');
    const {items} = (await world.ask('me.awards', {}, {token})).value;
    assert.deepEqual(
      items.map(({badge, state}) => [badge, state]),
      [['gestes', 'issued']],
    );
  });

  it('gives nothing for too little, and nothing beyond what the platform may report', async () => {
    assert.equal((await report({ref: 'c'}, {...passed, scaled: 0.5})).value.state, 'criteriaNotMet');
    assert.equal((await report({ref: 'c'}, passed, 'un')).problem?.code, 'WRONG_MODE');
    assert.equal((await report({ref: 'c'}, passed, 'x')).problem?.code, 'BADGE_UNKNOWN');
  });

  it('reads a score, and the date that it is of, when the rule has a window', async () => {
    const stateAt = async (ref: string, more: object) =>
      (await report({ref}, {...autumn, ...more}, 'automne')).value.state;
    assert.equal(await stateAt('d', {}), 'criteriaNotMet');
    assert.equal(await stateAt('e', {at: '2026-08-31T23:59:59Z'}), 'criteriaNotMet');
    assert.equal(await stateAt('f', {at: '2026-09-01T00:00:00Z', scaled: 0.4}), 'criteriaNotMet');
    assert.equal(await stateAt('g', {at: '2026-09-01T00:00:00Z'}), 'claimable');
  });

  it('takes a completion token once', async () => {
    const token = await sign();
    assert.equal((await exchange(token)).value.state, 'claimable');
    assert.equal((await exchange(token)).problem?.code, 'TOKEN_USED');
    const named = await sign({structure: STRUCTURE});
    assert.equal((await exchange(named)).value.state, 'claimable');
  });

  it('refuses a token that is not for here, not fresh, not the platform’s', async () => {
    const other = await generateKeyPair('EdDSA');
    const secret = new TextEncoder().encode('x'.repeat(32));
    const hmac = await new SignJWT({iss: 'cours', aud: PUBLIC_URL})
      .setProtectedHeader({alg: 'HS256'})
      .sign(secret);
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"iss":"cours"}').toString('base64url')}.`;
    const tokens = {
      'another backend': await sign({aud: 'https://badges.example'}),
      'another platform': await sign({iss: 'autre'}),
      'another key': await sign({}, {key: other.privateKey}),
      'too old': await sign({iat: seconds() - 600, exp: seconds() - 300}),
      'too long': await sign({exp: seconds() + 3600}),
      'from the future': await sign({iat: seconds() + 120, exp: seconds() + 300}),
      'no jti': await sign({jti: undefined}),
      'another structure': await sign({structure: 'voisine'}),
      hmac,
      none,
      garbage: 'x',
    };
    for (const [name, token] of Object.entries(tokens))
      assert.equal((await exchange(token)).problem?.code, 'TOKEN_INVALID', name);
  });
});

/** What a course platform, or somebody who plays one, must not get through: each is refused or left with a code, and nothing is given twice. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {completionFromCmi5, completionFromH5p, completionFromScorm} from '@pepites/recognition';
import {signCompletion} from '@pepites/sdk/server.js';
import {exportJWK, generateKeyPair, importJWK, SignJWT} from 'jose';
import {refuses} from '../refuses.ts';
import {network as structure, type Stage} from './stage.ts';

const activity = 'https://cours.example/gestes-et-postures';
const badge = 'gestes-et-postures';
const passed = {activity, passed: true, scaled: 0.9};
const adl = 'http://adlnet.gov/expapi/verbs/';
const homePage = 'http://localhost:8703/';
const author = {account: {homePage, name: 'serveur-de-cours'}};

export function describeCourseAttacks({world, visitor, issued}: Stage): void {
  describe('what no course platform may do', () => {
    const statement = (learner: string, more: object = {}) => ({
      id: crypto.randomUUID(),
      actor: {account: {homePage, name: learner}},
      verb: {id: `${adl}passed`},
      object: {id: activity},
      result: {success: true, score: {scaled: 0.9}},
      authority: author,
      ...more,
    });
    const forward = async (...statements: object[]) => {
      const texts = statements.map((one) => JSON.stringify(one));
      const {items} = await world.server().statements.forward({structure, statements: texts});
      return items.map(({outcome, code}) => code ?? outcome);
    };
    const isWaiting = async (learner: string) => {
      const {items} = await world.server().claims.waiting({structure, limit: 100});
      return items.some((one) => one.learner === learner);
    };
    const sign = (learner: string, more: object = {}) =>
      signCompletion({
        ...{platform: 'cours-demo', privateKey: world.platformKey, backend: world.backend},
        ...{badge, learner: {ref: learner}, completion: passed},
        ...more,
      });
    const exchange = (token: string) => world.client().completions.exchange({structure, token});

    it('forged events of a browser: read as hints, and there is no way to hand them in', async () => {
      const result = {score: {scaled: 1}, success: true, completion: true};
      const forged = {verb: {id: `${adl}passed`}, object: {id: activity}, result};
      const inBrowser = {channel: 'browser', activity} as const;
      const readings = [
        completionFromH5p({data: {statement: forged}}),
        completionFromScorm({'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': 100}, inBrowser),
        completionFromCmi5(
          statement('x', {
            context: {
              contextActivities: {category: [{id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5'}]},
            },
          }),
          {channel: 'server'},
        ),
      ];
      assert.deepEqual(
        readings.map((read) => read.says === 'fact' && read.trust),
        ['T0', 'T0', 'T0'],
      );
      const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({iss: 'cours-demo', badge}))}.`;
      await refuses(exchange(unsigned.replaceAll('=', '')), 'TOKEN_INVALID', 401);
      const {client} = await visitor('pirate@example.org', structure);
      const asPage = client as unknown as ReturnType<typeof world.server>;
      await refuses(
        asPage.awards.create({structure, badge, learner: {ref: 'pirate'}, completion: passed}),
        'API_KEY_WRONG',
        401,
      );
      assert.deepEqual(
        await forward(statement('pirate', {authority: {account: {homePage, name: 'session-1'}}})),
        ['TRUST_TOO_LOW'],
      );
      assert.equal(await isWaiting('pirate'), false);
    });

    it('tokens for elsewhere, too old, of another key, taken twice', async () => {
      const now = Date.now();
      await refuses(exchange(await sign('a', {backend: 'https://badges.example'})), 'TOKEN_INVALID', 401);
      await refuses(exchange(await sign('a', {now: new Date(now - 600_000)})), 'TOKEN_INVALID', 401);
      await refuses(exchange(await sign('a', {now: new Date(now + 600_000)})), 'TOKEN_INVALID', 401);
      const other = await generateKeyPair('EdDSA', {extractable: true});
      await refuses(
        exchange(await sign('a', {privateKey: await exportJWK(other.privateKey)})),
        'TOKEN_INVALID',
        401,
      );
      const seconds = Math.floor(now / 1000);
      const long = new SignJWT({
        iss: 'cours-demo',
        aud: world.backend,
        sub: 'a',
        jti: crypto.randomUUID(),
        badge,
        completion: passed,
      })
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + 3600)
        .setProtectedHeader({alg: 'EdDSA'});
      const key = await importJWK(world.platformKey, 'EdDSA');
      await refuses(exchange(await long.sign(key)), 'TOKEN_INVALID', 401);
      const token = await sign('token-once');
      assert.equal((await exchange(token)).state, 'claimable');
      await refuses(exchange(token), 'TOKEN_USED', 409);
      await refuses(
        world.client().completions.exchange({structure: 'les-trois-saules', token}),
        'TOKEN_INVALID',
        401,
      );
    });

    it('statements again, changed under the same id, or after they were taken back', async () => {
      const one = statement('rejeu');
      assert.deepEqual(await forward(one, one, {...one, actor: {account: {homePage, name: 'autre'}}}), [
        ...['counted', 'known', 'STATEMENT_CONFLICT'],
      ]);
      const taking = {
        ...statement('rejeu'),
        verb: {id: `${adl}voided`},
        object: {objectType: 'StatementRef', id: one.id},
      };
      assert.deepEqual(await forward(taking, one), ['voided', 'STATEMENT_VOIDED']);
      assert.equal(await isWaiting('rejeu'), false);
      assert.equal(await isWaiting('autre'), false);
    });

    it('what is another structure’s or another badge’s', async () => {
      const server = world.server();
      const elsewhere = 'les-trois-saules';
      await refuses(server.statements.forward({structure: elsewhere, statements: ['{}']}), 'FORBIDDEN', 403);
      await refuses(server.claims.waiting({structure: elsewhere}), 'FORBIDDEN', 403);
      await refuses(server.claims.create({structure: elsewhere, badge, learner: 'x'}), 'FORBIDDEN', 403);
      const report = (id: string) =>
        server.badges.award({structure, badge: id, learner: {ref: 'x'}, completion: passed});
      await refuses(report('je-m-engage'), 'WRONG_MODE', 409);
      await refuses(report('comun-gant'), 'WRONG_MODE', 409);
      assert.deepEqual(await forward(statement('x', {object: {id: 'https://cours.example/autre'}})), [
        'ACTIVITY_NOT_ASKED',
      ]);
    });

    it('a learner who would be two people', async () => {
      const server = world.server();
      const ref = crypto.randomUUID();
      const report = (email?: string) =>
        server.badges.award({
          ...{structure, badge, completion: passed},
          learner: {ref, ...(email !== undefined && {email})},
        });
      const {claim = ''} = await report();
      const second = (await report()).claim ?? '';
      const {client} = await visitor('une@example.org', structure);
      await client.claims.redeem({structure, claim});
      const {client: other} = await visitor('deux@example.org', structure);
      await refuses(other.claims.redeem({structure, claim: second}), 'CLAIM_UNKNOWN', 404);
      await refuses(report('deux@example.org'), 'IDENTITY_CONFLICT', 409);
      assert.equal((await issued(client, badge, structure)).state, 'issued');
      assert.deepEqual((await other.me.awards({structure})).items, []);
    });

    it('retries without end, by every way at once: one badge', async () => {
      const ref = crypto.randomUUID();
      const {client} = await visitor('patience@example.org', structure);
      const server = world.server();
      const one = statement(ref);
      const learner = {ref, email: 'patience@example.org'};
      const completion = {...passed, registration: 'inscription-1'};
      for (let round = 0; round < 5; round++) {
        await Promise.all([
          server.badges.award({structure, badge, learner, completion}),
          server.badges.award({structure, badge, learner, completion}, {idempotencyKey: `retry-${ref}`}),
          forward(one, one),
          sign(ref).then(exchange),
        ]);
      }
      await issued(client, badge, structure);
      const {items} = await client.me.awards({structure});
      assert.equal(items.length, 1);
    });
  });
}

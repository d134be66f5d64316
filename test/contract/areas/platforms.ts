/** Record stores, webhooks and tables of completions: what course platforms report by other ways than one call each. */
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {network as structure, type Stage, until} from './stage.ts';

const activity = 'https://cours.example/gestes-et-postures';
const badge = 'gestes-et-postures';
const platform = 'cours-demo';
const homePage = 'http://localhost:8703/';

/** As the demo's record store has it: the platform's server wrote it. */
const passed = (learner: string, scaled = 0.9) => ({
  id: crypto.randomUUID(),
  actor: {account: {homePage, name: learner}},
  verb: {id: 'http://adlnet.gov/expapi/verbs/passed'},
  object: {id: activity},
  result: {success: true, score: {scaled}},
  stored: new Date().toISOString(),
  authority: {account: {homePage, name: 'serveur-de-cours'}},
});

export function describePlatforms({world, as, visitor, issued}: Stage): void {
  describe('a record store', () => {
    it('forwards statements; the platform hands the learner a link; each counts once', async () => {
      const server = world.server();
      const learner = crypto.randomUUID();
      const statements = [
        JSON.stringify(passed(learner)),
        JSON.stringify({...passed(learner), authority: {}}),
      ];
      const {items} = await server.statements.forward({structure, statements});
      assert.deepEqual(
        items.map(({outcome, code}) => code ?? outcome),
        ['counted', 'TRUST_TOO_LOW'],
      );
      const again = await server.statements.forward({structure, statements});
      assert.equal(again.items[0]?.outcome, 'known');
      const waiting = await server.claims.waiting({structure, limit: 100});
      assert.ok(waiting.items.some((one) => one.learner === learner && one.badge === badge));
      const {claim} = await server.claims.create({structure, badge, learner});
      const {client} = await visitor('registre@example.org', structure);
      assert.equal((await client.claims.redeem({structure, claim})).badge, badge);
      assert.equal((await issued(client, badge, structure)).state, 'issued');
      await refuses(server.claims.create({structure, badge, learner}), 'LEARNER_LINKED', 409);
      await refuses(server.claims.create({structure, badge, learner: 'nobody'}), 'LEARNER_UNKNOWN', 404);
      await refuses(world.server('pep_none').claims.waiting({structure}), 'API_KEY_WRONG', 401);
    });

    it('is read by the backend, which somebody of the structure has told its address', async () => {
      const learner = crypto.randomUUID();
      const store = createServer((_, response) => {
        response
          .writeHead(200, {'content-type': 'application/json'})
          .end(JSON.stringify({statements: [passed(learner)], more: ''}));
      });
      await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
      const endpoint = `http://127.0.0.1:${(store.address() as AddressInfo).port}/xapi`;
      const {platforms, recordStores} = await as('networkAdmin');
      const at = {structure, platform};
      await refuses(recordStores.get(at), 'RECORD_STORE_UNKNOWN', 404);
      await recordStores.set({...at, endpoint, user: 'u', password: 'p'});
      assert.equal((await recordStores.pull(at)).lastError, undefined);
      assert.equal((await recordStores.get(at)).endpoint, endpoint);
      const [one] = (await platforms.list({structure})).items;
      assert.deepEqual([one?.id, one?.hasRecordStore], [platform, true]);
      const {items} = await world.server().claims.waiting({structure, limit: 100});
      assert.ok(items.some((waits) => waits.learner === learner));
      await recordStores.remove(at);
      store.close();
      store.closeAllConnections();
    });
  });

  describe('the key of a platform', () => {
    it('is made, said once, listed without itself, and ended', async () => {
      const {apiKeys} = await as('networkAdmin');
      const at = {structure, platform};
      const {id, key} = await apiKeys.create(at);
      const {items} = await apiKeys.list(at);
      assert.ok(items.some((one) => one.id === id));
      assert.doesNotMatch(JSON.stringify(items), new RegExp(key));
      const server = world.server(key);
      assert.ok((await server.claims.waiting({structure, limit: 1})).items.length >= 0);
      await apiKeys.revoke({...at, key: id});
      await refuses(server.claims.waiting({structure, limit: 1}), 'API_KEY_WRONG', 401);
      await refuses(apiKeys.revoke({...at, key: id}), 'PLATFORM_UNKNOWN', 404);
      await refuses(apiKeys.list({...at, platform: 'nulle-part'}), 'PLATFORM_UNKNOWN', 404);
    });
  });

  describe('a webhook', () => {
    it('has a secret that somebody of the structure makes and ends', async () => {
      const {platforms} = await as('networkAdmin');
      const at = {structure, platform};
      const {secret, url} = await platforms.setWebhook(at);
      assert.match(secret, /^whsec_/);
      assert.equal(url, `${world.backend}/structures/${structure}/platforms/${platform}/webhook`);
      await platforms.removeWebhook(at);
      assert.equal((await platforms.list({structure})).items[0]?.hasWebhook, false);
    });
  });

  describe('a table of completions', () => {
    it('is checked, taken, and worked off', async () => {
      const {courseImports} = await as('networkAdmin');
      const at = {structure, platform};
      const csv = `badge;learner;passed;score\n${badge};${crypto.randomUUID()};oui;90 %\n`;
      const faulty = await courseImports.check({...at, csv: `${csv}inconnu;x;;\n`});
      assert.deepEqual(faulty.faults, [{line: 3, column: 'badge', code: 'BADGE_UNKNOWN'}]);
      const {id, total} = await courseImports.start({...at, csv});
      assert.equal(total, 1);
      const done = await until(async () => {
        const now = await courseImports.get({...at, import: id});
        return now.state === 'done' ? now : undefined;
      }, 'the table');
      assert.deepEqual([done.claimable, done.refused], [1, []]);
      assert.ok((await courseImports.list(at)).items.some((one) => one.id === id));
    });
  });
}

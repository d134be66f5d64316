/** What Open Badge Factory has is read and kept: badges, what was issued, and which people known here hold it. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type ObfClient, ObfError, openObf, readObf} from '@pepites/connectors';
import {openWorld, type TestWorld} from '../../packages/server/test/world.js';
import {type ObfEmulator, openObfEmulator} from '../emulators/obf/emulator.ts';
import type {Badge, Organisation} from '../emulators/obf/records.ts';

const malika = {email: 'Malika@exemple.example', name: 'Malika B.'};
const stranger = {email: 'inconnu@exemple.example', name: 'Quelqu’un'};

for (const dialect of ['v2', 'v1'] as const) {
  describe(`what Open Badge Factory has, ${dialect}`, () => {
    let obf: ObfEmulator;
    let inae: Organisation;
    let team: Badge;
    let world: TestWorld;
    let client: ObfClient;
    before(async () => {
      world = await openWorld();
      obf = await openObfEmulator({now: () => world.clock.now});
      inae = obf.platform.addOrganisation();
      team = obf.platform.addBadge(inae.id, {
        content: [{language: 'fr', name: 'Travail en équipe', description: 'd', criteria: 'c'}],
        category: ['Savoir-être'],
      });
      obf.platform.addBadge(inae.id, {content: team.content, isDraft: true});
      await world.signIn(malika.email.toLowerCase());
      issue();
      client = openObf({
        ...{url: obf.url, dialect, spacingMs: 0, fetch: async (request) => fetch(request)},
        credentials: {clientId: inae.id, clientSecret: inae.secret},
        clock: {
          now: () => world.clock.now,
          sleep: async (ms) => void (world.clock.now = new Date(world.clock.now.getTime() + ms)),
        },
      });
    });
    after(async () => {
      await world.close();
      await obf.close();
    });

    const issue = (recipients = [malika, stranger]) =>
      obf.platform.issue({organisation: inae.id, badge: team.id, consumer: 'standalone', recipients});
    /** What differs, as short texts, with how many holders nobody knows here. */
    const sync = async ({dryRun = false, since}: {dryRun?: boolean; since?: Date} = {}) => {
      const changes: string[] = [];
      let unknownPeople = 0;
      for await (const part of readObf(client, since ? {since} : {})) {
        const taken = await world.backend.takeUp({...part, platform: 'obf', dryRun});
        for (const one of taken.changes)
          changes.push([one.action, one.part, ...(one.changes ?? [])].join(' '));
        unknownPeople += taken.unknownPeople;
      }
      return {changes: changes.sort(), unknownPeople};
    };
    const first = ['create badges', 'create badges', 'create events', 'create holdings'];

    it('is told and not kept by a dry run', async () => {
      for (let times = 0; times < 2; times++)
        assert.deepEqual(await sync({dryRun: true}), {changes: first, unknownPeople: 1});
      assert.equal(await world.backend.knownUntil({platform: 'obf'}), undefined);
    });

    it('is kept once, of people only those who are known here', async () => {
      assert.deepEqual(await sync(), {changes: first, unknownPeople: 1});
      assert.deepEqual(await sync(), {changes: [], unknownPeople: 1});
    });

    it('is kept up to date: a badge with other words, one deleted, what people did with theirs', async () => {
      const other = obf.platform.addBadge(inae.id, {
        content: [{language: 'fr', name: 'Autre', description: 'd', criteria: 'c'}],
      });
      assert.deepEqual((await sync()).changes, ['create badges']);
      other.isDeleted = true;
      Object.assign(team, {category: ['Savoir-être', 'Équipe']});
      const [event] = obf.platform.events.values();
      const [mine] = event!.recipients;
      obf.platform.receive(mine!.assertion, {inPassport: true});
      assert.deepEqual((await sync()).changes, [
        'remove badges',
        'update badges categories',
        dialect === 'v2' ? 'update holdings is_in_wallet is_received' : 'update holdings is_received',
      ]);
      obf.platform.revoke(event!, [malika.email]);
      assert.deepEqual((await sync()).changes, ['update holdings is_revoked']);
      assert.deepEqual((await sync()).changes, []);
    });

    it('goes on after an interruption where it was', async () => {
      for (let index = 0; index < 3; index++) issue([{...malika, name: `${index}`}]);
      obf.calls.length = 0;
      obf.faults.tokensEndAfterCalls = 2;
      const until = await world.backend.knownUntil({platform: 'obf'});
      const since = new Date(Date.parse(until ?? '') - 60_000);
      const parts = readObf(client, {since});
      assert.equal((await parts.next()).done, false);
      obf.faults.tooManyCalls = 1;
      await assert.rejects(
        (async () => {
          for await (const _part of parts);
        })(),
        (error: unknown) => error instanceof ObfError && error.code === 'RATE_LIMITED',
      );
      const {changes} = await sync({since});
      assert.deepEqual(
        changes,
        [1, 2, 3].flatMap(() => ['create events']).concat([1, 2, 3].map(() => 'create holdings')),
      );
    });

    it('is erased with the person who holds it', async () => {
      const email = malika.email.toLowerCase();
      const {token} = await world.signIn(email);
      world.clock.now = new Date(world.clock.now.getTime() + 1000);
      await world.ask('me.askErasure', {}, {token});
      const erased = await world.ask('me.erase', {code: await world.lastCode(email)}, {token});
      assert.equal(erased.status, 204);
      // Somebody whom nobody knows here any more.
      assert.deepEqual(await sync(), {changes: [], unknownPeople: 5});
    });
  });
}

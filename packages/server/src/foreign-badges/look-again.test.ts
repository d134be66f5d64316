/** Badges of another backend, brought here and looked at again: that backend really listens, goes away, takes badges back. */
import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {freePort} from '../../../../test/support/free-port.js';
import {images, makeDefinition, openWorld, STRUCTURE, type TestWorld} from '../../test/world.js';
import {serve} from '../serve.js';

const hour = 3_600_000;

describe('a badge of another issuer, later', () => {
  let world: TestWorld;
  let other: TestWorld;
  let listening: Awaited<ReturnType<typeof serve>> | undefined;
  let port: number;

  beforeEach(async () => {
    port = await freePort();
    world = await openWorld();
    other = await openWorld({publicUrl: `http://127.0.0.1:${port}`});
    await other.backend.apply(
      makeDefinition(({structures: [there]}) => {
        const model = there?.badges.find(({id}) => id === 'soutien');
        const process = {mode: 'keyBadge', requires: [{badge: 'soutien'}], onRevoked: 'suspend'};
        there?.badges.push({...model, id: 'en-pause', process}, {...model, id: 'un-an', validForMonths: 1});
      }),
      {images, dryRun: false},
    );
    await goOnline();
  });
  afterEach(async () => {
    await listening?.close();
    await other.close();
    await world.close();
  });
  const goOnline = async () => {
    listening = await serve(other.backend, {port, hostname: '127.0.0.1'});
  };
  const goOffline = async () => {
    await listening?.close();
    listening = undefined;
  };

  /** Here a key badge asks for the one from there, and another key badge for that one. */
  const applyHere = async (onRevoked: string | undefined, badge = 'soutien') => {
    const issuer = `http://127.0.0.1:${port}/issuers/${STRUCTURE}`;
    const achievement = `http://127.0.0.1:${port}/structures/${STRUCTURE}/badges/${badge}`;
    const definition = makeDefinition(({structures: [own]}) => {
      const [model] = own?.badges ?? [];
      const key = (id: string, requires: object[]) => ({
        ...model,
        id,
        process: {mode: 'keyBadge', requires, onRevoked},
      });
      own?.badges.push(
        key('pont', [{badge: 'la-bas', from: {issuer, achievement}}]),
        key('sur-le-pont', [{badge: 'pont'}]),
      );
    });
    await world.backend.apply(definition, {images, dryRun: false});
    await world.backend.drainOutbox();
  };

  const askFor = async (badge: string, init: {token: string}) => {
    await other.ask('requests.submit', {requestId: crypto.randomUUID(), badge, displayName: 'Y'}, init);
    await other.backend.drainOutbox();
  };
  /** Somebody receives it there and brings it here. */
  const bring = async (badge = 'soutien') => {
    const email = 'yasmine@example.org';
    const there = await other.signIn(email);
    const asked = badge === 'en-pause' ? 'soutien' : badge;
    await askFor(asked, there);
    const {items} = (await other.ask('me.awards', {}, there)).value;
    const idOf = (id: string) => items.find((one) => one.badge === id)?.id ?? '';
    const copy = await other.ask('awards.copyFor', {award: idOf(badge), format: 'json'}, there);
    const file = new Blob([await copy.value.text()]);
    const me = async () => ({token: (await world.signIn(email)).token});
    const add = async () => (await world.ask('foreignBadges.add', {file}, await me())).value;
    const added = await add();
    await world.backend.drainOutbox();
    return {
      added,
      me,
      add,
      /** There. */
      revoke: async () => other.backend.revoke({award: idOf(asked), reason: 'Donné par erreur.'}),
      askThereAgain: async () => askFor(asked, await other.signIn(email)),
      states: async () => {
        const held = (await world.ask('me.awards', {}, await me())).value.items;
        return ['pont', 'sur-le-pont'].map((id) => {
          const found = held.find((one) => one.badge === id);
          return found?.state === 'issued' && found.suspendedAt !== undefined ? 'suspended' : found?.state;
        });
      },
      shown: async () => (await world.ask('foreignBadges.list', {}, await me())).value.items[0],
    };
  };
  const later = async (hours: number) => {
    const now = Math.max(other.clock.now.getTime(), world.clock.now.getTime()) + hours * hour;
    world.clock.now = other.clock.now = new Date(now);
    await world.backend.keepHouse();
    await world.backend.drainOutbox();
  };
  const mails = async (words: string) => {
    const reply = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
    const {items} = (await reply.json()) as {items: {to: string; subject: string; text: string}[]};
    return items.filter(({subject}) => subject.includes(words));
  };

  it('is not asked about within the week, and stays while it is good', async () => {
    await applyHere('revoke');
    const {added, states, shown, revoke} = await bring();
    assert.deepEqual([added.state, await states()], ['counts', ['issued', 'issued']]);
    await later(7 * 24);
    assert.notEqual((await shown())?.checkedAt, added.checkedAt);
    await revoke();
    await later(24);
    assert.deepEqual(await states(), ['issued', 'issued'], 'a day later nobody asks');
    await later(6 * 24);
    assert.deepEqual(await states(), ['revoked', 'revoked']);
  });

  for (const [policy, expected] of [
    ['keep', 'issued'],
    ['suspend', 'suspended'],
    ['revoke', 'revoked'],
  ] as const)
    it(`that was taken back counts no more, and the key badges follow their policy: ${policy}`, async () => {
      await applyHere(policy);
      const {states, revoke, shown, me} = await bring();
      await revoke();
      await later(7 * 24 + 1);
      assert.deepEqual(await states(), [expected, expected]);
      assert.equal((await shown())?.state, 'notVerified');
      const [mail, ...more] = await mails('ne compte plus ici');
      assert.deepEqual([mail?.to, more], ['yasmine@example.org', []]);
      assert.match(mail?.text ?? '', /de\u00a0: Les Trois Saules/);
      const lost = {keep: '', suspend: 'est en pause', revoke: 'a été retiré'}[policy];
      assert.equal((await mails(lost === '' ? 'jamais dit' : lost)).length, lost === '' ? 0 : 2);
      const acts = (await world.ask('me.accesses', {}, await me())).value.items;
      assert.equal(acts.filter(({act}) => act === 'foreignBadge.lost').length, 1);
      // Never again: what is revoked stays so.
      const {checkedAt} = (await shown()) ?? {};
      await later(30 * 24);
      assert.equal((await shown())?.checkedAt, checkedAt);
      assert.deepEqual(await mails('ne compte plus ici'), [], 'the first is no longer in the inbox');
    });

  it('that nobody can ask about changes nothing, is noted, is asked about sooner, and opens nothing new', async () => {
    await applyHere('revoke');
    const {me, states, shown, revoke} = await bring();
    await goOffline();
    await later(7 * 24 + 1);
    const since = world.clock.now.toISOString();
    assert.deepEqual(await states(), ['issued', 'issued']);
    assert.deepEqual([(await shown())?.state, (await shown())?.unsureSince], ['counts', since]);
    assert.deepEqual(await mails('ne compte plus ici'), []);
    // A key badge that is published now does not count it.
    const issuer = `http://127.0.0.1:${port}/issuers/${STRUCTURE}`;
    const achievement = `http://127.0.0.1:${port}/structures/${STRUCTURE}/badges/soutien`;
    const definition = makeDefinition(({structures: [own]}) => {
      const requires = [{badge: 'la-bas', from: {issuer, achievement}}];
      own?.badges.push({...own.badges[0], id: 'nouveau', process: {mode: 'keyBadge', requires}});
    });
    await world.backend.apply(definition, {images, dryRun: false});
    await world.backend.drainOutbox();
    const holds = async () => {
      const {items} = (await world.ask('me.awards', {}, await me())).value;
      return items.find(({badge}) => badge === 'nouveau')?.state;
    };
    assert.equal(await holds(), undefined);
    await goOnline();
    await later(6);
    assert.equal((await shown())?.unsureSince, undefined);
    assert.equal(await holds(), 'issued', 'known to be good again');
    await goOffline();
    await revoke();
    await later(7 * 24);
    await later(6);
    assert.deepEqual(await states(), ['issued', 'issued']);
    await goOnline();
    await later(6);
    assert.deepEqual(await states(), ['revoked', 'revoked']);
  });

  it('that is on hold there holds the key badges here, and brings them back', async () => {
    await applyHere('revoke', 'en-pause');
    const {states, revoke, askThereAgain, shown} = await bring('en-pause');
    assert.deepEqual(await states(), ['issued', 'issued']);
    await revoke();
    await later(7 * 24 + 1);
    assert.deepEqual(await states(), ['suspended', 'suspended']);
    await askThereAgain();
    await later(7 * 24 + 1);
    assert.deepEqual([await states(), (await shown())?.state], [['issued', 'issued'], 'counts']);
    assert.equal((await mails('de nouveau bon')).length, 2);
  });

  it('whose date is past counts no more from that day', async () => {
    await applyHere('suspend', 'un-an');
    const {states, added} = await bring('un-an');
    assert.ok(added.validUntil);
    await later((Date.parse(added.validUntil) - world.clock.now.getTime()) / hour - 1);
    assert.deepEqual(await states(), ['issued', 'issued']);
    await later(1);
    assert.deepEqual(await states(), ['suspended', 'suspended']);
  });

  it('that is brought again is looked at again at once', async () => {
    await applyHere('revoke');
    const {states, revoke, add} = await bring();
    await revoke();
    assert.equal((await add()).state, 'notVerified');
    assert.deepEqual(await states(), ['revoked', 'revoked']);
  });
});

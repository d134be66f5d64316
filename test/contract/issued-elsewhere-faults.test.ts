/** What may go wrong on the way to Open Badge Factory: nothing is given twice, nothing that is no longer good, and nobody waits for another's fault. */
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {type CallInit, PUBLIC_URL} from '../../packages/server/test/world.js';
import {type ObfWorld, openObfWorld} from './obf-world.ts';

const minuteMs = 60_000;
const reason = 'Donné par erreur.';

for (const dialect of ['v2', 'v1'] as const) {
  describe(`a badge on its way to Open Badge Factory, ${dialect}`, () => {
    let at: ObfWorld;
    let world: ObfWorld['world'];
    const tend = async (): Promise<number> => world.backend.tendElsewhere();
    const stateOf = async (award: string): Promise<string | undefined> => (await at.of(award))?.state;
    const standing = (email: string): ('good' | 'revoked')[] =>
      at.issuedTo(email).map(({recipient}) => (recipient.revokedAt > 0 ? 'revoked' : 'good'));

    before(async () => {
      at = await openObfWorld(dialect);
      ({world} = at);
    });
    // What one leaves there is no business of the next.
    beforeEach(async () => {
      at.mend();
      at.wait(24 * 60 * minuteMs);
      while ((await tend()) > 0);
    });
    after(async () => at.close());

    describe('that was refused there', () => {
      const refused = async () => {
        const given = await at.giveAndAccept();
        at.obf.faults.refusedEmails.add(given.email);
        await tend();
        assert.equal(await stateOf(given.award), 'refused');
        at.obf.faults.refusedEmails.clear();
        return given;
      };

      it('does not go there any more once it is taken back here, whoever tries again', async () => {
        const {email, award} = await refused();
        await world.backend.revoke({award, reason});
        await world.backend.retryElsewhere();
        await tend();
        await tend();
        assert.deepEqual([standing(email), await stateOf(award)], [[], 'withdrawn']);
      });

      it('is looked for when it is taken back here: what was sent before may have arrived after all', async () => {
        const {email, award} = await at.giveAndAccept();
        at.obf.faults.lostReplies = 1;
        await tend();
        at.wait(minuteMs);
        at.instead.find = async () => undefined;
        at.obf.faults.refusedEmails.add(email);
        await tend();
        assert.equal(await stateOf(award), 'refused');
        at.mend();
        await world.backend.revoke({award, reason});
        await tend();
        await tend();
        assert.deepEqual([standing(email), await stateOf(award)], [['revoked'], 'revoked']);
      });
    });

    describe('whose answer was lost', () => {
      const lost = async (given: Awaited<ReturnType<ObfWorld['giveAndAccept']>>) => {
        at.obf.faults.lostReplies = 1;
        await tend();
        assert.deepEqual([standing(given.email), await stateOf(given.award)], [['good'], 'waiting']);
        at.wait(minuteMs);
        return given;
      };

      it('is not given twice where the structure names another badge meanwhile', async () => {
        const {email, award} = await lost(await at.giveAndAccept());
        const other = at.addBadge();
        await at.apply({un: other.id, soutien: at.support.id});
        assert.ok((await world.backend.retryElsewhere()) > 0);
        await tend();
        assert.deepEqual([standing(email), await stateOf(award)], [['good'], 'issued']);
        await at.apply({un: at.theirs.id, soutien: at.support.id});
      });

      it('is not given twice where its holder has another address meanwhile', async () => {
        const {email, award} = await lost(await at.giveAndAccept());
        const next = `autre-${email}`;
        const own = {token: (await world.signIn(email, PUBLIC_URL)).token, origin: PUBLIC_URL};
        await addAddress(next, own);
        await removeAddress(email, own);
        await tend();
        assert.deepEqual([standing(email), standing(next), await stateOf(award)], [['good'], [], 'issued']);
      });

      it('is taken back there also when its holder has no address left', async () => {
        const adviser = {token: await at.examinersToken()};
        const made = await world.ask('claimCodes.create', {displayName: 'Sami'}, adviser);
        const {claimCode, person} = made.value;
        const session = await world.ask('signIn.withClaimCode', {claimCode}, {origin: PUBLIC_URL});
        const own = {token: session.value.token, origin: PUBLIC_URL};
        const email = `sans-adresse-${dialect}@exemple.example`;
        await addAddress(email, own);
        const holder = {email, token: (await world.signIn(email)).token};
        const {award} = await lost(await at.accept(await at.giveTo(holder)));
        const another = await world.ask('claimCodes.create', {displayName: 'Sami', person}, adviser);
        assert.equal(another.problem, undefined);
        await removeAddress(email, own);
        await world.backend.revoke({award, reason});
        await tend();
        await tend();
        assert.deepEqual([standing(email), await stateOf(award)], [['revoked'], 'revoked']);
      });

      const addAddress = async (email: string, own: CallInit): Promise<void> => {
        await world.ask('me.addEmail', {email, language: 'fr'}, own);
        const confirmed = await world.ask('me.confirmEmail', {email, code: await world.lastCode(email)}, own);
        assert.equal(confirmed.problem, undefined);
      };
      const removeAddress = async (email: string, own: CallInit): Promise<void> => {
        const {items} = (await world.ask('me.methods', {}, own)).value;
        const method = items.find((one) => one.kind === 'email' && one.email === email)?.id ?? '';
        assert.equal((await world.ask('me.removeMethod', {method}, own)).problem, undefined);
      };
    });

    describe('beside one that always fails', () => {
      it('goes there although the platform breaks down each time that the other is sent', async () => {
        const bad = await at.giveAndAccept();
        const good = await at.giveAndAccept();
        at.obf.faults.breakingEmails.add(bad.email);
        await tend();
        at.wait(minuteMs);
        await tend();
        assert.deepEqual([standing(bad.email), standing(good.email)], [[], ['good']]);
        assert.equal((await at.of(bad.award))?.code, 'PLATFORM_DOWN');
      });

      it('goes there at once where the fault is the other’s alone; the log says what it is, and of whom it is not', async () => {
        const said: string[] = [];
        await world.reopen({
          log: ({detail}) => {
            if (detail !== undefined) said.push(detail);
          },
        });
        const bad = await at.giveAndAccept();
        const good = await at.giveAndAccept();
        at.instead.issue = async (order) => {
          if (order.award === bad.award) throw new RangeError(`Nothing is known of ${order.email}`);
          return at.connector.issue(order);
        };
        await tend();
        assert.deepEqual([standing(bad.email), standing(good.email)], [[], ['good']]);
        assert.equal((await at.of(bad.award))?.code, 'INTERNAL');
        assert.deepEqual(said, [`obf ${bad.award}: INTERNAL (RangeError: Nothing is known of …@…)`]);
      });
    });

    it('is not given twice by two that are at it, when the first has taken too long', async () => {
      const {email, award} = await at.giveAndAccept();
      at.instead.issue = async () => Promise.reject(new Error('Not sent'));
      await tend();
      at.mend();
      at.wait(minuteMs);
      at.instead.find = async (award) => {
        at.mend();
        const found = await at.connector.find(award);
        at.wait(10 * minuteMs);
        await tend();
        return found;
      };
      await tend();
      assert.deepEqual([standing(email), await stateOf(award)], [['good'], 'issued']);
    });

    it('is not begun once the backend is stopping', async () => {
      const first = await at.giveAndAccept();
      const second = await at.giveAndAccept();
      at.instead.issue = async (order) => {
        world.backend.stopping();
        return at.connector.issue(order);
      };
      assert.equal(await tend(), 1);
      assert.equal(standing(first.email).length + standing(second.email).length, 1);
      await world.reopen();
      await tend();
      assert.deepEqual([standing(first.email), standing(second.email)], [['good'], ['good']]);
    });
  });
}

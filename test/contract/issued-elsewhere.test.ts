/** Badges that are decided here and given on Open Badge Factory too: a backend, its connector, and the emulated platform over HTTP. */
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {verify} from '@pepites/credentials/verify.js';
import {images, makeDefinition, openWorld, PAGE} from '../../packages/server/test/world.js';
import type {Event, Recipient} from '../emulators/obf/records.ts';
import {type ObfWorld, openObfWorld} from './obf-world.ts';

for (const dialect of ['v2', 'v1'] as const) {
  describe(`a badge that is given on Open Badge Factory too, ${dialect}`, () => {
    let at: ObfWorld;
    let obf: ObfWorld['obf'];
    let world: ObfWorld['world'];
    let theirs: ObfWorld['theirs'];
    let support: ObfWorld['support'];
    const wait = (ms: number): void => at.wait(ms);
    const apply = async (badges: Readonly<Record<string, string>>) => at.apply(badges);
    const give = async (badge?: string) => at.give(badge);
    const giveAndAccept = async () => at.giveAndAccept();
    const of = async (award: string) => at.of(award);
    const issuedTo = (email: string) => at.issuedTo(email);

    before(async () => {
      at = await openObfWorld(dialect);
      ({obf, world, theirs, support} = at);
    });
    beforeEach(() => at.mend());
    after(async () => at.close());

    it('goes there once, when its holder has said yes, and what became of it is known here', async () => {
      const {email, token, award} = await give();
      await world.backend.tendElsewhere();
      assert.equal(await of(award), undefined);
      await world.ask('me.answerAward', {award, answer: 'accept'}, {token});
      await world.backend.tendElsewhere();
      await world.backend.tendElsewhere();
      const [{event, recipient}, ...others] = issuedTo(email) as [{event: Event; recipient: Recipient}];
      assert.deepEqual(others, []);
      assert.equal(event.badge, theirs.id);
      assert.equal(recipient.name, 'Sami');
      assert.deepEqual(event.logEntry, {pepites: award});
      assert.equal(event.alias, dialect === 'v2' ? 'Saules' : null);
      assert.deepEqual([(await of(award))?.state, (await of(award))?.isReceived], ['issued', false]);

      obf.platform.receive(recipient.assertion, {inPassport: true});
      wait(3_600_000);
      await world.backend.tendElsewhere();
      const later = await of(award);
      assert.equal(later?.isReceived, true);
      assert.equal(later.isInWallet, dialect === 'v2' ? true : undefined);
    });

    it('is verified by our engine as they issued it, and refused when it is taken back here', async () => {
      const {email, award} = await giveAndAccept();
      await world.backend.tendElsewhere();
      const [{recipient}] = issuedTo(email) as [{event: Event; recipient: Recipient}];
      const outcomes = async (): Promise<string[]> =>
        Promise.all(
          [`/v1/assertion/${recipient.assertion}.json`, `/obv3/credentials/${recipient.assertion}.json`].map(
            async (path) => outcomeOf(credentials.get(path) ?? '', world.clock.now),
          ),
        );
      const credentials = new Map<string, string>();
      for (const path of [
        `/v1/assertion/${recipient.assertion}.json`,
        `/obv3/credentials/${recipient.assertion}.json`,
      ])
        credentials.set(path, await (await fetch(obf.url + path)).text());
      wait(2000);
      assert.deepEqual(await outcomes(), ['verified', 'verified']);
      await world.backend.revoke({award, reason: 'Donné par erreur.'});
      await world.backend.tendElsewhere();
      assert.equal((await of(award))?.state, 'revoked');
      assert.deepEqual(await outcomes(), ['refused', 'refused']);
    });

    it('goes there at once where asking for it was the yes', async () => {
      const {email} = await give('soutien');
      await world.backend.tendElsewhere();
      assert.equal(issuedTo(email)[0]?.event.badge, support.id);
    });

    it('waits while the platform is down for a day, and is then given once', async () => {
      const people = [await giveAndAccept(), await giveAndAccept()];
      obf.faults.isUnavailable = true;
      for (let hour = 0; hour < 24; hour++) {
        await world.backend.tendElsewhere();
        wait(3_600_000);
      }
      assert.equal((await of(people[0]!.award))?.code, 'PLATFORM_DOWN');
      const metrics = await (await world.fetch('/metrics', {headers: {authorization: 'Bearer m'}})).text();
      assert.match(metrics, /^pepites_waiting\{of="elsewhere"\} 2$/m);
      assert.match(metrics, /^pepites_oldest_due_seconds\{of="elsewhere"\} 8\d{4}$/m);
      obf.faults.isUnavailable = false;
      await world.backend.tendElsewhere();
      await world.backend.tendElsewhere();
      for (const {email, award} of people) {
        assert.equal(issuedTo(email).length, 1);
        assert.equal((await of(award))?.state, 'issued');
      }
    });

    it('asks a platform that is down once, not for each that waits', async () => {
      await giveAndAccept();
      await giveAndAccept();
      obf.faults.isUnreachable = true;
      assert.equal(await world.backend.tendElsewhere(), 1);
      assert.equal(await world.backend.tendElsewhere(), 0);
      obf.faults.isUnreachable = false;
      wait(60_000);
      await world.backend.tendElsewhere();
    });

    it('is not given twice when the answer was lost', async () => {
      const {email, award} = await giveAndAccept();
      obf.faults.lostReplies = 1;
      await world.backend.tendElsewhere();
      assert.deepEqual([issuedTo(email).length, (await of(award))?.state], [1, 'waiting']);
      wait(60_000);
      await world.backend.tendElsewhere();
      assert.deepEqual([issuedTo(email).length, (await of(award))?.state], [1, 'issued']);
    });

    it('is found and taken back, when the answer was lost and it is taken back here meanwhile', async () => {
      const {email, award} = await giveAndAccept();
      obf.faults.lostReplies = 1;
      await world.backend.tendElsewhere();
      await world.backend.revoke({award, reason: 'Donné par erreur.'});
      await world.backend.tendElsewhere();
      await world.backend.tendElsewhere();
      assert.ok(issuedTo(email)[0]!.recipient.revokedAt > 0);
      assert.equal((await of(award))?.state, 'revoked');
    });

    it('goes on after a token that ends in the middle, and waits as long as a rate limit says', async () => {
      const first = await giveAndAccept();
      obf.faults.tokensEndAfterCalls = 0;
      await world.backend.tendElsewhere();
      assert.equal(issuedTo(first.email).length, 1);
      const second = await giveAndAccept();
      obf.faults.tooManyCalls = 1;
      obf.faults.retryAfterSeconds = 600;
      await world.backend.tendElsewhere();
      wait(300_000);
      await world.backend.tendElsewhere();
      assert.equal(issuedTo(second.email).length, 0);
      wait(300_000);
      await world.backend.tendElsewhere();
      assert.equal(issuedTo(second.email).length, 1);
    });

    it('is refused for good where the platform takes no badge for the address, and the others go on', async () => {
      const first = await giveAndAccept();
      const second = await giveAndAccept();
      obf.faults.refusedEmails.add(first.email);
      await world.backend.tendElsewhere();
      assert.deepEqual(
        [(await of(first.award))?.state, (await of(first.award))?.code],
        ['refused', 'EMAIL_REFUSED'],
      );
      assert.equal(issuedTo(second.email).length, 1);
      const {state, detail} = (await world.backend.examine()).find(({check}) => check === 'elsewhere')!;
      assert.equal(state, 'warning');
      assert.match(detail, /EMAIL_REFUSED/);
      assert.doesNotMatch(detail, /personne-/);
    });

    it('is refused where the badge was deleted there, and given on the badge that is named next', async () => {
      const gone = at.addBadge();
      await apply({un: gone.id});
      gone.isDeleted = true;
      const {email, award} = await giveAndAccept();
      await world.backend.tendElsewhere();
      assert.deepEqual([(await of(award))?.state, (await of(award))?.code], ['refused', 'NOT_FOUND']);
      await apply({un: theirs.id, soutien: support.id});
      assert.ok((await world.backend.retryElsewhere()) > 0);
      obf.faults.refusedEmails.clear();
      await world.backend.tendElsewhere();
      assert.equal((await of(award))?.state, 'issued');
      assert.equal(issuedTo(email)[0]?.event.badge, theirs.id);
    });

    it('does not go there when it was taken back before', async () => {
      const {email, award} = await giveAndAccept();
      await world.backend.revoke({award, reason: 'Donné par erreur.'});
      await world.backend.tendElsewhere();
      assert.deepEqual([issuedTo(email).length, (await of(award))?.state], [0, 'withdrawn']);
    });

    it('says nobody’s address and no secret in what is logged', async () => {
      const said: string[] = [];
      await world.reopen({
        log: ({detail}) => {
          if (detail !== undefined) said.push(detail);
        },
      });
      const {award} = await giveAndAccept();
      obf.faults.isUnavailable = true;
      await world.backend.tendElsewhere();
      assert.deepEqual(said, [`obf ${award}: PLATFORM_DOWN`]);
    });

    it('is erased with its holder', async () => {
      obf.faults.isUnavailable = false;
      const {email, token, award} = await giveAndAccept();
      wait(1000);
      await world.ask('me.askErasure', {}, {token});
      assert.equal((await world.ask('me.erase', {code: await world.lastCode(email)}, {token})).status, 204);
      assert.equal(await of(award), undefined);
      wait(3_600_000);
      await world.backend.tendElsewhere();
      assert.equal(issuedTo(email).length, 0);
    });
  });
}

async function outcomeOf(credential: string, now: Date): Promise<string> {
  const {outcome} = await verify(credential, {
    now,
    fetchDocument: async (url) => {
      const reply = await fetch(url);
      const mediaType = (reply.headers.get('content-type') ?? '').split(';')[0] ?? '';
      return {url, status: reply.status, mediaType, body: await reply.text()};
    },
  });
  return outcome;
}

describe('a definition that names badges of another platform', () => {
  it('names badges that are there, and that are given to who asked', async () => {
    const world = await openWorld();
    try {
      const definition = makeDefinition((plain) => {
        Object.assign(plain.structures[0]!, {
          issuedThrough: {platform: 'obf', badges: {absent: 'B1', cle: 'B2', un: 'B3'}},
          origins: [PAGE],
        });
      });
      await assert.rejects(world.backend.apply(definition, {images, dryRun: false}), (error: unknown) => {
        const {problems} = error as {problems: {at: string; code: string}[]};
        assert.deepEqual(
          problems.map(({at, code}) => [at, code]),
          [
            ['structures.0.issuedThrough.badges.absent', 'BADGE_UNKNOWN'],
            ['structures.0.issuedThrough.badges.cle', 'WRONG_MODE'],
          ],
        );
        return true;
      });
      const plan = async (badges: Record<string, string> | undefined) =>
        world.backend.apply(
          makeDefinition((plain) => {
            if (badges) Object.assign(plain.structures[0]!, {issuedThrough: {platform: 'obf', badges}});
          }),
          {images, dryRun: false},
        );
      const actions = async (badges: Record<string, string> | undefined) =>
        (await plan(badges)).lines
          .filter(({kind}) => kind === 'issuedThrough')
          .map(({action, id}) => `${action} ${id}`);
      assert.deepEqual(await actions({un: 'B3'}), ['create un']);
      assert.deepEqual(await actions({un: 'B4'}), ['update un']);
      assert.deepEqual(await actions({un: 'B4'}), ['keep un']);
      assert.deepEqual(await actions(undefined), ['remove un']);
    } finally {
      await world.close();
    }
  });
});

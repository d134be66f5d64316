import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import {extract} from '@pepites/credentials/bake.js';
import {verify} from '@pepites/credentials/verify.js';
import {openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

const email = 'sami@example.org';

describe('copies that name their person, on request', () => {
  let world: TestWorld;
  let token: string;
  let award: string;
  before(async () => {
    world = await openWorld();
    token = (await world.signIn(email)).token;
    const input = {requestId: crypto.randomUUID(), badge: 'soutien', consent: true};
    await world.ask('requests.submit', input, {token});
    await world.backend.drainOutbox();
    award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
  });
  after(() => world.close());

  const read = async (url: string) => {
    const reply = await world.fetch(url.slice(PUBLIC_URL.length));
    const mediaType = reply.headers.get('content-type') ?? '';
    return {url, status: reply.status, mediaType, body: await reply.text()};
  };
  const verdictOn = async (credential: string | Uint8Array, recipient = email) =>
    verify(credential, {
      now: world.clock.now,
      fetchDocument: async (url) => read(url),
      recipient: {email: recipient},
    });
  const create = async (input: {email?: string} = {}, who = token) =>
    world.ask('awards.createTwin', {award, ...input}, {token: who});

  describe('in Open Badges 2.0', () => {
    it('are not there before they are asked for', async () => {
      assert.deepEqual((await world.ask('awards.twin', {award}, {token})).value, {});
    });

    it('verify as hosted badges of the person, and of nobody else', async () => {
      const {value: twin, status} = await create();
      assert.equal(status, 201);
      assert.match(twin.assertionUrl, /^http:\/\/localhost:8787\/ob2\/[\w-]{22}$/);
      const hosted = await read(twin.assertionUrl);
      assert.equal(hosted.mediaType, 'application/ld+json');
      const assertion = JSON.parse(hosted.body) as {id: string; recipient: Record<string, unknown>};
      assert.equal(assertion.id, twin.assertionUrl);
      assert.deepEqual([assertion.recipient['type'], assertion.recipient['hashed']], ['email', true]);
      assert.match(String(assertion.recipient['identity']), /^sha256\$[0-9a-f]{64}$/);
      assert.match(String(assertion.recipient['salt']), /^[0-9a-f]{32}$/);
      assert.doesNotMatch(hosted.body, /sami|example\.org/);
      const verdict = await verdictOn(hosted.body);
      assert.equal(verdict.outcome, 'verified', JSON.stringify(verdict.checks));
      assert.equal(verdict.format, 'ob2-hosted');
      assert.equal((await verdictOn(hosted.body, 'other@example.org')).outcome, 'refused');
      const image = await world.fetch(twin.imageUrl.slice(PUBLIC_URL.length));
      const png = new Uint8Array(await image.arrayBuffer());
      assert.equal((await extract(png)).text, hosted.body);
      assert.equal((await verdictOn(png)).outcome, 'verified');
      assert.equal((await create()).value.assertionUrl, twin.assertionUrl);
      assert.deepEqual((await world.ask('awards.twin', {award}, {token})).value.twin, twin);
      // Through our own verifying route, which reads its own documents from the store.
      const {value} = await world.ask('verification.documents', {credential: hosted.body});
      assert.deepEqual(
        value.documents.map(({url, status: code}) => [url.slice(twin.assertionUrl.length), code]).sort(),
        [
          ['', 200],
          ['/badge', 200],
          ['/issuer', 200],
        ],
      );
    });

    it('are gone when they are taken back', async () => {
      const {value: twin} = await create();
      const hosted = await read(twin.assertionUrl);
      assert.equal((await world.ask('awards.removeTwin', {award}, {token})).status, 204);
      assert.equal((await world.ask('awards.removeTwin', {award}, {token})).status, 204);
      for (const part of ['', '/badge', '/issuer', '/badge.png'])
        assert.equal((await read(twin.assertionUrl + part)).status, 410, part);
      const gone = JSON.parse((await read(twin.assertionUrl)).body) as {revoked: boolean; recipient?: object};
      assert.equal(gone.revoked, true);
      assert.equal(gone.recipient, undefined);
      const verdict = await verdictOn(hosted.body);
      assert.equal(verdict.outcome, 'refused');
      assert.deepEqual((await world.ask('awards.twin', {award}, {token})).value, {});
      assert.notEqual((await create()).value.assertionUrl, twin.assertionUrl);
    });

    it('are the person’s alone to ask for, with an address that they have proven', async () => {
      const {token: stranger} = await world.signIn('stranger@example.org');
      assert.equal((await create({}, stranger)).problem?.code, 'AWARD_UNKNOWN');
      const copy = await world.ask('awards.copyFor', {award}, {token: stranger});
      assert.equal(copy.problem?.code, 'AWARD_UNKNOWN');
      await world.ask('awards.removeTwin', {award}, {token});
      assert.equal((await create({email: 'boss@example.org'})).problem?.code, 'EMAIL_NOT_PROVEN');
      assert.equal((await create({email: 'SAMI@example.org '})).status, 201);
      for (const path of ['/ob2/x', '/ob2/x/badge', '/ob2/x/badge.png'])
        assert.equal((await world.fetch(path)).status, 404, path);
    });
  });

  describe('in Open Badges 3.0, for a platform', () => {
    const copyAs = async (format: 'png' | 'json' | 'jwt') => {
      const reply = await world.ask('awards.copyFor', {award, format}, {token});
      return {
        bytes: new Uint8Array(await reply.value.arrayBuffer()),
        type: reply.headers.get('content-type'),
      };
    };

    it('are the same badge, signed anew with a salted hash of the address', async () => {
      const own = (await world.ask('me.awards', {}, {token})).value.items[0];
      const {body} = await read(own?.credentialUrl ?? '');
      const badge = JSON.parse(body) as {id: string; credentialStatus: object};
      const text = Buffer.from((await copyAs('json')).bytes).toString();
      const copy = JSON.parse(text) as typeof badge & {
        credentialSubject: {identifier: Record<string, unknown>[]};
      };
      assert.equal(copy.id, badge.id);
      assert.deepEqual(copy.credentialStatus, badge.credentialStatus);
      const [identifier] = copy.credentialSubject.identifier;
      assert.equal(identifier?.['identityType'], 'emailAddress');
      assert.match(String(identifier['identityHash']), /^sha256\$[0-9a-f]{64}$/);
      assert.doesNotMatch(text, /sami|@example/);
      // The badge itself still names nobody.
      assert.doesNotMatch(body, /identityHash/);
      const salts = new Set(
        [text, Buffer.from((await copyAs('json')).bytes).toString()].map(
          (one) => /"salt": "(\w+)"/.exec(one)?.[1],
        ),
      );
      assert.equal(salts.size, 2);
    });

    it('verify in every form as this person’s', async () => {
      for (const [format, type] of [
        ['png', 'image/png'],
        ['json', 'application/vc+ld+json'],
        ['jwt', 'application/vc+jwt'],
      ] as const) {
        const copy = await copyAs(format);
        assert.equal(copy.type, type);
        const given = format === 'png' ? copy.bytes : Buffer.from(copy.bytes).toString();
        const verdict = await verdictOn(given);
        assert.equal(verdict.outcome, 'verified', `${format} ${JSON.stringify(verdict.checks)}`);
        assert.equal((await verdictOn(given, 'other@example.org')).outcome, 'refused', format);
        assert.equal((await parse(given)).view.name, 'Badge soutien');
      }
    });

    it('are taken back with the badge, and not made of one that was', async () => {
      const copy = Buffer.from((await copyAs('json')).bytes).toString();
      const {value: twin} = await create();
      const hosted = await read(twin.assertionUrl);
      await world.backend.revoke({award, reason: 'Erreur'});
      assert.equal((await verdictOn(copy)).outcome, 'refused');
      assert.equal((await verdictOn(hosted.body)).outcome, 'refused');
      assert.equal((await read(twin.assertionUrl)).status, 410);
      assert.equal((await world.ask('awards.copyFor', {award}, {token})).problem?.code, 'AWARD_NOT_VALID');
      assert.equal((await create()).problem?.code, 'AWARD_NOT_VALID');
    });
  });
});

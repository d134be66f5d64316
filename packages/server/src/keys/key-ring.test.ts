import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import {createVerifier} from '@pepites/credentials/verify.js';
import {openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

describe('the keys of an issuer', () => {
  let world: TestWorld;
  let examiner: string;
  before(async () => {
    world = await openWorld();
    examiner = (await world.signIn('nadege@trois-saules.example', PUBLIC_URL)).token;
  });
  after(async () => world.close());

  const read = async (url: string) => world.fetch(new URL(url).pathname);
  /** A badge that was asked for, accepted and signed: its address. */
  const earn = async (email: string, badge: string): Promise<string> => {
    const {token} = await world.signIn(email);
    await world.accept({token: examiner, origin: PUBLIC_URL}, await world.submit(token, badge));
    await world.backend.drainOutbox();
    const {items} = (await world.ask('me.awards', {}, {token})).value;
    const award = items.find((item) => item.badge === badge);
    assert.ok(award?.credentialUrl);
    return award.credentialUrl;
  };
  const verdictOn = async (text: string) => {
    const {verify} = createVerifier({
      clock: () => world.clock.now,
      fetchDocument: async (url) => {
        assert.ok(url.startsWith(PUBLIC_URL), url);
        const reply = await read(url);
        return {url, status: reply.status, mediaType: '', body: await reply.text()};
      },
    });
    return verify(text);
  };
  const keyOf = async (text: string) => {
    const {proof} = (await parse(text)).document as {proof: {verificationMethod: string}};
    return proof.verificationMethod;
  };

  it('change without taking any badge back', async () => {
    const before = await (await read(await earn('sami@exemple.fr', 'un'))).text();
    assert.equal(await keyOf(before), `${PUBLIC_URL}/issuers/${STRUCTURE}#key-1`);
    assert.equal(await world.backend.rotateKey({structure: STRUCTURE}), 'key-2');
    const later = await (await read(await earn('sami@exemple.fr', 'deux'))).text();
    assert.equal(await keyOf(later), `${PUBLIC_URL}/issuers/${STRUCTURE}#key-2`);
    for (const text of [before, later]) assert.equal((await verdictOn(text)).outcome, 'verified');
    await assert.rejects(world.backend.rotateKey({structure: 'nobody'}), {code: 'ERR_STRUCTURE_UNKNOWN'});
  });

  it('sign the same badge as a JWT when it is asked for', async () => {
    const url = await earn('lina@exemple.fr', 'un');
    const reply = await read(url.replace('credential.json', 'credential.jwt'));
    assert.equal(reply.headers.get('content-type'), 'application/jwt');
    const jwt = await reply.text();
    const verdict = await verdictOn(jwt);
    assert.deepEqual([verdict.format, verdict.outcome], ['ob3', 'verified']);
    assert.deepEqual((await parse(jwt)).view, (await parse(await (await read(url)).text())).view);
    assert.equal((await world.fetch('/shared/nothing/credential.jwt')).status, 404);
  });

  it('are listed as a key set with the issuer of each, and under a DID; no secret among them', async () => {
    const {keys} = (await (await world.fetch('/.well-known/jwks.json')).json()) as {
      keys: Record<string, string>[];
    };
    const issuer = `${PUBLIC_URL}/issuers/${STRUCTURE}`;
    assert.deepEqual(
      keys.map(({kid, iss, crv}) => [kid, iss, crv]),
      [
        [`${issuer}#key-2`, issuer, 'Ed25519'],
        [`${issuer}#key-1`, issuer, 'Ed25519'],
        [`${PUBLIC_URL}/issuers/voisine#key-1`, `${PUBLIC_URL}/issuers/voisine`, 'Ed25519'],
      ],
    );
    const reply = await world.fetch(`/issuers/${STRUCTURE}/did.json`);
    const did = (await reply.json()) as {id: string; alsoKnownAs: string[]; assertionMethod: string[]};
    assert.equal(did.id, `did:web:localhost%3A8787:issuers:${STRUCTURE}`);
    assert.deepEqual(did.alsoKnownAs, [issuer]);
    assert.deepEqual(did.assertionMethod, [`${did.id}#key-2`, `${did.id}#key-1`]);
    assert.doesNotMatch(JSON.stringify([keys, did]), /"d"|secret|private/i);
    assert.equal((await world.fetch('/issuers/nobody/did.json')).status, 404);
  });
});

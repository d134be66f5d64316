import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {openWorld, PAGE, PUBLIC_URL, type TestWorld} from '../../test/world.js';

describe('verification documents of a trial on this machine', () => {
  let world: TestWorld;
  let neighbour: Server;
  let url: string;
  let visits = 0;
  before(async () => {
    world = await openWorld();
    neighbour = createServer((_, response) => {
      visits++;
      response.setHeader('content-type', 'application/json').end('{"secret":true}');
    });
    await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}`;
  });
  after(async () => {
    neighbour.closeAllConnections();
    neighbour.close();
    await world.close();
  });

  const documentsFor = async (issuer: string, origin: string | null) => {
    const credential = JSON.stringify({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer,
      // A proof is what asks for its issuer's keys.
      proof: {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-rdfc-2022',
        proofPurpose: 'assertionMethod',
        verificationMethod: `${issuer}#key-1`,
        proofValue: 'z1',
      },
    });
    return (await world.ask('verification.documents', {credential}, {origin})).value;
  };

  it('reach other programs of this machine for its own pages and programs', async () => {
    for (const origin of [null, PUBLIC_URL, 'http://localhost:5173', 'http://127.0.0.1:1']) {
      const {documents} = await documentsFor(`${url}/issuer`, origin);
      assert.equal(documents[0]?.body, '{"secret":true}', String(origin));
    }
  });

  it('reach none of them for a page from elsewhere, which would read what its browser keeps from it', async () => {
    visits = 0;
    for (const origin of [PAGE, 'null', 'http://localhost.stranger.example', 'stranger'])
      for (const host of [url, url.replace('127.0.0.1', 'localhost')]) {
        const {documents, unreachable} = await documentsFor(`${host}/issuer`, origin);
        assert.deepEqual(documents, [], origin);
        assert.deepEqual(unreachable, [{url: `${host}/issuer`, reason: 'ADDRESS_REFUSED'}], origin);
      }
    assert.equal(visits, 0);
  });

  it('are limited in number for all unknown pages together: an Origin costs nothing', async () => {
    const codes = new Set<string | undefined>();
    for (let call = 0; call < 301; call++) {
      const origin = `https://page-${call}.example`;
      codes.add((await world.ask('verification.documents', {credential: '{"a":1}'}, {origin})).problem?.code);
    }
    assert.deepEqual([...codes], [undefined, 'TOO_MANY_ATTEMPTS']);
    // Which does not shut out the pages that a structure registered, nor the backend's own.
    for (const origin of [PAGE, null])
      assert.equal(
        (await world.ask('verification.documents', {credential: '{"a":1}'}, {origin})).status,
        200,
      );
  });

  it('hand out nothing of its own that is not public', async () => {
    for (const path of [
      '/dev/inbox',
      '/operator/ping',
      '/structures/les-trois-saules',
      '/shared/../dev/inbox',
    ]) {
      const {documents} = await documentsFor(PUBLIC_URL + path, PAGE);
      assert.deepEqual(
        documents.map(({status, body}) => [status, body]),
        [[404, '']],
        path,
      );
    }
  });
});

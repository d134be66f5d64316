/**
 * Two backends and the SDK’s client between them, over HTTP: a badge that somebody received from one is read there and kept by the other,
 * each time because the person agreed on a page of that backend.
 */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createVerifier} from '@pepites/credentials/verify.js';
import {
  CredentialHostError,
  openCredentialHost,
  type HostTokens,
  type OpenedCredentialHost,
} from '@pepites/sdk/credential-host.js';
import {
  answerAt,
  callback,
  type ListeningWorld,
  makeReceiver,
  metadata,
  openListeningWorld,
} from '../../packages/server/test/asking-site.js';

const email = 'lina@example.org';

describe('an Open Badges 3.0 client between two backends', () => {
  let source: ListeningWorld;
  let target: ListeningWorld;
  before(async () => {
    source = await openListeningWorld();
    target = await openListeningWorld();
  });
  after(async () => {
    await source.close();
    await target.close();
  });

  /** Discovery, registration, the person’s agreement, tokens. */
  const connect = async (
    world: ListeningWorld,
    options: Partial<Parameters<typeof openCredentialHost>[0]> = {},
  ): Promise<{host: OpenedCredentialHost; tokens: HostTokens}> => {
    const host = await openCredentialHost({host: world.url, ...options});
    await host.register({
      name: metadata.client_name,
      url: metadata.client_uri,
      termsOfServiceUrl: metadata.tos_uri,
      privacyPolicyUrl: metadata.policy_uri,
      softwareId: metadata.software_id,
      softwareVersion: metadata.software_version,
      redirectUrls: [callback],
    });
    const {url, pending} = await host.beginAuthorization({redirectUrl: callback});
    const back = await answerAt(world, url, {email});
    return {host, tokens: await host.finishAuthorization(pending, back.href)};
  };

  it('reads what one backend gave, verifies it, and leaves it with the other', async () => {
    const receiver = makeReceiver(source, email);
    const award = await receiver.receive('soutien');
    const {host: from} = await connect(source);
    const {credentials, totalCount} = await from.list();
    assert.equal(totalCount, 1);
    const verifier = createVerifier({
      clock: () => source.clock.now,
      fetchDocument: async (url) => {
        const reply = await fetch(url);
        const mediaType = reply.headers.get('content-type')?.split(';')[0] ?? '';
        return {url, status: reply.status, mediaType, body: await reply.text()};
      },
    });
    assert.equal((await verifier.verify(JSON.stringify(credentials[0]))).outcome, 'verified');

    const {host: to} = await connect(target);
    // A badge of nobody by name is nobody’s; the copy that the holder makes for another platform says whose it is.
    await assert.rejects(
      to.upsert(credentials[0] ?? {}),
      (error) => error instanceof CredentialHostError && error.code === 'REFUSED',
    );
    const named = await receiver.copy(award, 'jwt');
    assert.equal(await to.upsert(named), 'created');
    assert.equal(await to.upsert(named), 'replaced');
    assert.deepEqual((await to.list()).compactJws, [named]);
    assert.match(String((await to.profile())['id']), /^urn:uuid:/);
  });

  it('goes on with tokens that the client renews by itself, until the person ends it', async () => {
    let kept: HostTokens | undefined;
    const {host, tokens} = await connect(source, {
      now: () => source.clock.now,
      onTokens: (next) => {
        kept = next;
      },
    });
    source.clock.now = new Date(source.clock.now.getTime() + 3_600_000);
    assert.equal((await host.list()).totalCount, 1);
    assert.notEqual(kept?.refreshToken, tokens.refreshToken);
    const {token} = await source.signIn(email, source.url);
    const mine = `${source.url}/structures/les-trois-saules/me/connections`;
    const headers = {authorization: `Bearer ${token}`};
    const {items} = (await (await fetch(mine, {headers})).json()) as {items: {id: string}[]};
    for (const {id} of items) await fetch(`${mine}/${id}`, {method: 'DELETE', headers});
    await assert.rejects(
      host.list(),
      (error) => error instanceof CredentialHostError && error.code === 'AUTHORIZATION_NEEDED',
    );
    assert.equal(kept, undefined);
  });

  it('hears that the person refused', async () => {
    const host = await openCredentialHost({host: `${source.url}/ims/ob/v3p0`});
    await host.register({
      name: metadata.client_name,
      url: metadata.client_uri,
      termsOfServiceUrl: metadata.tos_uri,
      privacyPolicyUrl: metadata.policy_uri,
      softwareId: metadata.software_id,
      softwareVersion: metadata.software_version,
      redirectUrls: [callback],
    });
    const {url, pending} = await host.beginAuthorization({redirectUrl: callback});
    const back = await answerAt(source, url, {email, answer: 'refuse'});
    await assert.rejects(
      host.finishAuthorization(pending, back.href),
      (error) => error instanceof CredentialHostError && error.code === 'AUTHORIZATION_DENIED',
    );
  });
});

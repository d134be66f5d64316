/** Two backends, and a person who connects one to the other: badges are fetched and sent over the API of Open Badges 3.0. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openCredentialHost} from '@pepites/sdk/credential-host.js';
import {
  answerAt,
  type ListeningWorld,
  makeReceiver,
  openListeningWorld,
} from '../../packages/server/test/asking-site.js';
import {STRUCTURE} from '../../packages/server/test/world.js';

interface Link {
  readonly id: string;
  readonly host: string;
}

describe('a person who connects a host of badges elsewhere', () => {
  let here: ListeningWorld;
  let there: ListeningWorld;
  before(async () => {
    here = await openListeningWorld({openHost: openCredentialHost});
    there = await openListeningWorld();
  });
  after(async () => {
    await here.close();
    await there.close();
  });

  const call = async (email: string, method: string, path: string, body?: object) => {
    const {token} = await here.signIn(email, here.url);
    return fetch(`${here.url}/structures/${STRUCTURE}/${path}`, {
      method,
      headers: {authorization: `Bearer ${token}`, ...(body && {'content-type': 'application/json'})},
      ...(body && {body: JSON.stringify(body)}),
    });
  };
  const begin = async (email: string, host = there.url) => {
    const reply = await call(email, 'POST', 'me/hosts', {host});
    assert.equal(reply.status, 200, await reply.clone().text());
    const {url} = (await reply.json()) as {url: string};
    const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return {url, cookie};
  };
  const comeBack = async (back: URL, cookie: string) => fetch(back, {headers: {cookie}, redirect: 'manual'});
  const connect = async (email: string) => {
    const {url, cookie} = await begin(email);
    const reply = await comeBack(await answerAt(there, url, {email}), cookie);
    assert.equal(reply.status, 303, await reply.text());
    assert.equal(reply.headers.get('location'), `${here.url}/hosts/${STRUCTURE}`);
    const [link] = await links(email);
    return link?.id ?? '';
  };
  const links = async (email: string) =>
    ((await (await call(email, 'GET', 'me/hosts')).json()) as {items: Link[]}).items;
  const act = async (email: string, path: string) =>
    (await (await call(email, 'POST', path)).json()) as Record<string, unknown>;

  it('sends badges there, as copies that name them, and fetches them again as known', async () => {
    const email = 'lina@example.org';
    await makeReceiver(here, email).receive('soutien');
    const id = await connect(email);
    assert.deepEqual(await links(email), [{id, host: there.url}]);
    assert.deepEqual(await act(email, `me/hosts/${id}/push`), {sent: 1});
    assert.deepEqual(await act(email, `me/hosts/${id}/pull`), {added: 0, known: 1, refused: 0});
    const {token} = await there.signIn(email);
    const {value} = await there.ask('foreignBadges.list', {}, {token});
    assert.deepEqual(
      value.items.map(({state}) => state),
      ['counts'],
    );
  });

  it('fetches what is proven to be theirs, and nothing else', async () => {
    const email = 'mila@example.org';
    // Given there, hence of nobody by name.
    await makeReceiver(there, email).receive('soutien');
    const id = await connect(email);
    assert.deepEqual(await act(email, `me/hosts/${id}/pull`), {added: 0, known: 0, refused: 1});
    // Kept there for them, by an issuer that names them.
    const third = await openListeningWorld();
    try {
      const receiver = makeReceiver(third, email);
      const copy = await receiver.copy(await receiver.receive('soutien'), 'json');
      const other = await openCredentialHost({host: there.url});
      await other.register({
        name: 'Tiers',
        url: 'https://site.example',
        termsOfServiceUrl: 'https://site.example/t',
        privacyPolicyUrl: 'https://site.example/p',
        softwareId: 'tiers',
        softwareVersion: '1',
        redirectUrls: ['https://site.example/back'],
      });
      const {url, pending} = await other.beginAuthorization({redirectUrl: 'https://site.example/back'});
      await other.finishAuthorization(pending, (await answerAt(there, url, {email})).href);
      await other.upsert(JSON.parse(copy) as never);
      assert.deepEqual(await act(email, `me/hosts/${id}/pull`), {added: 1, known: 0, refused: 1});
      assert.deepEqual(await act(email, `me/hosts/${id}/pull`), {added: 0, known: 1, refused: 1});
    } finally {
      await third.close();
    }
  });

  it('comes back in the browser that was sent, once, from that host, with that question', async () => {
    const email = 'nour@example.org';
    const {url, cookie} = await begin(email);
    const back = await answerAt(there, url, {email});
    const changed = (name: string, value: string) => {
      const other = new URL(back);
      other.searchParams.set(name, value);
      return other;
    };
    const otherHost = new URL(back);
    otherHost.pathname = otherHost.pathname.replace(/.{22}$/, 'x'.repeat(22));
    assert.equal((await comeBack(back, '')).status, 400, 'another browser');
    assert.equal((await comeBack(back, 'pepites_host=other')).status, 400);
    assert.equal((await comeBack(changed('state', 'other'), cookie)).status, 400);
    assert.equal((await comeBack(otherHost, cookie)).status, 400, 'the address of another host');
    assert.deepEqual(await links(email), []);
    assert.equal((await comeBack(back, cookie)).status, 303);
    assert.equal((await comeBack(back, cookie)).status, 400, 'twice');
    assert.equal((await links(email)).length, 1);
  });

  it('may refuse there, and may end it here', async () => {
    const email = 'omar@example.org';
    const {url, cookie} = await begin(email);
    const refused = await comeBack(await answerAt(there, url, {email, answer: 'refuse'}), cookie);
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /Le site n’est pas relié/);
    assert.deepEqual(await links(email), []);
    const id = await connect(email);
    assert.equal((await call('other@example.org', 'DELETE', `me/hosts/${id}`)).status, 404);
    assert.equal((await call('other@example.org', 'POST', `me/hosts/${id}/pull`)).status, 404);
    assert.equal((await call(email, 'DELETE', `me/hosts/${id}`)).status, 204);
    assert.deepEqual(await links(email), []);
    assert.equal((await call(email, 'POST', `me/hosts/${id}/pull`)).status, 404);
  });

  it('is told when nothing of that kind is there, or when their word has ended', async () => {
    const email = 'rosa@example.org';
    const codeAt = async (host: string) => {
      const reply = await call(email, 'POST', 'me/hosts', {host});
      return `${reply.status} ${((await reply.json()) as {code: string}).code}`;
    };
    for (const host of ['http://wallet.example', 'file:///etc/passwd', 'https://a:b@wallet.example', ''])
      assert.equal(await codeAt(host), '400 BAD_REQUEST', host);
    assert.equal(await codeAt('https://10.0.0.1'), '502 HOST_UNREACHABLE');
    assert.equal(await codeAt(`${there.url}/nothing`), '502 HOST_NO_HOST');
    const id = await connect(email);
    const {token} = await there.signIn(email, there.url);
    const mine = `${there.url}/structures/${STRUCTURE}/me/connections`;
    const headers = {authorization: `Bearer ${token}`};
    const {items} = (await (await fetch(mine, {headers})).json()) as {items: {id: string}[]};
    for (const one of items) await fetch(`${mine}/${one.id}`, {method: 'DELETE', headers});
    assert.equal((await act(email, `me/hosts/${id}/pull`))['code'], 'HOST_AUTHORIZATION_NEEDED');
  });
});

/** Sites that register with the authorisation server over HTTP: who may, and how often. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {
  callback,
  everything,
  type ListeningWorld,
  metadata,
  openListeningWorld,
  register,
  scopes,
} from '../../test/asking-site.js';

describe('a site that registers', () => {
  let world: ListeningWorld;
  before(async () => {
    world = await openListeningWorld();
  });
  after(async () => {
    await world.close();
  });

  const tryRegister = async (change: object) => {
    const reply = await fetch(`${world.url}/oauth/register`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({...metadata, ...change}),
    });
    const {error = ''} = (await reply.json()) as {error?: string};
    return `${reply.status} ${error}`.trim();
  };

  it('gets an id, a secret, and what was kept of what it said', async () => {
    const client = await register(world);
    assert.equal(client.scope, everything);
    assert.ok(client.client_secret.length > 40);
    const {client_name: name, software_id: software} = client as unknown as typeof metadata;
    assert.deepEqual([name, software], ['Mon CV', 'mon-cv']);
  });

  it('says where people come back: https, its own host, no fragment', async () => {
    for (const [at, expected] of [
      ['http://site.example/back', '400 invalid_redirect_uri'],
      ['https://site.example/back#here', '400 invalid_redirect_uri'],
      ['https://user:word@site.example/back', '400 invalid_redirect_uri'],
      ['javascript:alert(1)', '400 invalid_redirect_uri'],
      ['site.example', '400 invalid_redirect_uri'],
      ['https://elsewhere.example/back', '400 invalid_client_metadata'],
    ] as const)
      assert.equal(await tryRegister({redirect_uris: [at]}), expected, at);
    assert.equal(await tryRegister({redirect_uris: []}), '400 invalid_redirect_uri');
    assert.equal(await tryRegister({redirect_uris: callback}), '400 invalid_redirect_uri');
    assert.equal(await tryRegister({policy_uri: 'http://site.example/p'}), '400 invalid_client_metadata');
  });

  it('has a name, and asks for what there is', async () => {
    for (const change of [
      {client_name: undefined},
      {client_name: 'Mon\u202eCV'},
      {client_name: 'Mon\nCV'},
      {token_endpoint_auth_method: 'none'},
      {grant_types: ['client_credentials']},
      {response_types: ['token']},
      {scope: 'openid'},
    ])
      assert.equal(await tryRegister(change), '400 invalid_client_metadata', JSON.stringify(change));
    assert.equal(await tryRegister({scope: `openid ${scopes.read}`}), '201');
  });

  it('may use addresses of this machine in a trial only', async () => {
    const local = {
      ...{client_uri: undefined, logo_uri: undefined, tos_uri: undefined, policy_uri: undefined},
      redirect_uris: ['http://localhost:8080/back'],
    };
    assert.equal(await tryRegister(local), '201');
    const strict = await openListeningWorld({isProduction: true, smtpUrl: 'smtp://localhost:1'});
    try {
      const reply = await fetch(`${strict.url}/oauth/register`, {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify({...metadata, ...local}),
      });
      assert.equal(reply.status, 400);
    } finally {
      await strict.close();
    }
  });

  it('is not heard without end', async () => {
    const own = {
      client_uri: undefined,
      logo_uri: undefined,
      tos_uri: undefined,
      policy_uri: undefined,
      redirect_uris: ['https://often.example/back'],
    };
    for (let n = 0; n < 20; n++) assert.equal(await tryRegister(own), '201');
    assert.equal(await tryRegister(own), '429 temporarily_unavailable');
  });
});

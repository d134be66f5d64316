import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type ObfEmulator, openObfEmulator} from '../../../../test/emulators/obf/emulator.js';
import {openObf, tryObf} from '../index.js';

describe('tryObf', () => {
  let obf: ObfEmulator;
  before(async () => {
    obf = await openObfEmulator();
  });
  after(async () => obf.close());

  const tried = async (dialect: 'v1' | 'v2', secret?: string): Promise<Record<string, unknown>> => {
    const {id, secret: own} = obf.platform.addOrganisation({aliases: [{name: 'Saules'}]});
    obf.platform.addBadge(id, {content: [{language: 'fr', name: 'n', description: 'd', criteria: 'c'}]});
    const client = openObf({
      ...{url: obf.url, dialect, fetch: async (request) => fetch(request)},
      credentials: {clientId: id, clientSecret: secret ?? own},
    });
    const checks = await tryObf(client, {counts: true});
    return Object.fromEntries(
      checks.map(({check, state, code, count}) => [check, code ?? (count === undefined ? state : count)]),
    );
  };

  it('says what works, in each dialect', async () => {
    assert.deepEqual(await tried('v2'), {
      ...{token: 'works', organisation: 'works', badges: 1, events: 0},
      ...{applications: 'unsupported', aliases: 1, issuing: 10_000},
    });
    assert.deepEqual(await tried('v1'), {
      ...{token: 'works', organisation: 'works', badges: 1, events: 0},
      ...{applications: 0, aliases: 'unsupported', issuing: 'unsupported'},
    });
  });

  it('asks for one of each and counts nothing where nobody asked for figures', async () => {
    const {id, secret} = obf.platform.addOrganisation();
    const content = [{language: 'fr', name: 'n', description: 'd', criteria: 'c'}];
    for (let times = 0; times < 3; times++) obf.platform.addBadge(id, {content});
    obf.calls.length = 0;
    const client = openObf({
      ...{url: obf.url, fetch: async (request) => fetch(request), spacingMs: 0},
      credentials: {clientId: id, clientSecret: secret},
    });
    const checks = await tryObf(client);
    assert.ok(checks.every(({count}) => count === undefined));
    const lists = obf.calls.filter((call) => /^GET \/v2\/(?:badge|event)\//.test(call));
    assert.equal(lists.length, 2);
    assert.ok(
      lists.every((call) => call.includes('limit=1&')),
      lists.join(' '),
    );
  });

  it('tries nothing more without a token', async () => {
    const {token, ...others} = await tried('v2', 'faux');
    assert.equal(token, 'CREDENTIALS_REFUSED');
    assert.deepEqual(new Set(Object.values(others)), new Set(['untried']));
  });
});

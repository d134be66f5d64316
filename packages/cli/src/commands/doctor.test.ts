import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {Finding} from '@pepites/server';
import {freePort} from '../../../../test/support/free-port.js';
import {createFolder, type Folder} from '../../test/support.js';

describe('pepites doctor', () => {
  let folder: Folder;
  let port: number;
  beforeEach(async () => {
    folder = await createFolder();
    port = await freePort();
  });
  afterEach(() => folder.remove());

  const examine = async (more: Record<string, string> = {}) => {
    const env = {PUBLIC_URL: `http://localhost:${port}`, ...more};
    const {code, out} = await folder.pepites(['doctor', '--json'], {env});
    const findings = JSON.parse(out) as Finding[];
    const of = (check: string): string | undefined => findings.find((one) => one.check === check)?.state;
    return {code, findings, of};
  };

  it('finds nothing bad in a new installation, and says what should be done before production', async () => {
    const {code, findings, of} = await examine();
    assert.equal(code, 0, JSON.stringify(findings));
    assert.deepEqual(
      findings.map(({check}) => check),
      [
        'node',
        'address',
        'store',
        'keys',
        'work',
        'elsewhere',
        'messages',
        'webhooks',
        'mail',
        'signIn',
        'files',
        'bucket',
        'disk',
        'antivirus',
        'secret',
        'erasures',
        'outside',
      ],
    );
    assert.deepEqual(
      [of('secret'), of('erasures'), of('keys'), of('mail')],
      ['warning', 'warning', 'skipped', 'skipped'],
    );
    // Nobody serves it yet.
    assert.equal(of('outside'), 'warning');
  });

  it('says in words what is bad, and ends with 1', async () => {
    await examine();
    const {code, out} = await folder.pepites(['doctor'], {
      env: {
        PUBLIC_URL: `http://localhost:${port}`,
        SMTP_URL: 'smtp://127.0.0.1:1?from=badges@badges.example',
        PEPITES_ANTIVIRUS_COMMAND: 'no-such-scanner',
      },
    });
    assert.equal(code, 1);
    assert.match(out, /^BAD {2}mail +The SMTP server did not take a message: ESOCKET/m);
    assert.match(out, /^BAD {2}antivirus +The virus scanner does not answer/m);
    assert.match(out, /^ok {3}store +SQLite \d/m);
  });

  it('says why it cannot be opened', async () => {
    await examine();
    const {code, findings} = await examine({PEPITES_SECRET: 'another-secret-of-thirty-two-characters'});
    assert.equal(code, 1);
    assert.match(findings.find(({check}) => check === 'start')?.detail ?? '', /ERR_SECRET_WRONG/);
    const away = await examine({DATABASE_URL: `postgres://pepites:hunter2@127.0.0.1:${port}/x`});
    assert.match(JSON.stringify(away.findings), /ERR_STORE_UNREADABLE/);
    assert.doesNotMatch(JSON.stringify(away.findings), /hunter2/);
  });

  it('goes through the running backend, and asks the public address', async () => {
    const stop = new AbortController();
    const env = {PUBLIC_URL: `http://localhost:${port}`, PORT: String(port)};
    const said: unknown[] = [];
    const served = folder.pepites(['serve'], {env, stopSignal: stop.signal, out: (text) => said.push(text)});
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const {code, of} = await examine();
    assert.deepEqual([code, of('outside'), of('work')], [0, 'good', 'good']);
    stop.abort();
    assert.equal((await served).code, 0);
  });
});

/** The client of `v1` that is known by its certificate, over TLS. */
import assert from 'node:assert/strict';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, describe, it} from 'node:test';
import {fetchSafely} from '@pepites/server/safe-fetch.js';
import {type ObfEmulator, openObfEmulator} from '../emulators/obf/emulator.ts';
import {noFaults} from '../emulators/obf/faults.ts';
import type {Organisation} from '../emulators/obf/records.ts';
import {type Authority, type CertifiedKey, openAuthority} from '../support/certificates.ts';
import {trustAuthority} from '../support/trust-authority.ts';
import {type ObfClient, ObfError, type ObfErrorCode, openObf, tryObf} from '@pepites/connectors';

describe('the client of Open Badge Factory that shows a certificate', () => {
  let authority: Authority;
  let server: CertifiedKey;
  let own: CertifiedKey;
  let obf: ObfEmulator;
  let inae: Organisation;
  let noLongerTrust: () => void;
  before(async () => {
    authority = await openAuthority();
    server = await authority.certifyServer();
    noLongerTrust = trustAuthority(authority.certificate);
    obf = await openObfEmulator({tls: {...server, clientsAuthority: authority.certificate}});
    inae = obf.platform.addOrganisation();
    own = await authority.certify(inae.id);
  });
  beforeEach(() => {
    Object.assign(obf.faults, noFaults());
    obf.calls.length = 0;
  });
  after(async () => {
    noLongerTrust();
    await obf.close();
  });

  const open = (
    clientCertificate: CertifiedKey | undefined,
    {url = obf.url, dialect = 'v1'}: {readonly url?: string; readonly dialect?: 'v1' | 'v2'} = {},
  ): ObfClient =>
    openObf({
      ...{url, dialect, spacingMs: 0, timeoutMs: 2000},
      credentials: {clientId: inae.id, showsCertificate: true},
      fetch: fetchSafely({
        ...{allowsLoopback: true, maxBytes: 1_000_000, timeoutMs: 2000},
        ...(clientCertificate && {clientCertificate}),
      }),
    });
  const codeOf = async (client: ObfClient): Promise<ObfErrorCode | 'none'> =>
    client.ping().then(
      () => 'none',
      (error: unknown) => (error instanceof ObfError ? error.code : assert.fail(String(error))),
    );

  it('gives badges, learns what became of them and takes them back, without any token', async () => {
    const badge = obf.platform.addBadge(inae.id, {
      content: [{language: 'fr', name: 'Travail en équipe', description: 'd', criteria: 'c'}],
    });
    const client = open(own);
    const event = await client.issue({
      ...{badge: badge.id, recipients: [{email: 'malika@exemple.example', name: 'Malika B.'}]},
      ...{consumer: 'pepites', logEntry: {pepites: 'a'}},
    });
    await client.revoke(event, ['malika@exemple.example']);
    const standings: unknown[] = [];
    for await (const {email, isRevoked} of client.recipients(event)) standings.push([email, isRevoked]);
    assert.deepEqual(standings, [['malika@exemple.example', true]]);
    assert.equal(obf.tokensGiven, 0);
  });

  it('says what works', async () => {
    const checks = await tryObf(open(own));
    assert.deepEqual(
      checks.filter(({state}) => state === 'works').map(({check}) => check),
      ['token', 'organisation', 'badges', 'events', 'applications'],
    );
  });

  it('is told that it is not known: without one, with another’s, one that has ended, one of a stranger', async () => {
    assert.equal(await codeOf(open(undefined)), 'CREDENTIALS_REFUSED');
    assert.equal(await codeOf(open(await authority.certify(inae.id, new Date(0)))), 'CREDENTIALS_REFUSED');
    const stranger = await (await openAuthority()).certify(inae.id);
    assert.equal(await codeOf(open(stranger)), 'CREDENTIALS_REFUSED');
    const other = obf.platform.addOrganisation({name: 'Une autre'});
    assert.equal(await codeOf(open(await authority.certify(other.id))), 'ORGANISATION_REFUSED');
    obf.faults.isUnavailable = true;
    assert.equal(await codeOf(open(own)), 'PLATFORM_DOWN');
  });

  it('knows a server that ends the connection instead', async () => {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const strict = createServer({
        ...{key: server.key, cert: server.certificate, ca: authority.certificate},
        ...{requestCert: true, rejectUnauthorized: true, minVersion: version, maxVersion: version},
      });
      await new Promise<void>((resolve) => strict.listen(0, '127.0.0.1', resolve));
      const url = `https://127.0.0.1:${(strict.address() as AddressInfo).port}`;
      try {
        assert.equal(await codeOf(open(undefined, {url})), 'CREDENTIALS_REFUSED', version);
      } finally {
        strict.close();
      }
    }
  });

  it('does not take a server of somebody else’s for the platform', async () => {
    noLongerTrust();
    try {
      assert.equal(await codeOf(open(own)), 'UNREACHABLE');
      assert.deepEqual(obf.calls, []);
    } finally {
      noLongerTrust = trustAuthority(authority.certificate);
    }
  });

  it('is for v1, over TLS alone', () => {
    assert.throws(() => open(own, {dialect: 'v2'}), TypeError);
    assert.throws(() => open(own, {url: 'http://127.0.0.1:1'}), TypeError);
  });
});

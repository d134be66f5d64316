import assert from 'node:assert/strict';
import {chmod, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {
  buildAssertion,
  buildBadgeClass,
  buildEndorsementCredential,
  buildOpenBadgeCredential,
} from '@pepites/credentials/sign.js';
import {buildStatusListCredential, createStatusList, encodeStatusList} from '@pepites/credentials/status.js';
import {createFolder, exampleBadge, now, type Folder} from '../../test/support.js';

const issuerId = 'https://inae.example/issuers/1';
const issuedOn = new Date('2026-06-01T08:00:00Z');

interface Key {
  readonly id: string;
  readonly privateJwk: Record<string, string>;
}

describe('pepites sign', () => {
  let folder: Folder;
  let key: Key;
  const badge = buildOpenBadgeCredential(exampleBadge(issuerId));

  before(async () => {
    folder = await createFolder();
    for (const type of ['Ed25519', 'P-384', 'RSA']) {
      await folder.pepites(['keygen', '--type', type, '--issuer', issuerId, '-o', `${type}.json`]);
    }
    await folder.pepites(['keygen', '-o', 'bare.json']);
    key = JSON.parse(await readFile(join(folder.path, 'Ed25519.json'), 'utf8')) as Key;
    await folder.write('badge.json', badge);
  });
  after(() => folder.remove());

  const sign = (source: string, ...args: readonly string[]) =>
    folder.pepites(['sign', source, '--key', 'Ed25519.json', ...args]);
  const isRefused = async (source: string, reason: RegExp, ...args: readonly string[]) => {
    const {code, out, error} = await sign(source, '-o', 'never', ...args);
    assert.deepEqual([code, out], [1, ''], source);
    assert.match(error, reason);
    await assert.rejects(stat(join(folder.path, 'never')), {code: 'ENOENT'});
  };
  const assertion = (changes = {}) =>
    buildAssertion({
      id: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a10',
      recipient: {identity: 'nour@example.fr', hashed: false},
      badge: `${issuerId}/badge`,
      issuedOn,
      verification: {signed: key.id},
      ...changes,
    });

  it('makes the proof that suits the key and the document, on standard output', async () => {
    for (const [name, made] of [
      ['Ed25519', /"cryptosuite": "eddsa-rdfc-2022",\s+"created": "2026-11-23T12:00:00Z"/],
      ['P-384', /"cryptosuite": "ecdsa-rdfc-2019"/],
      ['RSA', /^[\w-]+\.[\w-]+\.[\w-]+\n$/],
    ] as const) {
      const {code, out, error} = await folder.pepites(['sign', 'badge.json', '--key', `${name}.json`]);
      assert.equal(code, 0, error);
      assert.match(out, made);
      assert.match(error, /^Com’un gant \((?:di|jwt), (?:Ed25519|P-384|RSA)\)\n$/);
    }
    await folder.write('assertion.json', assertion());
    assert.match((await sign('assertion.json')).out, /^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  it('signs what comes from standard input, at the time of --created', async () => {
    const io = {readInput: async () => Buffer.from(JSON.stringify(badge))};
    const args = ['sign', '-', '--key', 'Ed25519.json', '--created', '2026-06-02T10:00:00+02:00'];
    const {out} = await folder.pepites(args, io);
    assert.match(out, /"created": "2026-06-02T08:00:00Z"/);
  });

  it('signs a recommendation, and a list of withdrawn badges that is as long as it must be', async () => {
    const endorsement = buildEndorsementCredential({
      id: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a20',
      name: 'Recommandation',
      issuer: {id: issuerId, name: 'INAE'},
      validFrom: issuedOn,
      subjectId: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a10',
      comment: 'Nour écoute bien.',
    });
    await folder.write('endorsement.json', endorsement);
    assert.equal((await sign('endorsement.json')).code, 0);
    const list = (encodedList: string) =>
      buildStatusListCredential({
        id: `${issuerId}/status/1`,
        issuerId,
        purpose: 'revocation',
        encodedList,
        validFrom: issuedOn,
      });
    await folder.write('list.json', list(await encodeStatusList(createStatusList())));
    for (const args of [[], ['--format', 'jwt']]) {
      const {code, error} = await sign('list.json', ...args);
      assert.equal(code, 0, error);
    }
    assert.equal((await folder.pepites(['sign', 'list.json', '--key', 'RSA.json'])).code, 0);
    await folder.write('short.json', list(await encodeStatusList({bytes: new Uint8Array(16)})));
    await isRefused('short.json', /status: STATUS_LIST_LENGTH \(.*128 bits\) \(CHECK_FAILED\)/);
    await folder.write('broken.json', list('uAAAA'));
    await isRefused('broken.json', /status: STATUS_LIST_INVALID/);
  });

  it('refuses a document of another issuer, unless told so', async () => {
    await folder.write('theirs.json', buildOpenBadgeCredential(exampleBadge('https://other.example/1')));
    await isRefused(
      'theirs.json',
      /the issuer is https:\/\/other\.example\/1, the key is https:\/\/inae.*ISSUER_DIFFERS/,
    );
    assert.equal((await sign('theirs.json', '--force')).code, 0);
    await folder.write('creator.json', assertion({verification: {signed: `${issuerId}#other`}}));
    await isRefused('creator.json', /verification\.creator is .*ISSUER_DIFFERS/);
    const badgeClass = buildBadgeClass({
      id: 'urn:x:1',
      name: 'x',
      description: 'x',
      imageUrl: 'https://other.example/i.png',
      criteria: {narrative: 'x'},
      issuerId: 'https://other.example/1',
    });
    await folder.write('within.json', assertion({badge: badgeClass}));
    await isRefused('within.json', /the issuer is https:\/\/other\.example\/1/);
    const {verification: _, ...silent} = assertion();
    await folder.write('silent.json', {...silent, verification: {type: 'signed'}});
    await isRefused('silent.json', /neither whose it is nor which key/);
    assert.equal((await sign('silent.json', '--force')).code, 0);
  });

  it('says what is wrong with a badge that would not verify, and signs nothing', async () => {
    const {credentialSubject: _, ...bare} = badge;
    await folder.write('bare-badge.json', bare);
    await isRefused('bare-badge.json', /schema: SCHEMA_INVALID \(.*credentialSubject/);
    await folder.write('term.json', {...badge, unheardOf: 1});
    await isRefused('term.json', /ERR_TERM_UNDEFINED/);
    await folder.write('evidence.json', {...badge, evidence: 'none'});
    await isRefused('evidence.json', /schema: SCHEMA_INVALID \(/, '--format', 'jwt', '--force');
    await isRefused('evidence.json', /schema: SCHEMA_INVALID \(/, '--format', 'di');
    await folder.write('nobody.json', assertion({recipient: {hashed: false}}));
    await isRefused('nobody.json', /schema: SCHEMA_INVALID \(recipient/);
  });

  it('refuses what is signed already, is no badge, or is not signed in this way', async () => {
    await folder.write('signed.json', (await sign('badge.json')).out);
    await folder.write('signed.jwt', (await sign('badge.json', '--format', 'jwt')).out);
    await folder.write('assertion.json', assertion());
    await folder.write('hosted.json', assertion({id: `${issuerId}/7`, verification: 'hosted'}));
    await folder.write('note.json', {hello: 'world'});
    await folder.write('note.txt', 'hello');
    for (const [source, reason, ...args] of [
      ['signed.json', /signed already.*NOT_SIGNABLE/],
      ['signed.jwt', /signed already.*NOT_SIGNABLE/],
      ['note.json', /not a badge.*NOT_SIGNABLE/],
      ['note.txt', /ERR_NOT_A_CREDENTIAL/],
      ['absent.json', /ENOENT/],
      ['hosted.json', /verification\.type must be signed/, '--force'],
      ['assertion.json', /signed as ob2, not di.*FORMAT_MISMATCH/, '--format', 'di'],
      ['badge.json', /signed as di or jwt.*FORMAT_MISMATCH/, '--format', 'ob2'],
    ] as const) {
      await isRefused(source, reason, ...args);
    }
    const rsa = await folder.pepites(['sign', 'badge.json', '--key', 'RSA.json', '--format', 'di']);
    assert.match(rsa.error, /RSA key makes no Data Integrity proof/);
    const bare = await folder.pepites(['sign', 'badge.json', '--key', 'bare.json', '--force']);
    assert.match(bare.error, /no id.*KEY_WITHOUT_ID/);
  });

  it('notes that a badge has expired', async () => {
    const validUntil = new Date(now.getTime() - 1000);
    await folder.write('late.json', buildOpenBadgeCredential({...exampleBadge(issuerId), validUntil}));
    const {code, error} = await sign('late.json');
    assert.equal(code, 0);
    assert.match(error, /^signed, but note: EXPIRED/);
  });

  it('never quotes a key file that is not as it should be', async () => {
    const {d = ''} = key.privateJwk;
    const whole = JSON.stringify(key);
    const other = JSON.parse(await readFile(join(folder.path, 'P-384.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    for (const [content, reason] of [
      [`{"privateJwk":{"d":"${d}"`, /not JSON/],
      [d, /not JSON/],
      [`["${d}"]`, /not as pepites keygen writes it/],
      [whole.replace('"type":"Ed25519"', `"type":"${d}"`), /type is not as/],
      [whole.replace(`"d":"${d}"`, `"d":["${d}"]`), /privateJwk\.d is not as/],
      [whole.replace(`"d":"${d}"`, `"d":"${d}${d}"`), /privateJwk is not a private key/],
      [JSON.stringify({...key, publicJwk: other['publicJwk']}), /publicJwk or type is not that of/],
      [whole.replace('"type":"Ed25519"', '"type":"P-256"'), /publicJwk or type is not that of/],
    ] as const) {
      await folder.write('wrong.json', content);
      const {code, out, error} = await folder.pepites(['sign', 'badge.json', '--key', 'wrong.json']);
      assert.deepEqual([code, out], [1, ''], String(reason));
      assert.match(error, reason);
      assert.match(error, /KEY_FILE_MALFORMED/);
      assert.ok(!error.includes(d.slice(0, 6)), error);
    }
  });

  it('says when others can read the key, and lets no badge command the terminal', async () => {
    await chmod(join(folder.path, 'P-384.json'), 0o644);
    const {error} = await folder.pepites(['sign', 'badge.json', '--key', 'P-384.json']);
    assert.match(error, /^P-384\.json: others can read this file/);
    const {achievement, ...rest} = exampleBadge(issuerId);
    const hostile = buildOpenBadgeCredential({
      ...rest,
      achievement: {...achievement, name: 'a\u001b[2J\u009b'},
    });
    await folder.write('hostile.json', hostile);
    const ran = await sign('hostile.json');
    // eslint-disable-next-line no-control-regex -- what a terminal obeys
    assert.doesNotMatch(ran.out + ran.error, /[\u001b\u009b]/);
    assert.deepEqual((JSON.parse(ran.out) as {name: string}).name, 'a\u001b[2J\u009b');
  });

  it('ends with 2 when the command line is wrong', async () => {
    for (const args of [
      [],
      ['badge.json'],
      ['badge.json', 'badge.json', '--key', 'Ed25519.json'],
      ['badge.json', '--key', 'Ed25519.json', '--format', 'pgp'],
      ['badge.json', '--key', 'Ed25519.json', '--created', 'today'],
      ['badge.json', '--key', 'Ed25519.json', '--format', 'jwt', '--created', '2026-06-01'],
      ['badge.json', '--key', 'Ed25519.json', '-o', './Ed25519.json'],
      ['-', '--key', '-'],
    ]) {
      const {code, out} = await folder.pepites(['sign', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
    }
  });
});

import assert from 'node:assert/strict';
import {chmod, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {createFolder, type Folder} from '../../test/support.js';

interface KeyFile {
  readonly type: string;
  readonly id?: string;
  readonly controller?: string;
  readonly publicJwk: Record<string, string>;
  readonly publicKeyMultibase?: string;
  readonly privateJwk: Record<string, string>;
}

const issuer = 'https://inae.example/issuers/1';

describe('pepites keygen', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
  });
  after(() => folder.remove());

  const read = async (name: string) => JSON.parse(await readFile(join(folder.path, name), 'utf8')) as KeyFile;

  it('writes a key file of each type, for its owner alone to read, and what to publish beside', async () => {
    for (const type of ['Ed25519', 'P-256', 'P-384', 'RSA']) {
      const name = `${type}.json`;
      const ran = await folder.pepites(['keygen', '--type', type, '--issuer', issuer, '-o', name]);
      assert.deepEqual([ran.code, ran.out], [0, ''], ran.error);
      const key = await read(name);
      assert.equal((await stat(join(folder.path, name))).mode & 0o777, 0o600);
      assert.deepEqual([key.type, key.controller], [type, issuer]);
      assert.match(key.id ?? '', /^https:\/\/inae\.example\/issuers\/1#key-[\da-f]{8}$/);
      assert.equal(key.publicKeyMultibase !== undefined, type !== 'RSA');
      assert.ok(key.privateJwk['d'] && key.publicJwk['d'] === undefined);
      assert.ok(ran.error.includes(`"assertionMethod": [\n    "${key.id}"`), ran.error);
      assert.match(ran.error, type === 'RSA' ? /"publicKeyJwk"/ : /"publicKeyMultibase"/);
      assert.match(ran.error, /BEGIN PUBLIC KEY/);
    }
  });

  it('never writes the secret to standard error', async () => {
    for (const args of [['--issuer', issuer], ['--did'], [], ['--type', 'RSA', '--issuer', issuer]]) {
      const {out, error} = await folder.pepites(['keygen', ...args]);
      const {privateJwk, publicJwk} = JSON.parse(out) as KeyFile;
      for (const [member, value] of Object.entries(privateJwk)) {
        if (publicJwk[member] === undefined) assert.ok(!error.includes(value), member);
      }
      assert.doesNotMatch(error, /PRIVATE KEY|"d"/);
    }
  });

  it('makes a key that is its own issuer, and one without a name', async () => {
    const own = JSON.parse((await folder.pepites(['keygen', '--did'])).out) as KeyFile;
    assert.equal(own.controller, `did:key:${own.publicKeyMultibase}`);
    assert.equal(own.id, `${own.controller}#${own.publicKeyMultibase}`);
    const bare = JSON.parse((await folder.pepites(['keygen', '--type', 'p-384'])).out) as KeyFile;
    assert.deepEqual([bare.type, bare.id, bare.controller], ['P-384', undefined, undefined]);
  });

  it('says where the document of a did:web is served', async () => {
    for (const [did, address] of [
      ['did:web:inae.example', 'https://inae.example/.well-known/did.json'],
      ['did:web:inae.example%3A8443:issuers:1', 'https://inae.example:8443/issuers/1/did.json'],
    ] as const) {
      const {error} = await folder.pepites(['keygen', '--issuer', did]);
      assert.ok(error.includes(`Publish this at ${address} `), error);
    }
    const french = await folder.pepites(['keygen', '--issuer', issuer], {env: {LANG: 'fr_FR.UTF-8'}});
    assert.match(french.error, /^À publier à https:\/\/inae/);
  });

  it('leaves what is there, and replaces it as a whole when told so', async () => {
    await folder.pepites(['keygen', '-o', 'one.json']);
    const first = await readFile(join(folder.path, 'one.json'), 'utf8');
    const again = await folder.pepites(['keygen', '-o', 'one.json']);
    assert.equal(again.code, 1);
    assert.match(again.error, /one\.json exists; --force .*KEY_FILE_EXISTS/);
    assert.equal(await readFile(join(folder.path, 'one.json'), 'utf8'), first);
    await chmod(join(folder.path, 'one.json'), 0o644);
    assert.equal((await folder.pepites(['keygen', '-o', 'one.json', '--force'])).code, 0);
    assert.notEqual(await readFile(join(folder.path, 'one.json'), 'utf8'), first);
    assert.equal((await stat(join(folder.path, 'one.json'))).mode & 0o777, 0o600);
  });

  it('writes the secret to no other place that a link leads to, and leaves no draft', async () => {
    await writeFile(join(folder.path, 'elsewhere'), 'kept');
    await symlink(join(folder.path, 'elsewhere'), join(folder.path, 'link.json'));
    assert.equal((await folder.pepites(['keygen', '-o', 'link.json'])).code, 1);
    assert.equal((await folder.pepites(['keygen', '-o', 'link.json', '--force'])).code, 0);
    assert.equal(await readFile(join(folder.path, 'elsewhere'), 'utf8'), 'kept');
    assert.equal((await folder.pepites(['keygen', '-o', '.', '--force'])).code, 1);
    assert.equal((await folder.pepites(['keygen', '-o', 'absent/key.json'])).code, 1);
    assert.ok((await readdir(folder.path)).every((name) => !/\.json\../.test(name)));
  });

  it('does not leave the secret on a screen, unless told so', async () => {
    const refused = await folder.pepites(['keygen'], {isTerminal: true});
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.error, /--print/);
    const printed = await folder.pepites(['keygen', '--print'], {isTerminal: true});
    assert.equal(printed.code, 0);
    assert.ok((JSON.parse(printed.out) as KeyFile).privateJwk['d']);
  });

  it('ends with 2 when the command line is wrong', async () => {
    for (const args of [
      ['key.json'],
      ['--type', 'secp256k1'],
      ['--type', 'RSA', '--did'],
      ['--did', '--issuer', issuer],
      ['--issuer', 'inae'],
      ['--issuer', 'http://inae.example/1'],
      ['--issuer', `${issuer}#key-1`],
      ['--issuer', 'did:key:z6Mk'],
      ['--issuer', 'https://a:b@inae.example/'],
    ]) {
      const {code, out} = await folder.pepites(['keygen', ...args]);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
    }
    assert.equal((await folder.pepites(['keygen', '--issuer', 'http://localhost:8787/i/1'])).code, 0);
  });
});

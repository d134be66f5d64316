import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {createFolder, pixel, type Folder} from '../../test/support.js';

const credential =
  '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":"did:web:a.example"}';

describe('pepites bake and extract', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('pixel.png', pixel);
    await folder.write('credential.json', credential);
  });
  after(() => folder.remove());

  it('gives back exactly what was put in', async () => {
    const baked = await folder.pepites(['bake', 'pixel.png', 'credential.json', '-o', 'out.png']);
    assert.equal(baked.code, 0, baked.error);
    assert.equal((await folder.pepites(['extract', 'out.png'])).out, `${credential}\n`);
    const bytes = await readFile(join(folder.path, 'out.png'));
    assert.equal(
      (await folder.pepites(['extract', '-'], {readInput: async () => bytes})).out,
      `${credential}\n`,
    );
  });

  it('takes the credential of another image', async () => {
    await folder.pepites(['bake', 'pixel.png', 'credential.json', '-o', 'out.png']);
    await folder.pepites(['bake', 'pixel.png', 'out.png', '-o', 'again.png']);
    assert.equal((await folder.pepites(['extract', 'again.png'])).out, `${credential}\n`);
  });

  it('ends with 1 and a code when a file is not what it should be', async () => {
    for (const [args, code] of [
      [['extract', 'pixel.png'], /ERR_NO_CREDENTIAL_IN_IMAGE/],
      [['extract', 'absent.png'], /ENOENT/],
      [['bake', 'credential.json', 'credential.json', '-o', 'x.png'], /ERR_PNG_MALFORMED/],
      [['bake', 'pixel.png', 'pixel.png', '-o', 'x.png'], /ERR_NO_CREDENTIAL_IN_IMAGE/],
    ] as const) {
      const ran = await folder.pepites(args);
      assert.equal(ran.code, 1, args.join(' '));
      assert.match(ran.error, code);
      assert.equal(ran.out, '');
    }
  });

  it('ends with 2 when the command line is wrong', async () => {
    for (const args of [
      ['extract'],
      ['extract', 'a', 'b'],
      ['bake', 'pixel.png', 'credential.json'],
      ['bake', 'a', '-o', 'b'],
    ]) {
      assert.equal((await folder.pepites(args)).code, 2, args.join(' '));
    }
  });
});

describe('pepites', () => {
  it('lists its commands, tells its version, refuses what it does not know', async () => {
    const folder = await createFolder();
    try {
      const help = await folder.pepites(['--help']);
      assert.equal(help.code, 0);
      for (const name of ['serve', 'apply', 'verify', 'extract', 'bake', 'revoke', 'keys']) {
        assert.match(help.out, new RegExp(`^  ${name} `, 'm'));
      }
      assert.match((await folder.pepites(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
      assert.equal((await folder.pepites(['verify', '--help'])).code, 0);
      assert.equal((await folder.pepites([])).code, 2);
      assert.equal((await folder.pepites(['toString'])).code, 2);
    } finally {
      await folder.remove();
    }
  });
});

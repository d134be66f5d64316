import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {createFolder, pixel, type Folder} from '../../test/support.js';

const credential =
  '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":"did:web:a.example"}';

const assertion =
  '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://a.example/1","badge":"https://a.example/b"}';

describe('pepites bake and extract', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('pixel.png', pixel);
    await folder.write('picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>');
    await folder.write('credential.json', credential);
    await folder.write('assertion.json', assertion);
    await folder.write('photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    await folder.write('page.html', '<html></html>');
    await folder.write('other.json', {privateJwk: {d: 'secret'}});
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

  it('bakes what the image is, not what it is called, and as the version that the text is', async () => {
    await folder.write('misnamed.png', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    for (const [image, text, keyword] of [
      ['pixel.png', 'credential.json', 'openbadgecredential\0'],
      ['pixel.png', 'assertion.json', 'openbadges\0'],
      ['picture.svg', 'credential.json', '<openbadges:credential>'],
      ['misnamed.png', 'assertion.json', '<openbadges:assertion'],
    ] as const) {
      const {code, error} = await folder.pepites(['bake', image, text, '-o', 'baked']);
      assert.equal(code, 0, error);
      const bytes = await readFile(join(folder.path, 'baked'), 'latin1');
      assert.ok(bytes.includes(keyword), `${image} ${text}`);
      const {out} = await folder.pepites(['extract', 'baked']);
      assert.equal(out, `${text === 'credential.json' ? credential : assertion}\n`);
    }
  });

  it('takes the credential from standard input', async () => {
    const io = {readInput: async () => Buffer.from(assertion)};
    assert.equal((await folder.pepites(['bake', 'picture.svg', '-', '-o', 'piped.svg'], io)).code, 0);
    assert.equal((await folder.pepites(['extract', 'piped.svg'])).out, `${assertion}\n`);
  });

  it('says on standard error what it was found in, and what it is; for programs as JSON', async () => {
    await folder.pepites(['bake', 'picture.svg', 'assertion.json', '-o', 'out.svg']);
    assert.equal((await folder.pepites(['extract', 'out.svg'])).error, 'svg, ob2-hosted\n');
    assert.equal((await folder.pepites(['extract', 'other.json'])).error, 'json, unknown\n');
    const {out, error} = await folder.pepites(['extract', '--json', 'out.svg']);
    assert.deepEqual(
      [JSON.parse(out), error],
      [{container: 'svg', format: 'ob2-hosted', text: assertion}, ''],
    );
  });

  it('gives a program the exact text, and a screen nothing that it would obey', async () => {
    const hostile = '{"@context":"https://w3id.org/openbadges/v2","badge":"x",\n"name":"\u009b2J\u202e"}';
    await folder.write('hostile.json', hostile);
    assert.equal((await folder.pepites(['extract', 'hostile.json'])).out, `${hostile}\n`);
    const {out} = await folder.pepites(['extract', 'hostile.json'], {isTerminal: true});
    assert.match(out, /,\n"name":"\ufffd2J\ufffd"\}\n$/);
    const json = (await folder.pepites(['extract', '--json', 'hostile.json'])).out;
    assert.match(json, /\\u009b2J\\u202e/);
    assert.equal((JSON.parse(json) as {text: string}).text, hostile);
    const named = `{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"id":"urn:x","name":"\u009b2J"}`;
    await folder.write('named.json', named);
    assert.ok(
      !(await folder.pepites(['bake', 'pixel.png', 'named.json', '-o', 'n.png'])).error.includes('\u009b'),
    );
  });

  it('ends with 1 and a code when a file is not what it should be', async () => {
    for (const [args, code] of [
      [['extract', 'pixel.png'], /ERR_NO_CREDENTIAL_IN_IMAGE/],
      [['extract', 'absent.png'], /ENOENT/],
      [['bake', 'credential.json', 'credential.json', '-o', 'x.png'], /neither a PNG nor an SVG/],
      [['bake', 'photo.jpg', 'credential.json', '-o', 'x.png'], /neither a PNG nor an SVG/],
      [['bake', 'page.html', 'credential.json', '-o', 'x.png'], /ERR_SVG_MALFORMED/],
      [['bake', 'pixel.png', 'other.json', '-o', 'x.png'], /other\.json is not a badge/],
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
      ['bake', 'pixel.png', 'credential.json', '-o', './pixel.png'],
      ['bake', '-', 'credential.json', '-o', 'b'],
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
      for (const name of [
        'serve',
        'apply',
        'verify',
        'extract',
        'bake',
        'sign',
        'keygen',
        'revoke',
        'keys',
      ]) {
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

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {deflateSync} from 'node:zlib';

import {bakePng, extract} from '../bake.js';
import {concatBytes, utf8} from '../encoding/bytes.js';
import {encodeBase64Url} from '../encoding/base64url.js';
import {parse} from '../index.js';
import {readPngChunks} from './png.js';

const CREDENTIAL = '{"name":"Com’un gant"}';

/** A picture of one pixel, 1 by 1, grey. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concatBytes([utf8(type), data]);
  const out = new Uint8Array(body.length + 8);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(body, 4);
  view.setUint32(out.length - 4, crc(body));
  return out;
}

/** The pixel with these chunks before its end. */
function pngWith(...chunks: Uint8Array[]): Uint8Array {
  return concatBytes([PIXEL.subarray(0, -12), ...chunks, PIXEL.subarray(-12)]);
}

const baked = (text: string) => concatBytes([utf8('openbadgecredential\0\0\0\0\0'), utf8(text)]);
const compressed = (bytes: Uint8Array) =>
  concatBytes([utf8('openbadgecredential\0\x01\0\0\0'), new Uint8Array(deflateSync(bytes))]);

describe('bakePng and extract', () => {
  it('gives back what was baked, in one uncompressed iTXt chunk before the end', async () => {
    const png = bakePng(PIXEL, CREDENTIAL);
    assert.deepEqual(await extract(png), {text: CREDENTIAL, container: 'png'});
    const types = readPngChunks(png).map(({type}) => type);
    assert.deepEqual(types, ['IHDR', 'IDAT', 'iTXt', 'IEND']);
    assert.deepEqual(readPngChunks(png)[2]?.data, baked(CREDENTIAL));
  });

  it('replaces a badge that was baked before, of any version', async () => {
    const old = pngWith(chunk('tEXt', utf8('openbadges\0https://example.org/assertion.json')));
    const png = bakePng(bakePng(old, '{"first":1}'), CREDENTIAL);
    assert.equal((await extract(png)).text, CREDENTIAL);
    assert.equal(png.length, bakePng(PIXEL, CREDENTIAL).length);
  });

  it('reads compressed iTXt, tEXt and zTXt of older bakers', async () => {
    const zipped = new Uint8Array(deflateSync(utf8(CREDENTIAL)));
    const cases = [
      chunk('iTXt', compressed(utf8(CREDENTIAL))),
      chunk('tEXt', concatBytes([utf8('openbadges\0'), utf8(CREDENTIAL)])),
      chunk('zTXt', concatBytes([utf8('openbadges\0\0'), zipped])),
    ];
    for (const item of cases) assert.equal((await extract(pngWith(item))).text, CREDENTIAL);
  });

  it('bakes as older platforms read, in ASCII, where that is asked for', async () => {
    const text =
      '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://a.example/1","narrative":"é 😀"}';
    const png = bakePng(PIXEL, text, {chunk: 'tEXt'});
    const chunk = readPngChunks(png).find(({type}) => type === 'tEXt');
    const written = Buffer.from(chunk?.data ?? []).toString('latin1');
    assert.match(written, /^openbadges\0[\n\r\t -~]+$/);
    assert.deepEqual(JSON.parse((await extract(png)).text), JSON.parse(text));
  });

  it('leaves other text alone', async () => {
    const png = pngWith(chunk('tEXt', utf8('Comment\0openbadges')));
    await assert.rejects(extract(png), {code: 'ERR_NO_CREDENTIAL_IN_IMAGE'});
    assert.equal(readPngChunks(bakePng(png, CREDENTIAL)).length, 5);
  });

  it('refuses two badges in one picture', async () => {
    const png = pngWith(chunk('iTXt', baked(CREDENTIAL)), chunk('tEXt', utf8('openbadges\0{}')));
    await assert.rejects(extract(png), {code: 'ERR_PNG_TWO_CREDENTIALS'});
  });

  it('refuses a wrong checksum, wherever it is', async () => {
    const png = bakePng(PIXEL, CREDENTIAL);
    for (const {start, end, type} of readPngChunks(png)) {
      const broken = png.slice();
      broken[end - 1] = (broken[end - 1] ?? 0) ^ 1;
      await assert.rejects(extract(broken), {code: 'ERR_PNG_CRC'}, `${type} at ${start}`);
    }
  });

  it('refuses a picture that is cut anywhere', async () => {
    const png = bakePng(PIXEL, CREDENTIAL);
    for (let length = 8; length < png.length; length++) {
      await assert.rejects(extract(png.subarray(0, length)), {code: 'ERR_PNG_MALFORMED'});
    }
    assert.throws(() => bakePng(utf8('GIF89a'), CREDENTIAL), {code: 'ERR_PNG_MALFORMED'});
  });

  it('stops a bomb, and refuses compressed text that is none', async () => {
    const bomb = pngWith(chunk('iTXt', compressed(new Uint8Array(50_000_000))));
    await assert.rejects(extract(bomb), {code: 'ERR_TOO_LARGE'});
    const noise = concatBytes([utf8('openbadgecredential\0\x01\0\0\0'), utf8('not deflate')]);
    await assert.rejects(extract(pngWith(chunk('iTXt', noise))), {code: 'ERR_PNG_MALFORMED'});
    await assert.rejects(extract(pngWith(chunk('iTXt', utf8('openbadgecredential\0\0\0')))), {
      code: 'ERR_PNG_MALFORMED',
    });
  });

  it('names a badge that is baked as an address alone', async () => {
    const png = pngWith(chunk('tEXt', utf8('openbadges\0https://example.org/assertion.json')));
    const parsed = await parse(png);
    assert.equal(parsed.format, 'ob1');
    assert.equal(parsed.view.id, 'https://example.org/assertion.json');
  });
});

describe('extract, from an SVG', () => {
  const svg = (inside: string, namespace = 'https://purl.imsglobal.org/ob/v3p0') =>
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${namespace}">${inside}<path d="M0 0"/></svg>`;
  const text = async (source: string) => (await extract(utf8(source))).text;

  it('reads the JSON of a CDATA section', async () => {
    const inside = `<openbadges:credential><![CDATA[ ${CREDENTIAL} ]]></openbadges:credential>`;
    assert.deepEqual(await extract(utf8(svg(inside))), {text: CREDENTIAL, container: 'svg'});
    assert.equal(
      await text(svg(inside.replaceAll('credential>', 'assertion>'), 'http://openbadges.org')),
      CREDENTIAL,
    );
  });

  it('reads the JWS of the attribute', async () => {
    assert.equal(
      await text(svg('<openbadges:credential verify="e30.e30.AA"></openbadges:credential>')),
      'e30.e30.AA',
    );
    assert.equal(await text(svg("<openbadges:credential verify='e30.e30.AA'/>")), 'e30.e30.AA');
  });

  it('does not see badges in comments, scripts or other namespaces, nor expand entities', async () => {
    const hidden = '<openbadges:credential verify="e30.e30.AA"/>';
    for (const source of [
      svg(`<!-- ${hidden} -->`),
      svg(`<script><![CDATA[ ${hidden} ]]></script>`),
      svg(hidden, 'https://elsewhere.example/'),
    ]) {
      await assert.rejects(text(source), {code: 'ERR_NO_CREDENTIAL_IN_IMAGE'});
    }
    const declared = `<!DOCTYPE svg [<!ENTITY x "boom"><!ENTITY f SYSTEM "file:///etc/passwd">]>${svg(
      '<openbadges:credential>{"name":"&x;&f;&amp;"}</openbadges:credential>',
    )}`;
    assert.equal(await text(declared), '{"name":"&x;&f;&"}');
  });

  it('refuses two badges, an empty one, and a tag that does not end', async () => {
    const one = '<openbadges:credential verify="e30.e30.AA"/>';
    for (const source of [svg(one + one), svg('<openbadges:credential/>'), '<svg a="', '<!-- ']) {
      await assert.rejects(text(source), {code: 'ERR_SVG_MALFORMED'});
    }
  });
});

describe('extract, from text', () => {
  it('tells JSON and JWS apart, and refuses the rest', async () => {
    const jws = `${encodeBase64Url(utf8('{"alg":"EdDSA"}'))}.${encodeBase64Url(utf8(CREDENTIAL))}.AAAA`;
    assert.equal((await extract(utf8(`\n ${jws}\n`))).container, 'jwt');
    assert.equal((await extract(utf8(`\ufeff${CREDENTIAL}`))).container, 'json');
    await assert.rejects(extract(utf8('hello')), {code: 'ERR_NOT_A_CREDENTIAL'});
    await assert.rejects(extract(Uint8Array.of(0xff, 0xfe, 0x00)), {code: 'ERR_NOT_A_CREDENTIAL'});
  });
});

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {bakePng, bakeSvg, extract} from '../bake.js';
import {utf8} from '../encoding/bytes.js';
import {encodeBase64Url} from '../encoding/base64url.js';
import {readPngChunks} from './png.js';

const SVG =
  '<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n<path d="M0 0"/></svg>';
const OB3 = '{"type":["VerifiableCredential","OpenBadgeCredential"],"name":"Com’un gant"}';
const OB2 =
  '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://inae.example/a?b=1&c=\\"2\\"","badge":"https://inae.example/b"}';
const jws = (payload: string) =>
  `${encodeBase64Url(utf8('{"alg":"ES256"}'))}.${encodeBase64Url(utf8(payload))}.AAAA`;

const text = async (svg: string) => (await extract(utf8(svg))).text;

describe('bakeSvg', () => {
  it('writes version 3.0: JSON in the element, a JWS in its attribute', async () => {
    const json = bakeSvg(SVG, OB3);
    assert.ok(
      json.startsWith(
        `<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[${OB3}]]></openbadges:credential>\n<path`,
      ),
    );
    assert.deepEqual(await extract(utf8(json)), {text: OB3, container: 'svg'});
    const signed = bakeSvg(SVG, jws(OB3));
    assert.ok(signed.includes(`<openbadges:credential verify="${jws(OB3)}"></openbadges:credential>`));
    assert.equal(await text(signed), jws(OB3));
  });

  it('writes version 2.0 for what is of it, or when told so', async () => {
    const hosted = bakeSvg(SVG, OB2);
    assert.match(hosted, /xmlns:openbadges="http:\/\/openbadges\.org"><openbadges:assertion/);
    assert.equal(await text(hosted), OB2);
    for (const baked of [jws(OB2), 'https://inae.example/a?b=1&c=2']) {
      const svg = bakeSvg(SVG, baked);
      assert.match(svg, /<openbadges:assertion verify="/);
      assert.equal(await text(svg), baked);
    }
    assert.match(bakeSvg(SVG, OB3, {version: 2}), /openbadges:assertion/);
    assert.match(bakeSvg(SVG, OB2, {version: 3}), /openbadges:credential/);
  });

  it('replaces a badge that was baked before, of any version and prefix', async () => {
    const first = bakeSvg(SVG, OB2);
    assert.equal(bakeSvg(first, OB3), bakeSvg(SVG, OB3));
    const other = SVG.replace(
      '<path',
      '<b:assertion xmlns:b="http://openbadges.org" verify="e30.e30.AA"/><path',
    );
    assert.equal(await text(bakeSvg(other, OB3)), OB3);
    const tricky = SVG.replace(
      '<path',
      '<b:assertion xmlns:b="http://openbadges.org"><![CDATA[{"a":"</b:assertion>"}]]></b:assertion><path',
    );
    assert.equal(bakeSvg(tricky, OB3), bakeSvg(SVG, OB3));
  });

  it('keeps what would end the section, or is no XML, within the JSON', async () => {
    const hostile = JSON.stringify({
      name: 'a]]></openbadges:credential><script>x</script>\uffff',
      'b]]>': ']]]>',
    });
    const svg = bakeSvg(SVG, hostile);
    assert.equal(svg.match(/\]\]>/g)?.length, 1);
    assert.deepEqual(JSON.parse(await text(svg)), JSON.parse(hostile));
  });

  it('opens a picture that has nothing in it, under any prefix', async () => {
    const empty = '<s:svg xmlns:s="http://www.w3.org/2000/svg" />';
    const svg = bakeSvg(empty, OB3);
    assert.match(svg, /^<s:svg xmlns:s="[^"]+" xmlns:openbadges="[^"]+">.*<\/s:svg>$/);
    assert.equal(await text(svg), OB3);
  });

  it('refuses what is no SVG, and texts that are no badge', () => {
    for (const source of [
      '',
      'hello',
      '<html xmlns="http://www.w3.org/1999/xhtml"></html>',
      '<svg></svg>',
      '<svg xmlns="https://elsewhere.example/"></svg>',
      '<!-- <svg xmlns="http://www.w3.org/2000/svg"/> -->',
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://elsewhere.example/"/>',
      '<svg xmlns="http://www.w3.org/2000/svg"',
    ]) {
      assert.throws(() => bakeSvg(source, OB3), {code: 'ERR_SVG_MALFORMED'}, source);
    }
    for (const bad of ['', 'hello', '{"a":1,"a":2}', 'javascript:alert(1)']) {
      assert.throws(() => bakeSvg(SVG, bad), {code: 'ERR_JSON_MALFORMED'}, bad);
    }
    assert.throws(() => bakeSvg(SVG, '[1]'), {code: 'ERR_NOT_A_CREDENTIAL'});
    assert.throws(() => bakeSvg(' '.repeat(10_000_001), OB3), {code: 'ERR_TOO_LARGE'});
  });

  it('neither runs nor fetches nor expands what a picture holds, and leaves it as it is', async () => {
    const active = `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script href="https://evil.example/x.js">alert("</svg>")</script><image href="https://evil.example/i.png"/><text>&x;</text></svg>`;
    const svg = bakeSvg(active, OB3);
    assert.equal(await text(svg), OB3);
    const [before = '', after = ''] = active.split('onload="alert(1)">');
    assert.ok(svg.startsWith(before) && svg.endsWith(after));
  });
});

describe('extract, from an SVG of Open Badges 2.0', () => {
  const assertion = (body: string, verify = ' verify="https://inae.example/a"') =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion${verify}>${body}</openbadges:assertion></svg>`;

  it('falls back to the attribute where the element is empty, or holds no JSON', async () => {
    for (const body of ['', ' \n ', '<![CDATA[]]>', '<![CDATA[{verify:{"url":"x"}}]]>', '<g>x</g>', '[1]']) {
      assert.equal(await text(assertion(body)), 'https://inae.example/a', body);
    }
    assert.equal(await text(assertion('<![CDATA[{"a":1}]]>')), '{"a":1}');
  });

  it('joins the sections that another baker cut', async () => {
    assert.equal(await text(assertion('<![CDATA[{"a":"]]]]><![CDATA[>"}]]>', '')), '{"a":"]]>"}');
  });
});

describe('bakePng', () => {
  /** A picture of one pixel, 1 by 1, grey. */
  const PIXEL = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
    (char) => char.charCodeAt(0),
  );
  const keyword = (png: Uint8Array) => {
    const chunk = readPngChunks(png).find(({type}) => type === 'iTXt');
    return String.fromCharCode(...(chunk?.data ?? [])).split('\0', 1)[0];
  };

  it('names the version by its keyword: what the text is, unless told', () => {
    assert.equal(keyword(bakePng(PIXEL, OB3)), 'openbadgecredential');
    for (const baked of [OB2, jws(OB2), 'https://inae.example/a']) {
      assert.equal(keyword(bakePng(PIXEL, baked)), 'openbadges');
    }
    assert.equal(keyword(bakePng(PIXEL, OB3, {version: 2})), 'openbadges');
    assert.equal(keyword(bakePng(PIXEL, OB2, {version: 3})), 'openbadgecredential');
  });
});

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createTestIssuer} from '../../test/support.js';
import {encodeBase64Url} from '../encoding/base64url.js';
import {utf8} from '../encoding/bytes.js';
import {parse, safeUrl} from '../index.js';

const jws = (payload: object) =>
  `${['{"alg":"RS256"}', JSON.stringify(payload)].map((part) => encodeBase64Url(utf8(part))).join('.')}.AAAA`;

describe('parse', () => {
  it('normalises an Open Badges 3.0 credential', async () => {
    const issuer = await createTestIssuer();
    const {format, container, view, text} = await parse(await issuer.issue());
    assert.deepEqual([format, container], ['ob3', 'json']);
    assert.ok(text.includes(view.id));
    assert.deepEqual(view, {
      id: `${issuer.id}/badges/7`,
      achievementId: `${issuer.id}/achievements/com-un-gant`,
      name: 'Com’un gant',
      description: 'Communiquer au travail',
      criteriaNarrative: 'Dire, écouter, reformuler.',
      criteriaUrl: `${issuer.id}/achievements/com-un-gant/criteria`,
      imageUrl: `${issuer.id}/images/1.png`,
      imageAlt: 'Un gant',
      achievementType: 'Badge',
      inLanguage: 'fr',
      issuer: {id: issuer.id, name: 'INAE', url: 'https://inae.example/'},
      recipientId: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11',
      awardedAt: '2026-05-30T08:00:00Z',
      validFrom: '2026-06-01T08:00:00Z',
      validUntil: '2031-06-01T08:00:00Z',
      evidence: [],
      alignments: [{name: 'Communiquer', url: 'https://referentiel.example/c1', code: 'c1'}],
      endorsementCount: 0,
    });
  });

  it('reads the credential in a JWT, bare (VC 2.0) or under vc (VC 1.1)', async () => {
    const vc = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
    };
    for (const payload of [vc, {iss: 'x', vc}]) {
      const {format, container, document} = await parse(jws(payload));
      assert.deepEqual([format, container, document], ['ob3', 'jwt', vc]);
    }
    await assert.rejects(parse('e30.bm90IGpzb24.AAAA'), {code: 'ERR_JWT_MALFORMED'});
  });

  it('reads older versions', async () => {
    const ob2 = {
      '@context': 'https://w3id.org/openbadges/v2',
      id: 'https://example.org/a/1',
      type: 'Assertion',
      recipient: {type: 'email', hashed: true, identity: 'sha256$00'},
      badge: {
        id: 'https://example.org/b/1',
        name: 'Robot',
        description: 'd',
        image: {id: 'https://example.org/b.png', caption: 'c'},
        criteria: {narrative: 'n'},
        issuer: {id: 'https://example.org/i', name: 'I', url: 'https://example.org'},
        alignment: [{targetName: 't', targetUrl: 'https://t.example/'}],
      },
      issuedOn: '2020-01-01T00:00:00Z',
      expires: '2030-01-01T00:00:00Z',
      evidence: 'https://example.org/e',
      verification: {type: 'hosted'},
    };
    const hosted = await parse(ob2);
    assert.equal(hosted.format, 'ob2-hosted');
    assert.deepEqual(
      [
        hosted.view.name,
        hosted.view.imageUrl,
        hosted.view.issuer.name,
        hosted.view.awardedAt,
        hosted.view.validUntil,
      ],
      ['Robot', 'https://example.org/b.png', 'I', '2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z'],
    );
    assert.deepEqual(hosted.view.evidence, [{id: 'https://example.org/e'}]);
    assert.equal(
      (await parse(jws({...ob2, verification: {type: 'signed', creator: 'x'}}))).format,
      'ob2-signed',
    );
    const ob1 = {
      uid: '1',
      recipient: {},
      badge: 'https://example.org/b/1',
      verify: {type: 'hosted'},
      issuedOn: 1577836800,
    };
    const old = await parse(ob1);
    assert.deepEqual([old.format, old.view.awardedAt], ['ob1', '2020-01-01T00:00:00.000Z']);
    assert.equal(
      (await parse({recipient: 'sha256$0', badge: {version: '0.5.0', name: 'B'}})).format,
      'ob0.5',
    );
  });

  it('tells other credentials by name', async () => {
    const context = ['https://www.w3.org/ns/credentials/v2'];
    const named = async (document: object) => (await parse(document)).format;
    assert.equal(await named({'@context': context, type: ['VerifiableCredential', 'ClrCredential']}), 'clr2');
    assert.equal(
      await named({'@context': context, type: ['VerifiableCredential', 'EndorsementCredential']}),
      'ob3-endorsement',
    );
    assert.equal(await named({'@context': context, type: ['VerifiableCredential', 'Diploma']}), 'vc');
    assert.equal(
      await named({'@context': [...context, 'https://w3id.org/blockcerts/v3'], type: []}),
      'blockcerts',
    );
    assert.equal(await named({hello: 'world'}), 'unknown');
  });

  it('takes strange shapes for what they are', async () => {
    const {view} = await parse({
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: 'https://example.org/i',
      name: 3,
      credentialSubject: [
        {
          achievement: {
            name: [{'@value': 'Un', '@language': 'fr'}],
            image: 7,
            criteria: 'https://c.example/',
          },
        },
      ],
      evidence: 'x',
    });
    assert.deepEqual(
      [view.issuer, view.name, view.imageUrl, view.criteriaUrl, view.evidence],
      [{id: 'https://example.org/i', name: ''}, 'Un', undefined, 'https://c.example/', []],
    );
  });

  it('refuses what is not JSON, or not of one meaning', async () => {
    for (const text of [
      '{',
      '{"a":1,"a":2}',
      '{"a":{"b":1,"\\u0062":2}}',
      '{"__proto__":1}',
      '{"a":"',
      '{"a":1}}',
    ]) {
      await assert.rejects(parse(text), {code: 'ERR_JSON_MALFORMED'}, text);
    }
    assert.equal(
      (await parse('{"a":{"x":1},"b":{"x":1},"c":["x","x","x"],"d":"a","e\\"":"{"}')).format,
      'unknown',
    );
    for (const input of [[], [1], {toJSON: () => 'x'}, {toJSON: () => undefined}]) {
      await assert.rejects(parse(input), {code: 'ERR_NOT_A_CREDENTIAL'});
    }
    const loop: Record<string, unknown> = {};
    loop['loop'] = loop;
    await assert.rejects(parse(loop), {code: 'ERR_NOT_A_CREDENTIAL'});
    await assert.rejects(parse(`{"a":${'['.repeat(250)}${']'.repeat(250)}}`), {code: 'ERR_TOO_DEEP'});
    await assert.rejects(parse(' '.repeat(10_000_001)), {code: 'ERR_TOO_LARGE'});
  });
});

describe('safeUrl', () => {
  it('lets web addresses pass, and pictures when asked', () => {
    assert.equal(safeUrl('https://example.org/é'), 'https://example.org/%C3%A9');
    for (const url of [
      'http://localhost:8787/x',
      'http://127.0.0.1/',
      'http://[::1]:3000/',
      'http://a.localhost/',
    ]) {
      assert.equal(safeUrl(url), url);
    }
    for (const type of ['png', 'jpeg', 'webp', 'gif', 'svg+xml']) {
      assert.equal(safeUrl(`data:image/${type};base64,AA`, {images: true}), `data:image/${type};base64,AA`);
    }
  });

  it('stops the rest', () => {
    const bad = [
      undefined,
      '',
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'http://example.org/',
      'http://localhost.evil.example/',
      'https://inae.example@evil.example/',
      'data:text/html,x',
      'data:image/png;base64,AA',
      'blob:https://example.org/1',
      'file:///etc/passwd',
      '//example.org',
    ];
    for (const url of bad) assert.equal(safeUrl(url), undefined, url);
    assert.equal(safeUrl('data:text/html,x', {images: true}), undefined);
    assert.equal(safeUrl('data:image/svg+xmlx,<script>', {images: true}), undefined);
  });
});

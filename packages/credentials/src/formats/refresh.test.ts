import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {CREATED, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {CREDENTIALS_V2, OPEN_BADGES_3} from '../contexts/urls.js';
import {signCredential} from '../sign.js';
import type {JsonObject} from '../types.js';

const SERVICE = 'https://inae.example/refresh/7';

describe('the refresh service', () => {
  let issuer: TestIssuer;
  let old: JsonObject;
  const sign = (document: JsonObject, key = issuer.key) => signCredential(document, {key, created: CREATED});
  const badge = (changes: JsonObject) => ({
    ...issuer.badge(),
    '@context': [CREDENTIALS_V2, OPEN_BADGES_3, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
    refreshService: {id: SERVICE, type: '1EdTechCredentialRefresh'},
    ...changes,
  });
  before(async () => {
    issuer = await createTestIssuer();
    old = await sign(badge({validUntil: '2026-10-01T00:00:00Z'}));
  });

  const withAnswer = async (answer: JsonObject | string | undefined) => {
    if (answer === undefined) issuer.web.delete(SERVICE);
    else issuer.web.set(SERVICE, answer);
    return issuer.check(old);
  };

  it('gives the newer version, which is judged and shown in place of the old one', async () => {
    const newer = await sign(badge({validFrom: '2026-10-01T00:00:00Z', validUntil: '2027-10-01T00:00:00Z'}));
    const verdict = await withAnswer(newer);
    assert.equal(verdictLine(verdict), 'verified');
    assert.equal(verdict.judged?.validUntil, '2027-10-01T00:00:00Z');
    assert.deepEqual(
      verdict.warnings.map(({code}) => code),
      ['REFRESHED'],
    );
  });

  it('leaves the old one as it is when it does not answer, or with anything else', async () => {
    const expired = 'refused dates:fail:EXPIRED';
    const other = await createTestIssuer('https://other.example/');
    const later = {validFrom: '2026-10-01T00:00:00Z', validUntil: '2027-10-01T00:00:00Z'};
    const answers: (JsonObject | string | undefined)[] = [
      undefined,
      'not JSON',
      old,
      badge(later),
      {...(await sign(badge(later))), name: 'Changed'},
      await sign(badge(later), other.key),
      await sign(badge({...later, id: 'https://inae.example/another'})),
      await sign(badge({validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-10-01T00:00:00Z'})),
    ];
    for (const answer of answers) {
      const verdict = await withAnswer(answer);
      assert.equal(verdictLine(verdict), expired);
      assert.equal(verdict.judged, undefined);
    }
  });

  it('is not asked for a badge whose proof does not hold', async () => {
    const asked: string[] = [];
    const verdict = await issuer.check(
      {...old, name: 'Changed'},
      {
        fetchDocument: async (url) => {
          asked.push(url);
          const found = issuer.web.get(url);
          return {url, status: 200, mediaType: '', body: JSON.stringify(found ?? {})};
        },
      },
    );
    assert.equal(verdict.outcome, 'refused');
    assert.ok(!asked.includes(SERVICE));
  });
});

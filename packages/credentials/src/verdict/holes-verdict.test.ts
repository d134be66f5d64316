import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {processorTime} from '../../../../test/support/processor-time.js';
import {secure} from '../../test/proofs.js';
import {clone, createTestIssuer, fetchFrom, NOW, type TestIssuer, verdictLine} from '../../test/support.js';
import type {FetchDocument, JsonObject} from '../types.js';
import {createVerifier} from '../verify.js';

type Tree = Record<string, unknown>;

const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const REFRESH = '1EdTechCredentialRefresh';
const NEVER = new Promise<never>(() => undefined);

describe('verify, where a verdict could rest on nothing', () => {
  let issuer: TestIssuer;
  before(async () => {
    issuer = await createTestIssuer();
  });
  const sign = async (document: JsonObject) => secure(document, {kind: 'eddsa-rdfc-2022', key: issuer.key});
  /** Answers like the imagined web, except that whatever has this in its address never does. */
  const hangingAt =
    (part: string): FetchDocument =>
    (url, limits) =>
      url.includes(part) ? NEVER : fetchFrom(issuer.web)(url, limits);

  describe('a newer version', () => {
    const serviceUrl = 'https://inae.example/refresh/7';
    const contexts = () => [...(issuer.badge()['@context'] as string[]), EXTENSIONS];
    const older = async () =>
      sign({...issuer.badge(), '@context': contexts(), refreshService: {id: serviceUrl, type: REFRESH}});

    it('is not verified by what was found of the older, when the time ends before its own status is known', async () => {
      const entry = issuer.badge()['credentialStatus'] as JsonObject;
      const credentialStatus = {...entry, statusListCredential: 'https://inae.example/slow'};
      const newer = {...issuer.badge(), validFrom: '2026-08-01T00:00:00Z', credentialStatus};
      issuer.web.set(serviceUrl, await sign(newer));
      const options = {fetchDocument: hangingAt('/slow'), timeoutMs: 500};
      const verdict = await issuer.check(await older(), options);
      assert.equal(verdictLine(verdict), 'undetermined status:unknown:LIMIT_TIME');
      assert.equal(verdict.judged?.validFrom, '2026-08-01T00:00:00Z');
    });
  });

  describe('a refresh service whose type is written as an address', () => {
    it('is asked all the same', async () => {
      const serviceUrl = 'https://inae.example/refresh/8';
      const contexts = [...(issuer.badge()['@context'] as string[]), EXTENSIONS];
      const refreshService = {id: serviceUrl, type: REFRESH};
      const copy: Tree = clone(await sign({...issuer.badge(), '@context': contexts, refreshService}));
      const ended = {validFrom: '2026-08-01T00:00:00Z', validUntil: '2026-09-01T00:00:00Z'};
      issuer.web.set(serviceUrl, await sign({...issuer.badge(), ...ended}));
      copy['refreshService'] = {
        id: serviceUrl,
        type: `https://purl.imsglobal.org/spec/vccr/v1p0/context.json#${REFRESH}`,
      };
      assert.equal(verdictLine(await issuer.check(copy)), 'refused dates:fail:EXPIRED');
    });
  });

  describe('a badge among the endorsements', () => {
    it('recommends nothing, though it is good and about the issuer', async () => {
      const partner = await createTestIssuer('https://partner.example/issuers/1');
      for (const [url, document] of partner.web) issuer.web.set(url, document);
      const given = await partner.issue({subjectId: issuer.id});
      const unsecured = issuer.badge();
      const profile = {...(unsecured['issuer'] as JsonObject), endorsement: [given]};
      const {outcome, nested} = await issuer.check(await sign({...unsecured, issuer: profile}));
      assert.equal(outcome, 'verified');
      assert.deepEqual(nested.map(verdictLine), ['refused format:fail:NOT_A_CREDENTIAL']);
    });
  });

  describe('a fetch that does not stop when it is told to', () => {
    it('is not waited for by the verifications that come later', async () => {
      let fetchDocument = hangingAt('/status/');
      const engine = createVerifier({
        clock: () => NOW,
        timeoutMs: 200,
        fetchDocument: (url, limits) => fetchDocument(url, limits),
      });
      const badge = await issuer.issue();
      assert.match(verdictLine(await engine.verify(badge)), /status:unknown:LIMIT_TIME/);
      fetchDocument = fetchFrom(issuer.web);
      assert.equal(verdictLine(await engine.verify(badge)), 'verified');
    });
  });

  describe('more contexts and types than any credential has', () => {
    it('are not looked at', async () => {
      const badge = await issuer.issue();
      const [first = '', second = ''] = badge['@context'] as string[];
      const many = (length: number, item: (n: number) => unknown) => Array.from({length}, (_, n) => item(n));
      const evidence = (n: number) => ({
        id: `https://a.example/${n}`,
        type: ['Evidence'],
        '@context': [second],
      });
      for (const change of [
        {'@context': [first, second, ...many(2000, () => second)]},
        {type: [...(badge['type'] as string[]), ...many(18_000, (n) => `https://a.example/${n}`)]},
        {evidence: many(3000, evidence)},
      ]) {
        const begun = processorTime();
        const verdict = verdictLine(await issuer.check({...badge, ...change}));
        assert.equal(verdict, 'undetermined integrity:unknown:LIMIT_QUADS', Object.keys(change)[0]);
        assert.ok(processorTime() - begun < 1000, Object.keys(change)[0]);
      }
    });
  });

  describe('warnings and endorsements without number', () => {
    it('are bounded', async () => {
      const badge = await issuer.issue();
      const credentialSchema = Array.from({length: 20_000}, (_, n) => ({
        id: `https://a.example/${n}`,
        type: 'x',
      }));
      const warned = await issuer.check({...badge, credentialSchema});
      assert.equal(warned.warnings.length, 100);
      const {nested} = await issuer.check({...badge, endorsement: Array.from({length: 50_000}, () => 'x')});
      assert.ok(nested.length <= 1000);
    });
  });
});

import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {parse, summarise} from '../index.js';
import type {FetchDocument, JsonObject, Verdict} from '../types.js';
import {collectDocuments} from '../verify.js';

const codeOf = ({checks}: Verdict, id: string) => checks.find((check) => check.id === id)?.code;

describe('verify', () => {
  let issuer: TestIssuer;
  let badge: JsonObject;
  before(async () => {
    issuer = await createTestIssuer();
    badge = await issuer.issue();
  });

  it('verifies a badge whose issuer, status and dates hold', async () => {
    const verdict = await issuer.check(badge);
    assert.equal(verdictLine(verdict), 'verified');
    assert.deepEqual(
      verdict.checks.map(({id}) => id),
      ['format', 'schema', 'integrity', 'issuer', 'recognised', 'status', 'dates', 'recipient'],
    );
    assert.equal(verdict.policy, 'strict');
    assert.equal(verdict.format, 'ob3');
  });

  it('gives the same verdict on the object, its text, its bytes and what parse returned', async () => {
    const text = JSON.stringify(badge);
    for (const input of [badge, text, new TextEncoder().encode(text), await parse(text)]) {
      assert.equal((await issuer.check(input)).outcome, 'verified');
    }
  });

  it('does not change the document it is given', async () => {
    const frozen = structuredClone(badge);
    await issuer.check(frozen);
    assert.deepEqual(frozen, badge);
  });

  it('says that nobody was asked about, unless somebody was', async () => {
    const verdict = await issuer.check(badge);
    assert.equal(codeOf(verdict, 'recipient'), 'NOT_CHECKED');
    assert.deepEqual(summarise(verdict), {
      genuine: {answer: 'yes', codes: ['OK']},
      stillGood: {answer: 'yes', codes: ['OK']},
      whose: {answer: 'unknown', codes: ['NOT_CHECKED']},
    });
  });

  it('matches the subject’s id', async () => {
    const {view} = await parse(badge);
    const same = await issuer.check(badge, {recipient: {subjectId: view.recipientId ?? ''}});
    assert.equal(codeOf(same, 'recipient'), 'RECIPIENT_MATCHES');
    const other = await issuer.check(badge, {recipient: {subjectId: 'urn:uuid:another'}});
    assert.equal(verdictLine(other), 'refused recipient:fail:RECIPIENT_DIFFERS');
    assert.equal(summarise(other).whose.answer, 'no');
    const email = await issuer.check(badge, {recipient: {email: 'a@example.com'}});
    assert.equal(verdictLine(email), 'undetermined recipient:unknown:RECIPIENT_NOT_STATED');
  });

  it('tells a recognised issuer from another, without changing the outcome', async () => {
    const yes = await issuer.check(badge, {recognisedIssuers: [issuer.id]});
    assert.equal(codeOf(yes, 'recognised'), 'ISSUER_RECOGNISED');
    const no = await issuer.check(badge, {recognisedIssuers: ['https://other.example/']});
    assert.equal(codeOf(no, 'recognised'), 'ISSUER_NOT_RECOGNISED');
    assert.equal(no.outcome, 'verified');
    assert.deepEqual(summarise(no).whose.codes, ['NOT_CHECKED', 'ISSUER_NOT_RECOGNISED']);
  });

  it('bears a clock that is a few minutes slow', async () => {
    const {validFrom} = (await parse(badge)).view;
    const at = (minutes: number) => new Date(Date.parse(validFrom ?? '') - minutes * 60_000);
    assert.equal((await issuer.check(badge, {now: at(4)})).outcome, 'verified');
    assert.equal(codeOf(await issuer.check(badge, {now: at(6)}), 'dates'), 'NOT_YET_VALID');
  });

  it('names formats that it does not verify', async () => {
    const blockcert = {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/blockcerts/v3'],
      type: ['VerifiableCredential', 'BlockcertsCredential'],
    };
    const verdict = await issuer.check(blockcert);
    assert.equal(verdict.outcome, 'unsupported');
    assert.equal(verdict.format, 'blockcerts');
    assert.equal(codeOf(verdict, 'format'), 'UNSUPPORTED_FORMAT');
  });

  it('still checks the schema of a badge that is not signed', async () => {
    const {proof: _, ...unsigned} = badge;
    const verdict = await issuer.check(unsigned);
    assert.equal(verdict.outcome, 'refused');
    assert.equal(codeOf(verdict, 'integrity'), 'NO_PROOF');
    assert.equal(codeOf(verdict, 'schema'), 'OK');
  });

  it('answers within its time when a document does not come', async () => {
    const started = performance.now();
    const verdict = await issuer.check(badge, {
      timeoutMs: 50,
      fetchDocument: () => new Promise(() => undefined),
    });
    // Not the 50 ms themselves: a busy machine rings late. Without a time of ours it would wait for ever.
    assert.ok(performance.now() - started < 5000);
    assert.equal(
      verdictLine(verdict),
      'undetermined integrity:unknown:LIMIT_TIME issuer:unknown:LIMIT_TIME status:unknown:LIMIT_TIME',
    );
  });

  it('rejects with the reason of the caller who aborts', async () => {
    const reason = new Error('left the page');
    const signal = AbortSignal.abort(reason);
    await assert.rejects(issuer.check(badge, {signal}), reason);
    const controller = new AbortController();
    const running = issuer.check(badge, {
      signal: controller.signal,
      fetchDocument: () => {
        controller.abort(reason);
        return new Promise(() => undefined);
      },
    });
    await assert.rejects(running, reason);
  });

  it('names the documents it needs, from the badge alone', async () => {
    const asked: string[] = [];
    const fetchDocument: FetchDocument = async (url) => {
      asked.push(url);
      if (url === issuer.listUrl) throw new Error('offline');
      return {url, status: 200, mediaType: 'application/json', body: JSON.stringify(issuer.web.get(url))};
    };
    const found = await collectDocuments(badge, {fetchDocument});
    assert.deepEqual(asked, [issuer.id, issuer.listUrl]);
    assert.deepEqual(
      found.documents.map(({url}) => url),
      [issuer.id],
    );
    assert.deepEqual(found.unreachable, [{url: issuer.listUrl, reason: 'offline'}]);
  });
});

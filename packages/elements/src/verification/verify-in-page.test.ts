import {expect} from '@open-wc/testing';
import {BackendContext} from '../context/backend-context.js';
import {backendError, fakeBackend} from '../testing/samples.js';
import {signedBadge, tampered, verifyingBackend} from '../testing/signed-badge.js';
import {verifyInPage, verifyOnce} from './verify-in-page.js';

const now = new Date('2026-11-24T09:00:00Z');

describe('verifyInPage', () => {
  it('verifies with the documents that the backend found', async () => {
    const badge = await signedBadge();
    const credentialText = JSON.stringify(badge.credential);
    const verdict = await verifyInPage({credentialText, client: verifyingBackend(badge), now});
    expect(verdict.outcome).to.equal('verified');
  });

  it('refuses a changed badge', async () => {
    const badge = await signedBadge();
    const credentialText = JSON.stringify(tampered(badge));
    const verdict = await verifyInPage({credentialText, client: verifyingBackend(badge), now});
    expect(verdict.outcome).to.equal('refused');
  });

  it('knows less without a backend, or with one that does not answer, and never says verified', async () => {
    const badge = await signedBadge();
    const credentialText = JSON.stringify(badge.credential);
    expect((await verifyInPage({credentialText, now})).outcome).to.equal('undetermined');
    const client = fakeBackend({
      verification: {documents: () => Promise.reject(backendError('UNREACHABLE'))},
    });
    expect((await verifyInPage({credentialText, client, now})).outcome).to.equal('undetermined');
  });

  it('fetches nothing that the backend did not give', async () => {
    const badge = await signedBadge();
    const client = verifyingBackend({...badge, documents: {...badge.documents, documents: []}});
    const before = performance.getEntriesByType('resource').length;
    const verdict = await verifyInPage({credentialText: JSON.stringify(badge.credential), client, now});
    expect(verdict.outcome).to.equal('undetermined');
    const foreign = performance
      .getEntriesByType('resource')
      .slice(before)
      .filter(({name}) => new URL(name).origin !== location.origin);
    expect(foreign).to.deep.equal([]);
  });
});

describe('verifyOnce', () => {
  it('checks the same text once, and again when something could not be known', async () => {
    const badge = await signedBadge();
    const credentialText = JSON.stringify(badge.credential);
    let asked = 0;
    let answer = (): Promise<typeof badge.documents> => Promise.reject(backendError('TIMED_OUT'));
    const client = fakeBackend({
      verification: {
        documents: () => {
          asked += 1;
          return answer();
        },
      },
    });
    const context = new BackendContext({backend: '', structure: '', client});
    expect((await verifyOnce(context, {credentialText, now})).outcome).to.equal('undetermined');
    answer = () => Promise.resolve(badge.documents);
    const [one, two] = await Promise.all([
      verifyOnce(context, {credentialText, now}),
      verifyOnce(context, {credentialText, now}),
    ]);
    expect(one.outcome).to.equal('verified');
    expect(two).to.equal(one);
    expect(asked).to.equal(2);
  });
});

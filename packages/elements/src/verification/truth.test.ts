import {expect} from '@open-wc/testing';
import {BackendContext} from '../context/backend-context.js';
import {type SignedBadgeOptions, signedBadge, tampered, verifyingBackend} from '../testing/signed-badge.js';
import {isIssuerRecognised, truthOf} from './truth.js';
import {verifyOnce} from './verify-in-page.js';

const now = new Date('2026-11-24T09:00:00Z');
const validUntil = new Date('2026-10-20T00:00:00Z');

async function truthFor(options: SignedBadgeOptions, isChanged = false): Promise<string> {
  const badge = await signedBadge(options);
  const context = new BackendContext({backend: '', structure: '', client: verifyingBackend(badge)});
  const credentialText = JSON.stringify(isChanged ? tampered(badge) : badge.credential);
  return truthOf(await verifyOnce(context, {credentialText, now}));
}

describe('truthOf', () => {
  for (const isRecognised of [true, false])
    it(`tells what is over from what was never good, of ${isRecognised ? 'an issuer that is known' : 'a stranger'}`, async () => {
      expect(await truthFor({isRecognised})).to.equal('verified');
      expect(await truthFor({isRecognised, validUntil})).to.equal('expired');
      expect(await truthFor({isRecognised, isRevoked: true})).to.equal('revoked');
      expect(await truthFor({isRecognised, isRevoked: true, validUntil})).to.equal('revoked');
      expect(await truthFor({isRecognised, validUntil}, true)).to.equal('refused');
    });
});

describe('isIssuerRecognised', () => {
  it('is not fooled by a name that is recognised, written by whoever signs with a key of their own', async () => {
    const badge = await signedBadge();
    const context = new BackendContext({backend: '', structure: '', client: verifyingBackend(badge)});
    const verdict = await verifyOnce(context, {credentialText: JSON.stringify(badge.credential), now});
    expect(isIssuerRecognised(verdict)).to.equal(true);
    const checks = verdict.checks.map((check) =>
      check.id === 'issuer'
        ? {...check, result: 'unknown' as const, code: 'KEY_SELF_ASSERTED' as const}
        : check,
    );
    expect(isIssuerRecognised({...verdict, checks})).to.equal(false);
  });
});

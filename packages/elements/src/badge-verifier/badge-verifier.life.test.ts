/** Verifiers that come and go, and what they leave behind. */
import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {find, textOf} from '../testing/dom.js';
import {countLeftBehind} from '../testing/left-behind.js';
import {type SignedBadge, signedBadge, verifyingBackend} from '../testing/signed-badge.js';
import type {BadgeVerifierElement} from './badge-verifier.element.js';
import './badge-verifier.js';

const patience = {timeout: 10_000};

async function within(client: BadgeBackendElement['client']): Promise<BadgeVerifierElement> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend .client=${client}><badge-verifier></badge-verifier></badge-backend>`,
  );
  return provider.querySelector('badge-verifier')!;
}

describe('<badge-verifier> that comes and goes', () => {
  let good: SignedBadge;
  before(async () => {
    good = await signedBadge();
  });

  it('stops when it is taken away while it checks: nothing is told, and it goes on where it is put back', async () => {
    const client = verifyingBackend(good);
    const answers: (() => void)[] = [];
    const {documents} = client.verification;
    Object.assign(client.verification, {
      documents: async (...given: Parameters<typeof documents>) => {
        await new Promise<void>((resolve) => answers.push(resolve));
        return documents(...given);
      },
    });
    const element = await within(client);
    const parent = element.parentElement!;
    let told = 0;
    element.addEventListener('badge-verdict-reached', () => (told += 1));
    void element.check(JSON.stringify(good.credential));
    await waitUntil(() => answers.length === 1, undefined, patience);
    element.remove();
    answers[0]!();
    await aTimeout(300);
    expect(told).to.equal(0);
    parent.append(element);
    await waitUntil(() => element.matches(':state(verified)'), textOf(element), patience);
    expect([told, answers.length]).to.deep.equal([1, 1]);
  });

  it('keeps the verdict and the picture when it is moved, and does not check again', async () => {
    const element = await within(verifyingBackend(good));
    await element.check(JSON.stringify(good.credential));
    await waitUntil(() => element.matches(':state(verified)'), undefined, patience);
    const words = textOf(element);
    let told = 0;
    element.addEventListener('badge-verdict-reached', () => (told += 1));
    const place = document.createElement('section');
    element.parentElement!.append(place);
    place.append(element);
    await aTimeout(50);
    await element.updateComplete;
    expect(textOf(element)).to.equal(words);
    const picture = find(element, 'img')!;
    await picture.decode();
    expect(picture.naturalWidth).to.be.above(0);
    expect(told).to.equal(0);
  });

  it('offers the address again where it was moved while it was asked', async () => {
    const element = await within(verifyingBackend(good));
    const ask = (): HTMLButtonElement => find(element, '.actions .primary')! as HTMLButtonElement;
    find(element, 'textarea')!.value = `${location.origin}/nothing-is-here`;
    find(element, 'form')!.requestSubmit();
    await waitUntil(() => element.matches(':state(ready)'));
    const words = textOf(element);
    ask().click();
    // In one task: the request ends only after it.
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await aTimeout(50);
    await element.updateComplete;
    expect(textOf(element)).to.equal(words);
    expect(ask().ariaDisabled).to.equal('false');
    ask().click();
    await waitUntil(() => element.matches(':state(failed)'), textOf(element), patience);
  });

  it('leaves no listener, observer or timer behind, after 500 of them', async () => {
    const first = await within(verifyingBackend(good));
    const provider = first.parentElement!;
    await first.check(JSON.stringify(good.credential));
    await waitUntil(() => first.matches(':state(verified)'), undefined, patience);
    const counting = countLeftBehind();
    try {
      for (let i = 0; i < 500; i++) {
        const element = document.createElement('badge-verifier');
        provider.append(element);
        if (i % 50 === 0) await element.check(i % 100 === 0 ? JSON.stringify(good.credential) : 'nope');
        element.remove();
      }
      for (let turn = 0; turn < 100 && counting.left().length > 0; turn++) await aTimeout(20);
      expect(counting.left()).to.deep.equal([]);
    } finally {
      counting.end();
    }
  }).timeout(30_000);
});

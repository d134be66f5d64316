import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {find, textOf} from '../testing/dom.js';
import {fakeCamera} from '../testing/fake-camera.js';
import type {BadgeVerifierElement} from './badge-verifier.element.js';
import './badge-verifier.js';

const openVerifier = (): Promise<BadgeVerifierElement> =>
  fixture(html`<badge-verifier lang="fr"></badge-verifier>`);

const shows = (element: Element, words: string): Promise<void> =>
  waitUntil(() => textOf(element).includes(words), `“${words}” in “${textOf(element)}”`, {timeout: 10_000});

async function press(element: Element, words: string): Promise<void> {
  const named = (): HTMLElement | undefined =>
    [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((each) =>
      each.textContent.trim().startsWith(words),
    );
  await waitUntil(() => named() !== undefined, words, {timeout: 10_000});
  named()?.click();
}

describe('<badge-verifier>, by the camera,', () => {
  it('reads the address from a square code where the browser reads none, and asks nobody before it is told to', async () => {
    const camera = fakeCamera({hasDetector: false});
    try {
      const element = await openVerifier();
      await press(element, 'Scanner un QR code');
      await shows(element, 'Montrez le QR code à l’appareil photo.');
      await expect(element).to.be.accessible();
      camera.show('https://badges.example/b/7f2c');
      await shows(element, 'Pour lire ce badge, cette page va demander à : badges.example');
      expect(camera.isOff()).to.equal(true);
    } finally {
      camera.restore();
    }
  }).timeout(20_000);

  it('says that the camera is closed, and that there are other ways', async () => {
    const camera = fakeCamera({open: () => Promise.reject(new DOMException('no', 'NotAllowedError'))});
    try {
      const element = await openVerifier();
      await press(element, 'Scanner un QR code');
      await waitUntil(() => find(element, '[role=alert]')!.textContent.trim() !== '', undefined, {
        timeout: 5000,
      });
      await shows(element, 'appareil photo');
      await shows(element, 'Scanner un QR code');
    } finally {
      camera.restore();
    }
  });
});

/** Elements that come and go, several on one page, and what they leave behind. */
import {aTimeout, expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackend} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {find, textOf} from '../testing/dom.js';
import {countLeftBehind} from '../testing/left-behind.js';
import {fakeBackend} from '../testing/samples.js';
import {type SignedBadge, signedBadge, tampered, verifyingBackend} from '../testing/signed-badge.js';
import type {BadgeDisplayElement} from './badge-display.element.js';
import './badge-display.js';

const patience = {timeout: 8000};

/** Waits without a timer that stays: those are counted. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !isSo(); turn++) await aTimeout(20);
}

/** A backend that answers when it is told to. */
function slowBackend(badge: SignedBadge): {client: BadgeBackend; asked: () => number; answer: () => void} {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const client = fakeBackend({
    verification: {
      documents: () => {
        asked += 1;
        return new Promise((resolve) => {
          waiting.push(() => {
            resolve(badge.documents);
          });
        });
      },
    },
  });
  return {
    client,
    asked: () => asked,
    answer: () => {
      for (const each of waiting.splice(0)) each();
    },
  };
}

async function within(client: BadgeBackend | undefined): Promise<BadgeBackendElement> {
  fixtureCleanup();
  return fixture<BadgeBackendElement>(html`<badge-backend .client=${client}></badge-backend>`);
}

function displayOf(credential: BadgeDisplayElement['credential'], form = 'card'): BadgeDisplayElement {
  const element = document.createElement('badge-display');
  element.credential = credential;
  element.form = form as BadgeDisplayElement['form'];
  return element;
}

describe('<badge-display> that comes and goes', () => {
  let good: SignedBadge;
  before(async () => {
    good = await signedBadge();
  });

  it('shows two truths side by side: one genuine, one forged', async () => {
    const provider = await within(verifyingBackend(good));
    const [genuine, forged] = [displayOf(good.credential), displayOf(tampered(good))];
    provider.append(genuine, forged);
    await waitUntil(() => genuine.verdict && forged.verdict, undefined, patience);
    await Promise.all([genuine.updateComplete, forged.updateComplete]);
    expect(genuine.matches(':state(verified)') && forged.matches(':state(refused)')).to.equal(true);
    expect(textOf(genuine)).to.contain('Ce badge est vrai').and.not.to.contain('modifié par');
    expect(textOf(forged)).to.contain('Ce badge a été modifié').and.not.to.contain('Ce badge est vrai');
  });

  it('shares what was found with the others of its backend: one question for one badge', async () => {
    const slow = slowBackend(good);
    const provider = await within(slow.client);
    const three = [0, 1, 2].map(() => displayOf(good.credential, 'row'));
    provider.append(...three);
    await waitUntil(() => slow.asked() > 0, undefined, patience);
    slow.answer();
    await waitUntil(() => three.every(({verdict}) => verdict?.outcome === 'verified'), undefined, patience);
    expect(slow.asked()).to.equal(1);
  });

  it('stops when it is taken away while it is checked: nothing is painted or told, and it goes on when it is put back', async () => {
    const slow = slowBackend(good);
    const provider = await within(slow.client);
    const element = displayOf(good.credential);
    const told: string[] = [];
    for (const name of ['badge-verdict-reached', 'badge-display-failed'])
      element.addEventListener(name, () => told.push(name));
    provider.append(element);
    await waitUntil(() => slow.asked() > 0, undefined, patience);
    element.remove();
    const before = textOf(element);
    slow.answer();
    await aTimeout(100);
    expect(told).to.deep.equal([]);
    expect(element.verdict).to.equal(undefined);
    expect(textOf(element)).to.equal(before);
    expect(element.matches(':state(checking)')).to.equal(true);
    provider.append(element);
    await waitUntil(() => element.verdict?.outcome === 'verified', undefined, patience);
    expect(told).to.deep.equal(['badge-verdict-reached']);
  });

  it('keeps what it shows when it is moved, and is not checked again', async () => {
    const slow = slowBackend(good);
    const provider = await within(slow.client);
    const element = displayOf(good.credential);
    provider.append(element);
    await waitUntil(() => slow.asked() > 0, undefined, patience);
    slow.answer();
    await waitUntil(() => element.verdict, undefined, patience);
    await element.updateComplete;
    find(element, 'summary')!.click();
    const article = find(element, 'article')!;
    let verdicts = 0;
    element.addEventListener('badge-verdict-reached', () => (verdicts += 1));
    const place = document.createElement('div');
    provider.prepend(place);
    place.append(element);
    await element.updateComplete;
    await aTimeout(50);
    expect(find(element, 'article') === article).to.equal(true);
    expect((find(element, 'details') as HTMLDetailsElement).open).to.equal(true);
    expect(element.matches(':state(verified)')).to.equal(true);
    expect([slow.asked(), verdicts]).to.deep.equal([1, 0]);
    await waitUntil(() => find(element, 'img')!.naturalWidth > 0, undefined, patience);
  });

  it('gives the page its turn while many come at once, and draws each of them once', async () => {
    const provider = await within(undefined);
    const first = displayOf(good.credential);
    provider.append(first);
    await waitUntil(() => find(first, 'article'), undefined, patience);
    const many = Array.from({length: 200}, () => displayOf(good.credential));
    let notes = 0;
    for (const element of many) {
      element.verify = 'none';
      element.requestUpdate();
      void element.updateComplete.then(() => {
        if (!find(element, 'article')) notes += 1;
      });
    }
    provider.append(...many);
    const drawn = (): number => many.filter((element) => find(element, 'article')).length;
    const steps: number[] = [];
    for (let before = 0; before < many.length;) {
      await aTimeout(0);
      steps.push(drawn() - before);
      before = drawn();
    }
    expect(Math.max(...steps)).to.be.below(many.length / 2);
    expect(notes).to.equal(0);
  }).timeout(30_000);

  it('watches for its place in the window only where it is checked once it is seen', async () => {
    const watched: Element[] = [];
    const Real = IntersectionObserver;
    window.IntersectionObserver = class extends Real {
      override observe(target: Element): void {
        watched.push(target);
        super.observe(target);
      }
    };
    try {
      const provider = await within(verifyingBackend(good));
      const element = displayOf(good.credential);
      element.verify = 'none';
      provider.append(element);
      await waitUntil(() => element.matches(':state(unchecked)'), undefined, patience);
      expect(watched.includes(element)).to.equal(false);
      element.verify = 'auto';
      await waitUntil(() => element.matches(':state(verified)'), undefined, patience);
      expect(watched.includes(element)).to.equal(true);
    } finally {
      window.IntersectionObserver = Real;
    }
  });

  it('leaves no listener, observer or timer behind, after 500 of them', async () => {
    // All that a page loads once is there, and what it begins once has begun.
    const provider = await within(verifyingBackend(good));
    const first = displayOf(good.credential);
    provider.append(first);
    await waitUntil(() => first.verdict, undefined, patience);
    const counting = countLeftBehind();
    try {
      const forms = ['card', 'medallion', 'row'] as const;
      for (let i = 0; i < 500; i++) {
        const element = displayOf(i % 5 === 0 ? 'nope' : good.credential, forms[i % 3]);
        provider.append(element);
        if (i % 25 === 0) await until(() => element.shadowRoot?.querySelector('img, .problem') != null);
        element.remove();
      }
      await until(() => counting.left().length === 0);
      expect(counting.left()).to.deep.equal([]);
    } finally {
      counting.end();
    }
    // The one that stayed is as it was.
    expect(first.matches(':state(verified)')).to.equal(true);
  }).timeout(30_000);

  it('tells why there is no badge, and leaves the page around it as it was', async () => {
    const around = await fixture(
      html`<main>
        <h1>Titre</h1>
        <p>Texte</p>
      </main>`,
    );
    const element = displayOf('{"a": 1');
    element.innerHTML = '<p>Mon badge</p>';
    const before = around.innerHTML;
    const codes: string[] = [];
    around.addEventListener('badge-display-failed', (event) => {
      codes.push((event as Event & {readonly code: string}).code);
    });
    around.append(element);
    await waitUntil(() => element.matches(':state(failed)'), undefined, patience);
    expect(codes).to.deep.equal(['ERR_JSON_MALFORMED']);
    expect(textOf(element)).to.contain('Ce fichier n’est pas un badge. Demandez le badge à la personne.');
    expect(find(element, 'slot') instanceof HTMLSlotElement).to.equal(true);
    element.remove();
    expect(around.innerHTML).to.equal(before);
  });

  for (const [what, given, code] of [
    ['a picture without a badge', new Blob(['\x89PNG']), 'ERR_'],
    ['a page that is not there', '/nowhere/badge.json', 'BADGE_UNKNOWN'],
    ['an address that nobody answers', 'http://localhost:9/badge.json', 'UNREACHABLE'],
    ['no address at all', 'http://', 'UNREACHABLE'],
  ] as const)
    it(`says what is wrong with ${what}`, async () => {
      const element = document.createElement('badge-display');
      let told = '';
      element.addEventListener('badge-display-failed', (event) => (told = event.code));
      element.src = given instanceof Blob ? URL.createObjectURL(given) : given;
      await fixture(html`<div>${element}</div>`);
      await waitUntil(() => told !== '', undefined, patience);
      await element.updateComplete;
      expect(told).to.match(new RegExp(`^${code}`));
      expect(find(element, '[role=alert]')!.textContent.trim().length).to.be.above(20);
      expect(find(element, 'button') === null).to.equal(code === 'ERR_');
    });
});

import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import type {BadgeShareEvent} from '../events/share-events.js';
import {find, textOf} from '../testing/dom.js';
import {ElementHarness} from '../testing/element-harness.js';
import {countLeftBehind} from '../testing/left-behind.js';
import {attacks, foreignRequests, harmfulIn, hostileAddresses} from '../testing/hostile.js';
import type {BadgeShareElement} from './badge-share.element.js';
import './badge-share.js';

const page = 'https://badges.exemple.fr/b/4f9a2c';

async function share(
  more: Partial<BadgeShareElement> = {},
  lang = 'fr',
): Promise<ElementHarness<BadgeShareElement>> {
  const root = await fixture(html`<div lang=${lang}><badge-share></badge-share></div>`);
  const element = root.querySelector('badge-share')!;
  Object.assign(element, {
    ...{url: page, name: 'Com’un gant & co', issuer: 'Les Trois Saules', awardedAt: '2026-10-14T09:00:00Z'},
    ...more,
  });
  await element.updateComplete;
  return new ElementHarness(element);
}

const linksOf = ({root}: ElementHarness<BadgeShareElement>): HTMLAnchorElement[] => [
  ...root.querySelectorAll('a'),
];

/** Puts `value` in the place of a property of the navigator; `undefined`: as in browsers that lack it. */
function withNavigator(name: 'share' | 'clipboard', value: unknown): void {
  Object.defineProperty(navigator, name, {value, configurable: true});
}

describe('<badge-share>', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'share');
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('is accessible, also when all of it is open, and in Arabic', async () => {
    for (const lang of ['fr', 'ar']) {
      const row = await share({src: `${page}/credential.json`}, lang);
      for (const summary of row.all('summary')) summary.click();
      await waitUntil(() => row.root.querySelector('.qr'), undefined, {timeout: 8000});
      await expect(row.element).to.be.accessible();
    }
    await expect((await share({url: ''})).element).to.be.accessible();
  });

  it('says who will see which page, and that nothing is sent before', async () => {
    const {words} = await share();
    expect(words)
      .to.contain('Toute personne qui a ce lien peut voir ce badge.')
      .and.to.contain('Le lien ouvre la page de « Com’un gant & co », sur badges.exemple.fr.');
    const ofSeveral = await share({name: '', issuer: ''});
    expect(ofSeveral.words)
      .to.contain('Toute personne qui a ce lien peut voir cette page.')
      .and.to.contain('Le lien ouvre une page de badges.exemple.fr.');
    expect(words).to.contain('Rien n’est envoyé avant votre choix.');
  });

  it('has plain links that tell their target nothing of this page', async () => {
    const row = await share({
      certificateId: 'urn:1',
      validUntil: '2028-02-01T00:00:00Z',
      organizationId: '12345',
    });
    const hrefs = linksOf(row).map(({href}) => new URL(href));
    expect(hrefs.map(({protocol, host}) => protocol + host)).to.deep.equal([
      'https:badges.exemple.fr',
      'https:www.linkedin.com',
      'https:wa.me',
      'mailto:',
      'https:www.linkedin.com',
      'https:www.facebook.com',
      'https:x.com',
    ]);
    for (const {rel} of linksOf(row)) expect(rel).to.equal('noopener noreferrer');
    expect(Object.fromEntries(hrefs[1]!.searchParams)).to.deep.equal({
      ...{startTask: 'CERTIFICATION_NAME', name: 'Com’un gant & co', organizationId: '12345'},
      ...{issueYear: '2026', issueMonth: '10', expirationYear: '2028', expirationMonth: '2'},
      ...{certUrl: page, certId: 'urn:1'},
    });
    expect(hrefs[3]!.searchParams.get('body')).to.equal(
      `Badge\u00a0: Com’un gant & co. Donné par Les Trois Saules.\n${page}`,
    );
  });

  it('adds to a profile only what is somebody’s badge', async () => {
    const row = await share({awardedAt: ''});
    expect(row.words).not.to.contain('profil');
  });

  it('asks for nothing before a way is chosen', async () => {
    const seen = await foreignRequests(async () => {
      const row = await share({src: `${page}/credential.json`});
      for (const summary of row.all('summary')) summary.click();
      await waitUntil(() => row.root.querySelector('.qr'), undefined, {timeout: 8000});
      expect(row.all('iframe, script, img, link')).to.deep.equal([]);
    });
    expect(seen).to.deep.equal([]);
  });

  it('copies the link, and where it may not, chooses it for the person', async () => {
    const copied: string[] = [];
    withNavigator('clipboard', {
      writeText: (text: string) => {
        copied.push(text);
        return Promise.resolve();
      },
    });
    const row = await share();
    await row.press('Copier le lien');
    await row.shows('Le lien est copié.');
    expect(copied).to.deep.equal([page]);
    expect(row.element.matches(':state(copied)')).to.equal(true);
    withNavigator('clipboard', {writeText: () => Promise.reject(new DOMException('', 'NotAllowedError'))});
    await row.press('Copier le lien');
    await row.shows('Copiez ce qui est choisi.');
    const field = row.one('#link', HTMLInputElement);
    expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).to.equal(page);
  });

  it('offers the device’s own sheet first, where there is one', async () => {
    withNavigator('share', undefined);
    expect((await share()).all('button').map((each) => each.textContent.trim())).not.to.contain('Envoyer');
    const sent: ShareData[] = [];
    withNavigator('share', (data: ShareData) => {
      sent.push(data);
      return Promise.reject(new DOMException('', 'AbortError'));
    });
    const row = await share();
    expect(row.one('.button').textContent).to.contain('Envoyer');
    await row.press('Envoyer');
    expect(sent).to.deep.equal([{title: 'Com’un gant & co', url: page}]);
  });

  it('tells the page which way is chosen, and leaves it to the page', async () => {
    const row = await share();
    const ways: string[] = [];
    row.element.addEventListener('badge-share', (event: BadgeShareEvent) => {
      ways.push(`${event.way} ${event.url}`);
      event.preventDefault();
    });
    const click = new MouseEvent('click', {cancelable: true, bubbles: true});
    linksOf(row)[2]!.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    await row.press('Copier le lien');
    expect(ways).to.deep.equal([`whatsapp ${page}`, `copy ${page}`]);
    expect(row.words).not.to.contain('copié');
  });

  it('gives the code for another site, in which nothing of the badge is markup', async () => {
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend backend="https://badges.exemple.fr"><badge-share></badge-share></badge-backend>`,
    );
    const element = provider.querySelector('badge-share')!;
    Object.assign(element, {
      url: page,
      src: `${page}/credential.json`,
      name: '"><img src=x onerror=alert(1)>',
    });
    await element.updateComplete;
    const code = find(element, 'textarea')!.value;
    const parsed = new DOMParser().parseFromString(code, 'text/html');
    expect([...parsed.querySelectorAll('*')].map(({localName}) => localName)).to.deep.equal([
      ...['html', 'head', 'script', 'body', 'badge-display', 'a'],
    ]);
    expect(parsed.querySelector('script')!.src).to.equal('https://badges.exemple.fr/elements/badges.js');
    expect(parsed.querySelector('badge-display')!.getAttribute('backend')).to.equal(
      'https://badges.exemple.fr',
    );
    expect(parsed.querySelector('a')!.textContent).to.equal('"><img src=x onerror=alert(1)>');
  });

  it('shares no address of another kind, and says so', async () => {
    for (const url of ['', ...hostileAddresses.filter((each) => !/^\/\//.test(each))]) {
      const row = await share({url, src: url});
      expect(row.words, url).to.contain('Cette page ne se partage pas. Prévenez l’auteur du site.');
      expect(linksOf(row), url).to.deep.equal([]);
      expect(row.element.matches(':state(failed)')).to.equal(true);
    }
  });

  it('makes nothing of what strangers write', async () => {
    Object.assign(window, {hacked: []});
    for (const attack of attacks) {
      const row = await share({
        name: attack,
        issuer: attack,
        certificateId: attack,
        src: page,
        backend: page,
      });
      // A mail is no page: its address begins otherwise.
      const harmful = harmfulIn(row.root).filter((each) => !each.includes('href="mailto:'));
      expect(harmful, attack).to.deep.equal([]);
    }
    expect((window as unknown as {hacked: number[]}).hacked).to.deep.equal([]);
  });

  it('leaves no listener, observer or timer behind, after 500 of them', async () => {
    const row = await share();
    const around = row.element.parentElement!;
    const counting = countLeftBehind();
    try {
      for (let i = 0; i < 500; i++) {
        const element = document.createElement('badge-share');
        element.url = i % 5 === 0 ? 'javascript:void 0' : page;
        around.append(element);
        if (i % 50 === 0) await element.updateComplete;
        element.remove();
      }
      await aTimeout(50);
      expect(counting.left()).to.deep.equal([]);
    } finally {
      counting.end();
    }
  }).timeout(20_000);

  it('speaks the language around it', async () => {
    const row = await share({}, 'uk');
    expect(textOf(row.element)).to.contain('Кожен, хто має це посилання, може побачити цю відзнаку.');
  });

  for (const [width, size] of [
    ['320px', '100%'],
    ['360px', '200%'],
  ] as const)
    it(`cuts nothing at ${width} with text at ${size}`, async () => {
      const row = await share({src: `${page}/${'x'.repeat(300)}`});
      for (const summary of row.all('summary')) summary.click();
      row.element.style.width = width;
      row.element.parentElement!.style.fontSize = size;
      expect(row.element.scrollWidth).to.be.at.most(row.element.clientWidth);
    });
});

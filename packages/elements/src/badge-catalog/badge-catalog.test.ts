import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type {Award, Badge} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {catalogBadges, manyBadges, retiredBadge} from '../testing/catalog-samples.js';
import {once} from '../testing/dom.js';
import {ElementHarness, plain} from '../testing/element-harness.js';
import {MemoryBackend, requestOf} from '../testing/request-backend.js';
import {backendError, session, structure} from '../testing/samples.js';
import {spoken} from '../testing/spoken.js';
import type {BadgeCatalogElement} from './badge-catalog.element.js';
import './badge-catalog.js';

class Catalog extends ElementHarness<BadgeCatalogElement> {
  readonly provider: BadgeBackendElement;

  constructor(provider: BadgeBackendElement) {
    const element = provider.querySelector('badge-catalog');
    if (!element) throw new Error('No <badge-catalog>');
    super(element);
    this.provider = provider;
  }

  get names(): string[] {
    return this.all('.badge:not([hidden]) .name').map((each) => plain(each.textContent));
  }

  card(badge: string): string {
    return plain(this.one(`[data-badge="${badge}"]`).innerText);
  }

  async pick(id: 'way' | 'moment' | 'skill', label: string): Promise<void> {
    const select = this.one(`#${id}`, HTMLSelectElement);
    const option = [...select.options].find((each) => plain(each.textContent) === label);
    if (!option) throw new Error(`No ${label} among ${[...select.options].map((o) => o.textContent).join()}`);
    select.value = option.value;
    select.dispatchEvent(new Event('change', {bubbles: true}));
    await this.element.updateComplete;
  }
}

interface Opening {
  readonly signedIn?: boolean;
  readonly lang?: string;
  readonly requestHref?: string;
}

async function open(
  backend: MemoryBackend = new MemoryBackend(catalogBadges),
  {signedIn = false, lang = 'fr', requestHref = ''}: Opening = {},
): Promise<Catalog> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang=${lang} structure=${structure} .client=${backend.client}
      ><badge-catalog request-href=${requestHref}></badge-catalog
    ></badge-backend>`,
  );
  if (signedIn) provider.context.setSession(session);
  const harness = new Catalog(provider);
  await waitUntil(() => !harness.element.matches(':state(waiting)'), 'settled', {timeout: 8000});
  await harness.element.updateComplete;
  return harness;
}

const awardOf = (badge: string, more: Partial<Award> = {}): Award => ({
  id: crypto.randomUUID(),
  structure,
  badge,
  badgeName: {fr: badge},
  state: 'issued',
  awardedAt: '2026-10-10T09:00:00Z',
  ...more,
});

describe('<badge-catalog>', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
    await emulateMedia({forcedColors: 'none', colorScheme: 'light'});
  });

  it('is accessible in each state', async () => {
    const shown = await open();
    await expect(shown.element).to.be.accessible();
    for (const summary of shown.all('summary')) summary.click();
    await expect(shown.element).to.be.accessible();
    await shown.write('rien de tel', '#words');
    await shown.shows('Aucun badge ne correspond.');
    await expect(shown.element).to.be.accessible();
    await emulateMedia({colorScheme: 'dark'});
    const backend = new MemoryBackend(catalogBadges);
    backend.put(requestOf());
    backend.awards = [awardOf('je-m-engage')];
    const own = await open(backend, {signedIn: true});
    await own.shows('Vous l’avez');
    await own.rests();
    await expect(own.element).to.be.accessible();
    await emulateMedia({forcedColors: 'active', colorScheme: 'light'});
    await expect(own.element).to.be.accessible();
    await emulateMedia({forcedColors: 'none'});
    await expect((await open(new MemoryBackend([]))).element).to.be.accessible();
  }).timeout(30_000);

  it('says of each badge what it is, how it is earned, and how soon an answer comes', async () => {
    const harness = await open(new MemoryBackend([...catalogBadges, retiredBadge]));
    expect(harness.names).to.deep.equal(catalogBadges.map(({name}) => name.fr));
    expect(harness.card('comun-gant'))
      .to.contain('La personne sait parler de son projet.')
      .and.to.contain('Demandé avec des preuves')
      .and.to.contain('Réponse en 14 jours');
    expect(harness.card('gestes-et-postures')).to.contain('Par un cours').and.not.to.contain('Demander');
    expect(harness.card('cap-sur-la-suite')).to.contain('Badge-clé : vient avec 3 badges');
    expect(harness.card('je-soutiens')).to.contain('Donné tout de suite').and.to.contain('Demander');
    // Long descriptions are told when the card is opened.
    expect(harness.card('je-m-engage')).not.to.contain('Elle s’engage pour la suite.');
    const tree = await spoken();
    expect(tree).to.match(
      /heading Badges à obtenir ici[\s\S]*searchbox Chercher[\s\S]*combobox Comment l’avoir[\s\S]*heading Je m’engage pour mon parcours[\s\S]*button Demander : Je m’engage pour mon parcours/,
    );
  });

  it('opens the criteria with the keyboard', async () => {
    const harness = await open();
    const summary = harness.one('[data-badge="je-m-engage"] summary');
    summary.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(
      () => harness.card('je-m-engage').includes('Je veux avancer dans mon projet.'),
      undefined,
      {
        timeout: 5000,
      },
    );
    expect(harness.card('je-m-engage')).to.contain('Travailler en équipe (ESCO S1.8.1)');
    harness.one('[data-badge="cap-sur-la-suite"] summary').click();
    await waitUntil(() => harness.card('cap-sur-la-suite').includes('B.A.BA de l’entreprise'), undefined, {
      timeout: 5000,
    });
  });

  it('finds by words, without accents, and says how many there are', async () => {
    const harness = await open();
    const status = harness.one('[role=status]');
    expect(plain(status.textContent)).to.equal('7 badges');
    harness.one('#words').focus();
    await sendKeys({type: 'equipe'});
    await waitUntil(() => plain(status.textContent) === '2 badges sur 7', undefined, {timeout: 5000});
    expect(harness.names).to.deep.equal(['Je m’engage pour mon parcours', 'Com’un gant']);
    await sendKeys({press: 'Enter'});
    expect(location.search).not.to.contain('words');
    await harness.press('Tout montrer');
    await waitUntil(() => harness.names.length === 7, undefined, {timeout: 5000});
    expect(harness.root.activeElement?.id).to.equal('words');
  });

  it('filters by moment, skill and way of earning, together', async () => {
    const harness = await open();
    await harness.pick('way', 'Par un cours');
    expect(harness.names.length).to.equal(2);
    await harness.pick('moment', 'Au début');
    expect(harness.names).to.deep.equal(['Mes droits et mes devoirs']);
    await harness.pick('way', 'Tous');
    await harness.pick('moment', 'Tous');
    await harness.pick('skill', 'Respecter les règles de sécurité');
    expect(harness.names).to.deep.equal(['Com’un gant', 'Gestes et postures']);
    await harness.pick('moment', 'Au début');
    await harness.shows('Aucun badge ne correspond.');
  });

  it('has no filters where there is nothing to look for', async () => {
    const harness = await open(new MemoryBackend(catalogBadges.slice(0, 3)));
    expect(harness.root.querySelector('form') === null).to.equal(true);
  });

  it('tells people what they have, and what they have asked for', async () => {
    const backend = new MemoryBackend(catalogBadges);
    backend.put(requestOf());
    backend.put(requestOf({id: crypto.randomUUID(), badge: 'comun-gant', state: 'needsMore'}));
    backend.awards = [
      awardOf('je-m-engage'),
      awardOf('gestes-et-postures'),
      awardOf('je-soutiens', {organisation: crypto.randomUUID()}),
    ];
    const harness = await open(backend, {signedIn: true});
    await harness.shows('Demande envoyée');
    expect(harness.card('je-m-engage')).to.contain('Vous l’avez').and.not.to.contain('Demander');
    expect(harness.card('gestes-et-postures')).to.contain('Vous l’avez');
    expect(harness.card('baba-entreprise')).to.contain('Demande envoyée').and.to.contain('Voir ma demande');
    expect(harness.card('comun-gant')).to.contain('Il manque quelque chose').and.to.contain('Compléter');
    expect(harness.card('je-soutiens')).to.contain('Demander').and.not.to.contain('Vous l’avez');
    harness.provider.context.setSession(undefined);
    await waitUntil(() => !harness.words.includes('Vous l’avez'), undefined, {timeout: 5000});
  });

  it('asks in a dialog, and the card says so once it is sent', async () => {
    const backend = new MemoryBackend(catalogBadges);
    const harness = await open(backend, {signedIn: true});
    await harness.press('Demander : Je soutiens');
    const request = () => harness.root.querySelector('dialog badge-request')?.shadowRoot;
    const button = () => request()?.querySelector<HTMLElement>('button.primary');
    await waitUntil(() => button() instanceof HTMLElement, undefined, {timeout: 8000});
    button()?.click();
    await waitUntil(() => harness.card('je-soutiens').includes('Demande envoyée'), undefined, {
      timeout: 8000,
    });
    expect(harness.root.querySelector('dialog')?.open).to.equal(true);
    await harness.press('Fermer');
    await waitUntil(() => harness.root.querySelector('dialog') === null, undefined, {timeout: 5000});
  }).timeout(20_000);

  it('opens that dialog with the focus on its title, for the keyboard and what is read aloud', async () => {
    const harness = await open(new MemoryBackend(catalogBadges), {signedIn: true});
    const button = harness
      .all('button')
      .find((each) => plain(each.textContent).startsWith('Demander : Je soutiens'));
    button?.focus();
    await sendKeys({press: 'Enter'});
    const dialog = () => harness.root.querySelector('dialog');
    const request = () => dialog()?.querySelector('badge-request');
    await waitUntil(() => request()?.shadowRoot?.activeElement?.id === 'heading', 'the title', {
      timeout: 8000,
    });
    expect(plain(request()!.shadowRoot!.activeElement!.textContent)).to.contain('Je soutiens');
    await sendKeys({press: 'Tab'});
    expect(harness.root.activeElement === request()).to.equal(true);
    await sendKeys({press: 'Escape'});
    await waitUntil(() => dialog() === null, undefined, {timeout: 5000});
    expect(harness.root.activeElement === button).to.equal(true);
  }).timeout(20_000);

  it('has the focus on the dialog itself while its title is on the way, never on what closes it', async () => {
    const backend = new MemoryBackend(catalogBadges);
    Object.assign(backend.client.badges, {get: () => new Promise(() => undefined)});
    const harness = await open(backend);
    await harness.press('Demander : Je soutiens');
    await waitUntil(() => harness.root.querySelector('dialog')?.open === true, undefined, {timeout: 5000});
    expect(harness.root.activeElement === harness.one('dialog')).to.equal(true);
    await sendKeys({press: 'Tab'});
    expect(harness.focused).to.equal('Fermer');
  }).timeout(20_000);

  it('follows the page’s own address, or leaves it all to the page', async () => {
    const harness = await open(undefined, {requestHref: '/demander?badge={badge}'});
    const link = harness.one('[data-badge="je-m-engage"] a.button', HTMLAnchorElement);
    expect(link.href).to.equal(`${location.origin}/demander?badge=je-m-engage`);
    const told = once(harness.element, 'badge-catalog-ask');
    harness.element.addEventListener('badge-catalog-ask', (event) => {
      event.preventDefault();
    });
    link.click();
    expect(await told).to.include({badge: 'je-m-engage', structure});
    expect(location.pathname).not.to.contain('demander');
    harness.element.requestHref = '';
    await harness.element.updateComplete;
    await harness.press('Demander : Com’un gant');
    expect(harness.root.querySelector('dialog') === null).to.equal(true);
  });

  it('says why there is nothing, and asks again', async () => {
    const empty = await open(new MemoryBackend([]));
    expect(empty.words).to.contain('Il n’y a pas de badge à obtenir ici.');
    const backend = new MemoryBackend(catalogBadges);
    const {list} = backend.client.badges;
    Object.assign(backend.client.badges, {list: () => Promise.reject(backendError('STRUCTURE_UNKNOWN'))});
    const failed = await open(backend);
    expect(failed.element.matches(':state(failed)')).to.equal(true);
    expect(failed.words).to.contain('Nous ne trouvons pas cette structure.');
    Object.assign(backend.client.badges, {list});
    await failed.press('Réessayer');
    await failed.shows('7 badges');
    const unread = new MemoryBackend(catalogBadges);
    Object.assign(unread.client.me, {awards: () => Promise.reject(backendError('UNREACHABLE'))});
    const half = await open(unread, {signedIn: true});
    await half.shows('Nous ne savons pas ce que vous avez déjà.');
    expect(half.words).to.contain('Demander');
  });

  it('shows what the page gives: a property, inline JSON, or a list', async () => {
    const element = await fixture<BadgeCatalogElement>(
      html`<badge-catalog
        ><ul>
          <li data-badge="a" data-way="onCriteria" data-moment="END" data-days="3">
            <a href="/badges/a">Le badge A</a>
            <p>Une phrase. Une autre.</p>
            <ul>
              <li>Je sais.</li>
            </ul>
          </li>
          <li data-badge="b"><h3>Le badge B</h3></li>
        </ul></badge-catalog
      >`,
    );
    const words = (): string => plain(element.shadowRoot!.textContent);
    await waitUntil(() => element.matches(':state(shown)'), undefined, {timeout: 5000});
    expect(words()).to.contain('Le badge A').and.to.contain('Par un cours').and.to.contain('Je sais.');
    expect(words())
      .to.contain('Le badge B')
      .and.to.contain('Réponse en 3 jours')
      .and.not.to.contain('Demander');
    expect(element.shadowRoot!.querySelector('a')?.href).to.equal(`${location.origin}/badges/a`);
    element.badges = catalogBadges;
    element.requestHref = '/demander/{badge}';
    await waitUntil(() => words().includes('7 badges'), undefined, {timeout: 5000});
    expect(words()).to.contain('Demander');
    element.badges = [{id: 'x'}] as unknown as Badge[];
    await waitUntil(() => words().includes('Les badges de cette page ne se lisent pas.'), undefined, {
      timeout: 5000,
    });
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify({badges: [...catalogBadges, retiredBadge]});
    const inline = document.createElement('badge-catalog');
    inline.append(script);
    await fixture(html`<div lang="en">${inline}</div>`);
    await waitUntil(() => plain(inline.shadowRoot!.textContent).includes('7 badges'), undefined, {
      timeout: 5000,
    });
    expect(plain(inline.shadowRoot!.textContent)).to.contain('Key badge: comes with 3 badges');
  });

  it('is written from the right in Arabic', async () => {
    const harness = await open(undefined, {lang: 'ar'});
    await harness.shows('شارات تُنال هنا');
    expect(getComputedStyle(harness.one('.badges')).direction).to.equal('rtl');
  });

  it('fits a page of 320 px with wider text, and one whose text is twice as large', async () => {
    await setViewport({width: 320, height: 800});
    const backend = new MemoryBackend(catalogBadges);
    backend.put(requestOf());
    const harness = await open(backend, {signedIn: true});
    await harness.shows('Demande envoyée');
    await harness.press('Filtrer');
    for (const summary of harness.all('summary')) summary.click();
    const {style} = harness.provider;
    Object.assign(style, {lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em'});
    expect(harness.overflows(320)).to.deep.equal([]);
    Object.assign(style, {lineHeight: '', letterSpacing: '', wordSpacing: '', fontSize: '32px'});
    await setViewport({width: 360, height: 800});
    expect(harness.overflows(360)).to.deep.equal([]);
  });

  it('folds its filters on a phone, and unfolds them', async () => {
    await setViewport({width: 360, height: 800});
    const harness = await open();
    const fold = harness.one('.fold');
    expect(harness.one('#way').checkVisibility()).to.equal(false);
    fold.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => harness.one('#way').checkVisibility(), undefined, {timeout: 5000});
    expect(fold.getAttribute('aria-expanded')).to.equal('true');
    await setViewport({width: 1000, height: 800});
    expect(fold.checkVisibility()).to.equal(false);
  });

  it('stays quick with 200 badges: what is out of sight is not drawn', async () => {
    const harness = await open(new MemoryBackend(manyBadges(200)));
    expect(harness.names.length).to.equal(200);
    const start = performance.now();
    await harness.write('numéro 20', '#words');
    await waitUntil(() => harness.names.length === 3, undefined, {timeout: 5000});
    expect(performance.now() - start).to.be.below(3000);
    expect(getComputedStyle(harness.one('.badge')).contentVisibility).to.equal('auto');
  });
});

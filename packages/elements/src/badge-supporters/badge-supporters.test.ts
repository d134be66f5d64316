import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type {Supporter} from '@pepites/recognition';
import {plain} from '../testing/element-harness.js';
import {once} from '../testing/dom.js';
import {spoken} from '../testing/spoken.js';
import {structure} from '../testing/samples.js';
import {openSupporters} from '../testing/supporters-harness.js';
import {manySupporters, someSupporters, SupportBackend, supportBadge} from '../testing/support-backend.js';
import type {BadgeSupportersElement} from './badge-supporters.element.js';
import './badge-supporters.js';

describe('<badge-supporters>', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
    await emulateMedia({forcedColors: 'none', colorScheme: 'light'});
  });

  it('is accessible in each state', async () => {
    const shown = await openSupporters(new SupportBackend());
    await expect(shown.element).to.be.accessible();
    const own = new SupportBackend();
    own.hold();
    const asked = await openSupporters(own, {signedIn: true});
    await asked.shows('Merci !');
    await asked.press('Apparaître dans la liste');
    await asked.press('Apparaître dans la liste');
    await asked.shows('Cochez la case');
    await expect(asked.element).to.be.accessible();
    await asked.press('Non merci');
    await asked.press('Rendre le badge');
    await expect(asked.element).to.be.accessible();
    for (const scheme of ['dark', 'light'] as const) {
      await emulateMedia({colorScheme: scheme});
      await asked.rests();
      await expect(asked.element).to.be.accessible();
    }
    const failed = new SupportBackend();
    failed.refuses.set('supporters.list', 'BADGE_UNKNOWN');
    await expect((await openSupporters(failed)).element).to.be.accessible();
    await expect((await openSupporters(new SupportBackend([]))).element).to.be.accessible();
  }).timeout(30_000);

  it('says who supports, and how many, in words', async () => {
    const {words, names, element} = await openSupporters(new SupportBackend());
    expect(words).to.contain('7 personnes et 5 organisations nous soutiennent.');
    expect(names[0]).to.equal('Odile P.');
    expect(words).to.contain('Organisation, depuis mars 2026');
    expect(element.matches(':state(shown):state(stranger)')).to.equal(true);
    const tree = await spoken();
    expect(tree).to.match(
      /heading Nos soutiens[\s\S]*button Je soutiens[\s\S]*listitem[\s\S]*link Transports Maurel/,
    );
    // The plates are decoration: nobody hears the letters in them.
    expect(tree).not.to.match(/ OP\b/);
  });

  it('counts as the language does', async () => {
    const one = (name: string, more: Partial<Supporter> = {}): Supporter => ({
      name,
      since: '2026-03-01T09:00:00Z',
      ...more,
    });
    const org = one('Club', {isOrganisation: true});
    const cases: [Supporter[], string, string][] = [
      [[], 'fr', 'La liste est encore vide.'],
      [[one('A')], 'fr', 'Une personne nous soutient.'],
      [[org], 'fr', 'Une organisation nous soutient.'],
      [[one('A'), org], 'fr', 'Une personne et une organisation nous soutiennent.'],
      [manySupporters(500), 'fr', 'Voici nos 500 derniers soutiens.'],
      [[one('A'), one('B'), org], 'en', '2 people and one organisation support us.'],
      [[one('A'), one('B'), org], 'es', '2 personas y una organización nos apoyan.'],
      [[one('A'), one('B'), org], 'ar', 'يدعمنا شخصان ومؤسسة واحدة.'],
      [[one('A'), one('B'), org], 'uk', 'Нас підтримують 2 людини і 1 організація.'],
    ];
    for (const [supporters, lang, words] of cases) {
      const harness = await openSupporters(new SupportBackend(supporters), {lang});
      await harness.shows(words);
    }
  }).timeout(20_000);

  it('is written from the right in Arabic', async () => {
    const harness = await openSupporters(new SupportBackend(), {lang: 'ar'});
    await harness.shows('داعمونا');
    expect(getComputedStyle(harness.one('.wall')).direction).to.equal('rtl');
  });

  it('shows as many as the page wants, then all, and the focus goes on with them', async () => {
    const harness = await openSupporters(new SupportBackend(), {max: 4});
    expect(harness.names.length).to.equal(4);
    harness.one('.who-all > button').focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => harness.names.length === someSupporters.length, undefined, {timeout: 5000});
    await waitUntil(() => harness.focused.includes('Mairie de Saint-Aubray'), undefined, {timeout: 5000});
  });

  it('gives the badge in one step, then asks about the list, and never ticks for anybody', async () => {
    const backend = new SupportBackend();
    const harness = await openSupporters(backend, {signedIn: true});
    harness.one('.primary').focus();
    await sendKeys({press: 'Enter'});
    const dialog = () => harness.root.querySelector('dialog');
    const request = () => dialog()?.querySelector('badge-request')?.shadowRoot;
    await waitUntil(
      () => request()?.querySelector('button.primary') !== null && request() !== undefined,
      undefined,
      {
        timeout: 8000,
      },
    );
    await waitUntil(() => request()?.querySelector('button.primary') instanceof HTMLElement, undefined, {
      timeout: 8000,
    });
    expect(request()?.querySelector('input[type=checkbox]') === null).to.equal(true);
    request()?.querySelector<HTMLElement>('button.primary')?.click();
    await harness.shows('Voulez-vous apparaître dans la liste ?');
    expect(dialog() === null).to.equal(true);
    await waitUntil(() => harness.focused.includes('Merci'), undefined, {timeout: 5000});
    expect(harness.element.matches(':state(supporter)')).to.equal(true);
    const box = harness.one('#agree', HTMLInputElement);
    expect(box.checked).to.equal(false);
    await harness.press('Apparaître dans la liste');
    await harness.shows('Cochez la case pour apparaître.');
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    expect(backend.supporters.some(({name}) => name === 'Malika T.')).to.equal(false);
    await harness.choose('J’accepte que tout le monde voie ce nom.');
    await harness.write(' ', '#name');
    await harness.press('Apparaître dans la liste');
    await harness.shows('Écrivez le nom à montrer.');
    await harness.write('Malika', '#name');
    const told = once(harness.element, 'badge-support-listed');
    await harness.press('Apparaître dans la liste');
    expect(await told).to.include({isListed: true, name: 'Malika', badge: 'je-soutiens'});
    await harness.shows('Votre nom est dans la liste.');
    await waitUntil(() => harness.names[0] === 'Malika', undefined, {timeout: 5000});
    await waitUntil(() => harness.element.matches(':state(listed)'), undefined, {timeout: 5000});
  }).timeout(20_000);

  it('takes a name back when its holder says so, and the badge too', async () => {
    const backend = new SupportBackend([{name: 'Malika', since: '2026-03-01T09:00:00Z'}]);
    backend.hold({}, {isListed: true, name: 'Malika'});
    const harness = await openSupporters(backend, {signedIn: true});
    await harness.shows('Vous êtes dans la liste, sous ce nom : Malika');
    await harness.press('Ne plus apparaître');
    await harness.shows('Votre nom n’est plus dans la liste.');
    expect(harness.words).not.to.contain('Votre nom n’est pas');
    await waitUntil(() => harness.names.length === 0, undefined, {timeout: 5000});
    await harness.press('Rendre le badge');
    await harness.shows('Voulez-vous rendre le badge ?');
    await harness.press('Non, le garder');
    await harness.shows('Votre nom n’est pas dans la liste. Apparaître dans la liste');
    expect(backend.holdings.length).to.equal(1);
    await harness.press('Rendre le badge');
    const told = once(harness.element, 'badge-support-returned');
    await harness.press('Oui, rendre le badge');
    await told;
    await harness.shows('Vous avez rendu le badge.');
    await waitUntil(() => harness.words.includes('Je soutiens'), undefined, {timeout: 5000});
    await waitUntil(() => harness.element.matches(':state(stranger)'), undefined, {timeout: 5000});
  }).timeout(20_000);

  it('waits for the signature, then shows who agreed meanwhile', async () => {
    const backend = new SupportBackend([]);
    backend.hold({state: 'signing'});
    const harness = await openSupporters(backend, {signedIn: true});
    await harness.shows('Votre badge arrive.');
    await harness.press('Apparaître dans la liste');
    await harness.choose('J’accepte');
    await harness.press('Apparaître dans la liste');
    await harness.shows('Votre nom arrive dans la liste.');
    expect(harness.names).to.deep.equal([]);
    backend.sign();
    await waitUntil(() => harness.names.length === 1, undefined, {timeout: 8000});
  }).timeout(20_000);

  it('says for whom a badge is held: an organisation has a place of its own', async () => {
    const backend = new SupportBackend();
    const organisation = '0190d4a0-0000-7000-8000-0000000000f1';
    backend.organisations = [{id: organisation, name: 'Le Club'}];
    backend.hold({organisation});
    const harness = await openSupporters(backend, {signedIn: true});
    await harness.shows('Merci ! Le Club nous soutient.');
    expect(harness.words).to.contain('Je soutiens');
    await harness.press('Apparaître dans la liste');
    expect(harness.one('#name', HTMLInputElement).value).to.equal('Le Club');
  });

  it('says why something did not work, and changes nothing', async () => {
    const backend = new SupportBackend();
    backend.hold({}, {isListed: true, name: 'Malika T.'});
    backend.refuses.set('supporters.setListing', 'UNREACHABLE');
    const harness = await openSupporters(backend, {signedIn: true});
    await harness.shows('Ne plus apparaître');
    await harness.press('Ne plus apparaître');
    await harness.shows('Le site ne répond pas. Réessayez dans un moment.');
    expect(harness.words).to.contain('Vous êtes dans la liste');
    const failing = new SupportBackend();
    failing.refuses.set('supporters.list', 'UNREACHABLE');
    const failed = await openSupporters(failing);
    expect(failed.element.matches(':state(failed)')).to.equal(true);
    expect(failed.words).to.contain('Le site ne répond pas.');
    failing.refuses.clear();
    await failed.press('Réessayer');
    await failed.shows('nous soutiennent');
  });

  it('lets the page take over, and loads nothing then', async () => {
    const backend = new SupportBackend();
    const harness = await openSupporters(backend);
    harness.element.addEventListener('badge-support-start', (event) => {
      event.preventDefault();
    });
    const told = once(harness.element, 'badge-support-start');
    await harness.press('Je soutiens');
    expect(await told).to.include({badge: 'je-soutiens', structure});
    await aTimeout(50);
    expect(harness.root.querySelector('dialog') === null).to.equal(true);
  });

  it('offers nothing that cannot be had: a badge that is retired, or not given on request', async () => {
    for (const badge of [supportBadge({isRetired: true}), supportBadge({mode: 'reviewed'})]) {
      const harness = await openSupporters(new SupportBackend(someSupporters, [badge]));
      expect(harness.words).to.contain('nous soutiennent');
      expect(harness.words).not.to.match(/Je soutiens(?! Les)/);
    }
  });

  it('shows what the page gives: inline JSON, a property, or the list inside it', async () => {
    const data = {badge: {name: {fr: 'Amis'}}, supporters: [{name: 'Odile', since: '2026-03-01T09:00:00Z'}]};
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(data);
    const element = document.createElement('badge-supporters');
    element.append(script);
    await fixture(html`<div lang="fr">${element}</div>`);
    await waitUntil(
      () => plain(element.shadowRoot!.textContent).includes('Une personne nous soutient.'),
      undefined,
      {
        timeout: 5000,
      },
    );
    expect(plain(element.shadowRoot!.textContent)).to.contain('Amis').and.not.to.contain('Je soutiens');
    element.definition = {supporters: [...data.supporters, {name: 'Club', since: '', isOrganisation: true}]};
    element.definition = {supporters: someSupporters};
    await waitUntil(() => element.shadowRoot!.querySelectorAll('.supporter').length === 12, undefined, {
      timeout: 5000,
    });
    script.textContent = '{';
    const broken = document.createElement('badge-supporters');
    broken.append(script.cloneNode(true));
    await fixture(html`<div lang="fr">${broken}</div>`);
    await waitUntil(() => broken.matches(':state(failed)'), undefined, {timeout: 5000});
    expect(plain(broken.shadowRoot!.textContent)).to.contain('La liste de cette page ne se lit pas.');
    const empty = await fixture<BadgeSupportersElement>(
      html`<badge-supporters
        ><ul>
          <li>Odile</li>
        </ul></badge-supporters
      >`,
    );
    await waitUntil(() => empty.matches(':state(empty)'), undefined, {timeout: 5000});
    expect(empty.shadowRoot!.querySelector('slot') instanceof HTMLSlotElement).to.equal(true);
  }).timeout(20_000);

  it('has two on one page that say two things, also where one person supports one of them', async () => {
    const mine = new SupportBackend();
    mine.hold();
    const first = await openSupporters(mine, {signedIn: true});
    const second = await openSupporters(new SupportBackend([]));
    await first.shows('Merci !');
    expect(second.words).to.contain('La liste est encore vide.').and.to.contain('Je soutiens');
  });

  it('fits a page of 320 px with wider text, and one whose text is twice as large', async () => {
    await setViewport({width: 320, height: 800});
    const backend = new SupportBackend();
    backend.hold();
    const harness = await openSupporters(backend, {signedIn: true});
    await harness.shows('Merci !');
    await harness.press('Apparaître dans la liste');
    Object.assign(harness.provider.style, {
      lineHeight: '1.5',
      letterSpacing: '0.12em',
      wordSpacing: '0.16em',
    });
    expect(harness.overflows(320)).to.deep.equal([]);
    Object.assign(harness.provider.style, {
      lineHeight: '',
      letterSpacing: '',
      wordSpacing: '',
      fontSize: '32px',
    });
    await setViewport({width: 360, height: 800});
    expect(harness.overflows(360)).to.deep.equal([]);
  });

  it('keeps its buttons and marks in forced colours', async () => {
    await emulateMedia({forcedColors: 'active'});
    const harness = await openSupporters(new SupportBackend());
    expect(getComputedStyle(harness.one('.primary')).borderTopWidth).to.equal('2px');
    await expect(harness.element).to.be.accessible();
  });
});

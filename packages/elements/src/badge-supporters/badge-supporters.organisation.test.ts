import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {once} from '../testing/dom.js';
import {ElementHarness} from '../testing/element-harness.js';
import {session, structure} from '../testing/samples.js';
import {SupportBackend, supportBadge} from '../testing/support-backend.js';
import type {BadgeSupportersElement} from './badge-supporters.element.js';
import './badge-supporters.js';
import {websiteOf} from './organisation/organisation-draft.js';

const offer = 'Soutenir au nom d’une organisation';
const forBoth = (): SupportBackend =>
  new SupportBackend([], [supportBadge({recipients: ['person', 'organisation']})]);

class Supporters extends ElementHarness<BadgeSupportersElement> {
  readonly provider: BadgeBackendElement;

  constructor(provider: BadgeBackendElement) {
    const element = provider.querySelector('badge-supporters');
    if (!element) throw new Error('No <badge-supporters>');
    super(element);
    this.provider = provider;
  }

  async begin(): Promise<void> {
    await waitUntil(() => this.words.includes(offer), 'the offer', {timeout: 8000});
    await this.press(offer);
    await this.hasFocus('Au nom de quelle organisation');
  }

  hasFocus(words: string): Promise<void> {
    return waitUntil(() => this.focused.includes(words), `focus on "${words}"`, {timeout: 8000});
  }

  isFocused(selector: string): Promise<void> {
    return waitUntil(() => this.root.activeElement?.matches(selector) === true, `focus on ${selector}`, {
      timeout: 8000,
    });
  }
}

async function open(backend: SupportBackend, {signedIn = true} = {}): Promise<Supporters> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang="fr" structure=${structure} .client=${backend.client}
      ><badge-supporters badge="je-soutiens"></badge-supporters
    ></badge-backend>`,
  );
  if (signedIn) provider.context.setSession(session);
  const harness = new Supporters(provider);
  await waitUntil(() => !harness.element.matches(':state(waiting)'), 'settled', {timeout: 8000});
  return harness;
}

describe('<badge-supporters> on behalf of an organisation', () => {
  it('gives the badge, and shows the name with its website only where that was ticked', async () => {
    const backend = forBoth();
    const harness = await open(backend);
    await harness.begin();
    await expect(harness.element).to.be.accessible();
    await harness.press('Donner notre soutien');
    await harness.shows('Écrivez le nom de l’organisation.');
    await harness.isFocused('#organisation-name');
    await harness.write('Transports Maurel', '#organisation-name');
    await harness.write('pas une adresse', '#organisation-url');
    await harness.press('Donner notre soutien');
    await harness.shows('Cette adresse ne se lit pas. Vérifiez-la.');
    await harness.write('www.maurel.example', '#organisation-url');
    await harness.press('Donner notre soutien');
    await harness.shows('Cochez la case pour continuer.');
    await expect(harness.element).to.be.accessible();
    expect(backend.calls).not.to.include('organisations.create');
    await harness.choose('Je peux parler au nom de cette organisation.');
    const sent = once(harness.element, 'badge-request-sent');
    await harness.press('Donner notre soutien');
    await sent;
    await harness.shows('Merci ! Transports Maurel nous soutient.');
    await harness.hasFocus('Transports Maurel');
    expect(backend.organisations).to.deep.include({
      ...backend.organisations[0],
      name: 'Transports Maurel',
      url: 'https://www.maurel.example/',
    });
    expect(backend.supporters).to.deep.equal([]);
    expect(harness.words).to.contain('Apparaître dans la liste');
    // The person is no supporter themselves.
    expect(harness.element.matches(':state(stranger)')).to.equal(true);
  }).timeout(20_000);

  it('is on the list at once when that was ticked', async () => {
    const backend = forBoth();
    const harness = await open(backend);
    await harness.begin();
    await harness.write('Transports Maurel', '#organisation-name');
    await harness.choose('Je peux parler');
    await harness.choose('J’accepte que tout le monde voie son nom ici.');
    const told = once(harness.element, 'badge-support-listed');
    await harness.press('Donner notre soutien');
    expect(await told).to.include({isListed: true, name: 'Transports Maurel', badge: 'je-soutiens'});
    await harness.shows('Une organisation nous soutient.');
  }).timeout(20_000);

  it('offers the organisations that the person speaks for, and not one that has the badge', async () => {
    const backend = forBoth();
    backend.organisations = [
      {id: '0190d4a0-0000-7000-8000-0000000000f1', name: 'Le Club'},
      {id: '0190d4a0-0000-7000-8000-0000000000f2', name: 'La ferme'},
    ];
    backend.hold({organisation: '0190d4a0-0000-7000-8000-0000000000f1'});
    const harness = await open(backend);
    await harness.shows('Le Club nous soutient');
    await harness.begin();
    await harness.shows('Une autre organisation');
    const names = harness.all('.choices bdi').map(({textContent}) => textContent);
    expect(names).to.deep.equal(['La ferme', 'Une autre organisation']);
    expect(harness.root.querySelector('#organisation-name') === null).to.equal(true);
    await expect(harness.element).to.be.accessible();
    await harness.choose('Je peux parler');
    await harness.press('Donner notre soutien');
    await harness.shows('La ferme nous soutient');
    expect(backend.calls).not.to.include('organisations.create');
  }).timeout(20_000);

  it('lets strangers begin from the dialog, and sends once they have signed in', async () => {
    const backend = forBoth();
    const harness = await open(backend, {signedIn: false});
    await harness.press('Je soutiens');
    const dialog = () => harness.root.querySelector('dialog');
    await waitUntil(() => dialog()?.open === true, undefined, {timeout: 8000});
    await harness.begin();
    expect(dialog() === null).to.equal(true);
    await harness.hasFocus('Au nom de quelle organisation');
    await harness.write('Transports Maurel', '#organisation-name');
    await harness.choose('Je peux parler');
    await harness.press('Donner notre soutien');
    await harness.shows('Dites-nous qui vous êtes.');
    await harness.hasFocus('Dites-nous qui vous êtes.');
    await expect(harness.element).to.be.accessible();
    expect(backend.calls).not.to.include('organisations.create');
    harness.provider.context.setSession(session);
    await harness.shows('Merci ! Transports Maurel nous soutient.');
  }).timeout(20_000);

  it('makes an organisation once, whatever fails after it', async () => {
    const backend = forBoth();
    const harness = await open(backend);
    await harness.begin();
    await harness.write('Transports Maurel', '#organisation-name');
    await harness.choose('Je peux parler');
    backend.refuses.set('requests.submit', 'UNREACHABLE');
    await harness.press('Donner notre soutien');
    await harness.shows('Pas de réponse. Vérifiez votre connexion, puis réessayez.');
    backend.refuses.clear();
    await harness.write('Transports Maurel et filles', '#organisation-name');
    await harness.press('Donner notre soutien');
    await harness.shows('Merci ! Transports Maurel et filles nous soutient.');
    expect(backend.organisations.map(({name}) => name)).to.deep.equal(['Transports Maurel et filles']);
  }).timeout(20_000);

  it('goes back to where it began, by keyboard too', async () => {
    const harness = await open(forBoth());
    await harness.begin();
    await harness.press('Annuler');
    await harness.hasFocus(offer);
    await sendKeys({press: 'Enter'});
    await harness.hasFocus('Au nom de quelle organisation');
  }).timeout(20_000);

  it('is not offered where the badge is for persons', async () => {
    const backend = new SupportBackend([]);
    backend.hold();
    const harness = await open(backend);
    await harness.shows('Merci !');
    expect(harness.words).not.to.contain(offer);
  });

  it('takes an address as people write it', () => {
    expect(websiteOf(' www.maurel.example ')).to.equal('https://www.maurel.example/');
    expect(websiteOf('http://maurel.example/nous')).to.equal('https://maurel.example/nous');
    expect(websiteOf('maurel')).to.equal(undefined);
    expect(websiteOf('javascript://maurel.example/%0Aalert(1)')).to.equal(undefined);
  });
});

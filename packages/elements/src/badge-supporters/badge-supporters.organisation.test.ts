import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {once} from '../testing/dom.js';
import {session} from '../testing/samples.js';
import {openSupporters, type SupportersHarness} from '../testing/supporters-harness.js';
import {SupportBackend, supportBadge} from '../testing/support-backend.js';
import {websiteOf} from './organisation/organisation-draft.js';

const offer = 'Soutenir au nom d’une organisation';
const forBoth = (): SupportBackend =>
  new SupportBackend([], [supportBadge({recipients: ['person', 'organisation']})]);

const hasFocus = (harness: SupportersHarness, words: string): Promise<void> =>
  waitUntil(() => harness.focused.includes(words), `focus on "${words}"`, {timeout: 8000});

async function begin(harness: SupportersHarness): Promise<void> {
  await waitUntil(() => harness.words.includes(offer), 'the offer', {timeout: 8000});
  await harness.press(offer);
  await hasFocus(harness, 'Au nom de quelle organisation');
}

describe('<badge-supporters> on behalf of an organisation', () => {
  it('gives the badge, and shows the name with its website only where that was ticked', async () => {
    const backend = forBoth();
    const harness = await openSupporters(backend, {signedIn: true});
    await begin(harness);
    await expect(harness.element).to.be.accessible();
    await harness.press('Donner notre soutien');
    await harness.shows('Écrivez le nom de l’organisation.');
    await waitUntil(() => harness.root.activeElement?.id === 'organisation-name', undefined, {timeout: 8000});
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
    await hasFocus(harness, 'Transports Maurel');
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
    const harness = await openSupporters(backend, {signedIn: true});
    await begin(harness);
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
    const harness = await openSupporters(backend, {signedIn: true});
    await harness.shows('Le Club nous soutient');
    await begin(harness);
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
    const harness = await openSupporters(backend);
    await harness.press('Je soutiens');
    const dialog = () => harness.root.querySelector('dialog');
    await waitUntil(() => dialog()?.open === true, undefined, {timeout: 8000});
    await begin(harness);
    expect(dialog() === null).to.equal(true);
    await hasFocus(harness, 'Au nom de quelle organisation');
    await harness.write('Transports Maurel', '#organisation-name');
    await harness.choose('Je peux parler');
    await harness.press('Donner notre soutien');
    await harness.shows('Dites-nous qui vous êtes.');
    await hasFocus(harness, 'Dites-nous qui vous êtes.');
    await expect(harness.element).to.be.accessible();
    expect(backend.calls).not.to.include('organisations.create');
    harness.provider.context.setSession(session);
    await harness.shows('Merci ! Transports Maurel nous soutient.');
  }).timeout(20_000);

  it('makes an organisation once, whatever fails after it', async () => {
    const backend = forBoth();
    const harness = await openSupporters(backend, {signedIn: true});
    await begin(harness);
    await harness.write('Transports Maurel', '#organisation-name');
    await harness.choose('Je peux parler');
    backend.refuses.set('requests.submit', 'UNREACHABLE');
    await harness.press('Donner notre soutien');
    await harness.shows('Le site ne répond pas. Réessayez dans un moment.');
    backend.refuses.clear();
    await harness.write('Transports Maurel et filles', '#organisation-name');
    await harness.press('Donner notre soutien');
    await harness.shows('Merci ! Transports Maurel et filles nous soutient.');
    expect(backend.organisations.map(({name}) => name)).to.deep.equal(['Transports Maurel et filles']);
  }).timeout(20_000);

  it('says that something failed where no field of the form could mend it', async () => {
    const backend = forBoth();
    backend.organisations = [{id: '0190d4a0-0000-7000-8000-0000000000f1', name: 'Le Club'}];
    backend.refuses.set('requests.submit', 'BAD_REQUEST');
    const harness = await openSupporters(backend, {signedIn: true});
    await begin(harness);
    await harness.choose('Je peux parler');
    await harness.press('Donner notre soutien');
    await harness.shows('Quelque chose n’a pas marché. Réessayez.');
  }).timeout(20_000);

  it('goes back to where it began, by keyboard too', async () => {
    const harness = await openSupporters(forBoth(), {signedIn: true});
    await begin(harness);
    await harness.press('Annuler');
    await hasFocus(harness, offer);
    await sendKeys({press: 'Enter'});
    await hasFocus(harness, 'Au nom de quelle organisation');
  }).timeout(20_000);

  it('has one main button, and leads strangers who stop back to theirs', async () => {
    const harness = await openSupporters(forBoth());
    await harness.press('Je soutiens');
    await begin(harness);
    expect(harness.all('.button.primary').length).to.equal(1);
    await harness.press('Annuler');
    await hasFocus(harness, 'Je soutiens');
  }).timeout(20_000);

  it('is not offered where the badge is for persons', async () => {
    const backend = new SupportBackend([]);
    backend.hold();
    const harness = await openSupporters(backend, {signedIn: true});
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

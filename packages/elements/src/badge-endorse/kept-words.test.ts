import {expect} from '@open-wc/testing';
import {rememberDeviceOwner} from '../badge-request/keeping/device-owner.js';
import {EndorseBackend, endorserSession} from '../testing/endorse-backend.js';
import {openByLink, openMine} from '../testing/endorse-harness.js';
import {person} from '../testing/samples.js';

const words = 'Elle range l’atelier sans qu’on le demande.';
const traces = (store: Storage): string[] =>
  Object.keys(store).filter((key) => key.startsWith('pepites-words-'));

describe('<badge-endorse>, what is being written', () => {
  const forgetAll = (): void => {
    localStorage.clear();
    sessionStorage.clear();
  };
  beforeEach(forgetAll);
  afterEach(forgetAll);

  const begun = async (backend: EndorseBackend): Promise<void> => {
    backend.ask();
    const harness = await (await openByLink(backend)).opened();
    await harness.choose('Nous travaillons ensemble');
    await harness.write(words, '#words');
    await harness.write('Paul', '#name');
    harness.provider.remove();
  };
  const field = (harness: Awaited<ReturnType<typeof openByLink>>, name: string): string =>
    harness.root.querySelector<HTMLInputElement>(name)!.value;

  it('is there again after the page was loaded again, in the same tab; consent is not', async () => {
    const backend = new EndorseBackend();
    await begun(backend);
    expect(traces(localStorage)).to.deep.equal([]);
    const again = await (await openByLink(backend)).opened();
    expect([field(again, '#words'), field(again, '#name')]).to.deep.equal([words, 'Paul']);
    expect(again.words).to.contain('Ce que vous écrivez reste tant que cet onglet est ouvert.');
    expect(again.root.querySelector<HTMLInputElement>('[value="together"]')!.checked).to.equal(true);
    await again.press('Envoyer mes mots');
    expect(again.words).to.contain('Cochez la case si vous êtes d’accord.');
  });

  it('is gone once it was sent', async () => {
    const backend = new EndorseBackend();
    await begun(backend);
    const again = await (await openByLink(backend)).opened();
    await again.choose('Je suis d’accord');
    await again.press('Envoyer mes mots');
    await again.shows('Merci');
    expect([...traces(sessionStorage), ...traces(localStorage)]).to.deep.equal([]);
  });

  it('stays on one’s own device for fourteen days', async () => {
    rememberDeviceOwner('mine');
    const backend = new EndorseBackend();
    await begun(backend);
    const [key] = traces(localStorage);
    expect(traces(sessionStorage)).to.deep.equal([]);
    const again = await (await openByLink(backend)).opened();
    expect(field(again, '#words')).to.equal(words);
    expect(again.words).to.contain('14 jours sur cet appareil');
    again.provider.remove();
    const entry = JSON.parse(localStorage.getItem(key!)!) as object;
    const at = new Date(Date.now() - 15 * 86_400_000).toISOString();
    localStorage.setItem(key!, JSON.stringify({...entry, at}));
    const late = await (await openByLink(backend)).opened();
    expect(field(late, '#words')).to.equal('');
    expect(traces(localStorage)).to.deep.equal([]);
  });

  it('leaves no trace on a shared device, nor what was written before it was called shared', async () => {
    rememberDeviceOwner('mine');
    const backend = new EndorseBackend();
    await begun(backend);
    rememberDeviceOwner('shared');
    const again = await (await openByLink(backend)).opened();
    expect(field(again, '#words')).to.equal('');
    await again.write(words, '#words');
    expect(again.words).to.contain('Cet appareil est partagé');
    expect([...traces(sessionStorage), ...traces(localStorage)]).to.deep.equal([]);
  });

  it('is not read by the next person in the tab, and is deleted for them', async () => {
    const backend = new EndorseBackend();
    backend.ask({kind: 'account', person: endorserSession.person.id});
    const harness = await openMine(backend, endorserSession);
    await harness.press('Écrire');
    await harness.write(words, '#words');
    expect(traces(sessionStorage).length).to.equal(1);
    harness.provider.context.setSession({...endorserSession, token: 'other', person});
    await harness.shows('Écrire');
    await harness.press('Écrire');
    expect(field(harness, '#words')).to.equal('');
    expect(traces(sessionStorage)).to.deep.equal([]);
  });

  it('is not taken from what another script has put there', async () => {
    const backend = new EndorseBackend();
    await begun(backend);
    const [key] = traces(sessionStorage);
    for (const text of ['{', 'null', '{"person":"","at":"2026-11-01","draft":{"text":1}}']) {
      sessionStorage.setItem(key!, text);
      const again = await (await openByLink(backend)).opened();
      expect(field(again, '#words')).to.equal('');
      again.provider.remove();
    }
  });
});

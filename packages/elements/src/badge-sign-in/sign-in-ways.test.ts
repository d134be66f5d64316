import {expect, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {fakeCamera} from '../testing/fake-camera.js';
import {session} from '../testing/samples.js';
import {openSignIn, type SignInHarness, signInBackend} from '../testing/sign-in-harness.js';
import {once} from '../testing/dom.js';

const paper = 'K7QP-2M9X-4';

describe('to whom one signs in with <badge-sign-in>', () => {
  it('is said by the structure’s name, and by the site that keeps the badges', async () => {
    const harness = await openSignIn(signInBackend(), {backend: 'https://badges.example'});
    await harness.shows('Chez Les Trois Saules. Vos badges sont gardés sur badges.example.');
    await expect(harness.element).to.be.accessible();
    harness.provider.context.setSession(session);
    await harness.shows('La connexion est faite. Chez Les Trois Saules.');
  });

  it('is words, whatever the structure calls itself', async () => {
    const client = signInBackend();
    const name = '<img src=x onerror="window.signedIn=1">';
    Object.assign(client, {
      structures: {get: () => Promise.resolve({id: 'x', name, kind: 'ACI', issuerId: 'https://x.example'})},
    });
    const harness = await openSignIn(client);
    await harness.shows(`Chez ${name}.`);
    expect((window as {signedIn?: number}).signedIn).to.equal(undefined);
  });
});

describe('a code by e-mail', () => {
  it('that does not come is helped with, and another one is asked for', async () => {
    const client = signInBackend();
    const harness = await openSignIn(client);
    const status = harness.one('[role=status]');
    await harness.submit('malika@example.org');
    await harness.shows('Le message n’arrive pas ? Regardez aussi dans les indésirables.');
    expect(harness.one('[role=status]') === status).to.equal(true);
    expect(status.textContent).to.contain('Un message est parti à malika@example.org.');
    await harness.press('Envoyer un autre code');
    await waitUntil(() => status.textContent.includes('Un autre message est parti'));
    expect(client.asked).to.deep.equal(['sendCode', 'sendCode']);
  });

  it('says that there is no internet, where there is none', async () => {
    const harness = await openSignIn(signInBackend({sendCode: 'UNREACHABLE'}));
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')!;
    Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => false});
    try {
      await harness.submit('malika@example.org');
      await harness.shows('Vous n’avez pas internet pour l’instant.');
      expect(harness.field.value).to.equal('malika@example.org');
    } finally {
      Object.defineProperty(navigator, 'onLine', own);
    }
  });
});

describe('a code on paper', () => {
  afterEach(() => {
    delete (globalThis as {BarcodeDetector?: unknown}).BarcodeDetector;
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('in the page’s address is filled in, used when the person says so, and then taken out of the address', async () => {
    history.replaceState(null, '', `#badge-code=${paper}`);
    const client = signInBackend();
    const harness = await openSignIn(client);
    await harness.shows('Le code du papier est lu.');
    expect(harness.field.value).to.equal(paper);
    expect(client.asked).to.deep.equal([]);
    const signedIn = once(harness.element, 'badge-sign-in');
    await harness.press('Me connecter');
    await signedIn;
    expect(client.asked).to.deep.equal([`withClaimCode ${paper}`]);
    expect(location.hash).to.equal('');
  });

  it('leads to the phone’s own camera where pages have none', async () => {
    Object.defineProperty(navigator, 'mediaDevices', {value: undefined, configurable: true});
    try {
      const harness = await openSignIn(signInBackend());
      await harness.press('J’ai un code sur papier');
      await harness.shows('Ou scannez le QR code du papier avec l’appareil photo du téléphone.');
      await expect(harness.element).to.be.accessible();
    } finally {
      Reflect.deleteProperty(navigator, 'mediaDevices');
    }
  });

  for (const reader of ['the browser', 'a library'] as const)
    it(`is read by ${reader} from its QR code, and nothing of another QR code is followed`, async () => {
      await setViewport({width: 360, height: 700});
      const camera = fakeCamera({hasDetector: reader === 'the browser'});
      camera.show('https://elsewhere.example/');
      try {
        const client = signInBackend();
        const harness = await openSignIn(client);
        await harness.press('J’ai un code sur papier');
        await waitUntil(() => harness.words.includes('Scanner le QR code du papier'));
        await expect(harness.element).to.be.accessible();
        await harness.press('Scanner le QR code du papier');
        await harness.shows('Montrez le QR code du papier à l’appareil photo.');
        await waitUntil(() => harness.one('video', HTMLVideoElement).readyState > 1, undefined, {
          timeout: 5000,
        });
        await expect(harness.element).to.be.accessible();
        expect(harness.overflows(360)).to.deep.equal([]);
        camera.show(`https://badges.example/start/les-trois-saules#badge-code=${paper}`);
        await waitUntil(() => harness.words.includes('Le code du papier est lu.'), undefined, {
          timeout: 10_000,
        });
        expect(harness.field.value).to.equal(paper);
        expect(camera.isOff()).to.equal(true);
        expect(client.asked).to.deep.equal([]);
      } finally {
        camera.restore();
        await setViewport({width: 800, height: 600});
      }
    }).timeout(20_000);

  it('is written where the camera is refused', async () => {
    const camera = fakeCamera({open: () => Promise.reject(new DOMException('no', 'NotAllowedError'))});
    try {
      const harness = await openSignIn(signInBackend());
      await harness.press('J’ai un code sur papier');
      await waitUntil(() => harness.words.includes('Scanner le QR code du papier'));
      await harness.press('Scanner le QR code du papier');
      await harness.shows('L’appareil photo est fermé pour ce site. Écrivez le code.');
      expect(harness.field.name).to.equal('claim');
    } finally {
      camera.restore();
    }
  });
});

describe('on a page that the structure has not registered', () => {
  let opened: {address: URL; times: number; shown: number} | undefined;
  const realOpen = window.open.bind(window);
  const stand = document.createElement('iframe');

  before(() => document.body.append(stand));
  after(() => {
    stand.remove();
    window.open = realOpen;
  });

  /** A window of this same browser stands for the pop-up; where its messages come from cannot be chosen, so it is our own origin. */
  function openWindows(isBlocked = false): void {
    opened = undefined;
    window.open = (address) => {
      if (isBlocked) return null;
      const popUp = stand.contentWindow!;
      const {times = 0, shown = 0} = opened ?? {};
      opened = {address: new URL(address ?? ''), times: times + 1, shown};
      popUp.focus = () => {
        if (opened) opened.shown += 1;
      };
      return popUp;
    };
  }

  const answer = (message: object, state = opened?.address.searchParams.get('state')): void => {
    const popUp = stand.contentWindow as Window & {eval: (code: string) => void};
    const words = JSON.stringify({...message, state});
    popUp.eval(`parent.postMessage(${words}, '*')`);
  };

  async function toWindow(): Promise<SignInHarness> {
    const client = signInBackend({sendCode: 'ORIGIN_NOT_REGISTERED'});
    const harness = await openSignIn(client, {backend: location.origin});
    await harness.submit('malika@example.org');
    await harness.shows('Une fenêtre de Les Trois Saules va s’ouvrir. Vous reviendrez ici.');
    return harness;
  }

  it('one signs in in a window of the backend, and the session comes from there', async () => {
    openWindows();
    const harness = await toWindow();
    await expect(harness.element).to.be.accessible();
    expect(harness.focused).to.equal('Ouvrir la fenêtre');
    await harness.press('Ouvrir la fenêtre');
    await harness.shows('La fenêtre est ouverte. Connectez-vous dans cette fenêtre.');
    expect(opened?.address.pathname).to.equal('/sign-in');
    expect(opened?.address.searchParams.get('origin')).to.equal(location.origin);
    answer({type: 'pepites:session', session: {...session, token: 'stolen'}}, 'another state');
    answer({type: 'pepites:session', session: {nothing: true}});
    answer({type: 'pepites:session', session});
    await harness.shows('Bonjour, Malika T.');
    expect(harness.provider.context.session?.token).to.equal(session.token);
  });

  it('says where the window is, brings it back, opens it again, and lets the person give up', async () => {
    openWindows();
    const harness = await toWindow();
    await harness.press('Ouvrir la fenêtre');
    await harness.shows('Vous ne la voyez pas ? Elle est derrière, ou dans un autre onglet.');
    expect(harness.focused).to.equal('Montrer la fenêtre');
    await expect(harness.element).to.be.accessible();
    await harness.press('Montrer la fenêtre');
    expect(opened).to.deep.include({times: 1, shown: 1});
    const first = opened!.address.searchParams.get('state');
    await harness.press('Ouvrir une nouvelle fenêtre');
    expect(opened!.times).to.equal(2);
    answer({type: 'pepites:session', session}, first);
    await harness.shows('Montrer la fenêtre');
    await harness.press('Annuler');
    await harness.shows('Ouvrir la fenêtre');
    answer({type: 'pepites:session', session});
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(harness.provider.context.session === undefined).to.equal(true);
    await harness.press('Ouvrir la fenêtre');
    answer({type: 'pepites:session', session});
    await harness.shows('Bonjour, Malika T.');
  });

  it('says that the person said no, and that the browser opened nothing', async () => {
    openWindows();
    const harness = await toWindow();
    await harness.press('Ouvrir la fenêtre');
    answer({type: 'pepites:refused'});
    await harness.shows('Vous avez dit non. Ce site ne sait pas qui vous êtes.');
    openWindows(true);
    await harness.press('Ouvrir la fenêtre');
    await harness.shows('Le navigateur a bloqué la fenêtre.');
    await harness.shows('Touchez ce message, puis « Autoriser ».');
    await expect(harness.element).to.be.accessible();
  });

  it('asks for no address at all where the page says that it is not registered', async () => {
    const harness = await openSignIn(signInBackend(), {backend: location.origin, way: 'window'});
    await harness.shows('Ouvrir la fenêtre');
    expect(harness.root.querySelector('input') === null).to.equal(true);
  });
});

import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-sign-in.js';
import {backendError, fakeBackend, session, structure} from '../packages/elements/src/testing/samples.js';
import {acting, instead, offline, press, sees, submit as submitting} from './acting.js';

/** A code by e-mail, or a code on paper. In these stories any address gets a message, and 123456 is the right code. */
const meta: Meta = {title: 'Elements/badge-sign-in', component: 'badge-sign-in', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const structures = {
  get: () =>
    Promise.resolve({
      id: structure,
      name: 'Les Trois Saules',
      kind: 'ACI',
      issuerId: 'https://badges.example/issuers/les-trois-saules',
    } as const),
};

const client = fakeBackend({
  structures,
  signIn: {
    sendCode: () => Promise.resolve({expiresInSeconds: 600}),
    withCode: ({code}) =>
      code === '123456' ? Promise.resolve(session) : Promise.reject(backendError('CODE_WRONG')),
    withClaimCode: () => Promise.reject(backendError('CODE_EXPIRED')),
  },
  me: {signOut: () => Promise.resolve(undefined)},
});

const render = (): TemplateResult =>
  html`<badge-backend backend="https://badges.example" structure=${structure} .client=${client}
    ><badge-sign-in></badge-sign-in
  ></badge-backend>`;

/** Sends the form with this in its field. */
async function submit(root: HTMLElement, value: string): Promise<void> {
  const form = (): HTMLFormElement | null | undefined =>
    root.querySelector('badge-sign-in')?.shadowRoot?.querySelector('form');
  for (let tries = 0; !form() && tries < 100; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const field = form()?.querySelector('input');
  if (!field) return;
  field.value = value;
  form()?.requestSubmit();
  await new Promise((resolve) => setTimeout(resolve, 50));
}

export const SignedOut: Story = {render, play: acting(sees('Recevoir un code'))};

export const SignedIn: Story = {
  render,
  play: ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession(session);
  },
};

export const InEnglish: Story = {
  render: () => html`<div lang="en">${render()}</div>`,
  play: acting(sees('Your badges are kept')),
};

/** The message has left; help for when it does not come. */
export const AsksForTheCode: Story = {
  render,
  play: async ({canvasElement}) => submit(canvasElement, 'malika@example.org'),
};

export const WrongCode: Story = {
  render,
  play: async ({canvasElement}) => {
    await submit(canvasElement, 'malika@example.org');
    await submit(canvasElement, '000000');
  },
};

/** A page that the structure has not registered: the backend’s own window asks. */
export const InAWindow: Story = {
  render: () =>
    html`<badge-backend backend="https://badges.example" structure=${structure} .client=${client}
      ><badge-sign-in way="window"></badge-sign-in
    ></badge-backend>`,
};

/** The backend has ended the session. */
export const HasEnded: Story = {
  render,
  play: async ({canvasElement}) => {
    const context = canvasElement.querySelector('badge-backend')?.context;
    context?.setSession(session);
    await sees('Bonjour, Malika T.')(canvasElement);
    context?.setSession(undefined, 'backend');
    await sees('Votre connexion est terminée')(canvasElement);
  },
};

/** Two for one backend: the first asks, the other leads there. */
export const OnePlace: Story = {
  // Which of the two asks is whichever was ready first.
  tags: ['moving'],
  render: () =>
    html`<badge-backend backend="https://badges.example" structure=${structure} .client=${client}
      ><badge-sign-in></badge-sign-in>
      <hr />
      <badge-sign-in></badge-sign-in
    ></badge-backend>`,
  play: acting(sees('Une seule connexion'), sees('Recevoir un code'), sees('Chez Les Trois Saules')),
};

const withCalls = (calls: object): TemplateResult =>
  html`<badge-backend
    backend="https://badges.example"
    structure=${structure}
    .client=${{...client, signIn: {...client.signIn, ...calls}}}
    ><badge-sign-in></badge-sign-in
  ></badge-backend>`;
const refusing = (call: string, code: string): TemplateResult =>
  withCalls({[call]: () => Promise.reject(backendError(code))});

export const NotAnAddress: Story = {
  render,
  play: acting(submitting('#field', 'malika'), sees('Écrivez une adresse mail')),
};

export const Waiting: Story = {
  tags: ['waiting'],
  render: () => withCalls({sendCode: () => new Promise(() => undefined)}),
  play: acting(submitting('#field', 'malika@example.org'), sees('Un instant')),
};

export const SentAgain: Story = {
  render,
  play: acting(
    submitting('#field', 'malika@example.org'),
    press('Envoyer un autre code'),
    sees('Un autre message est parti'),
  ),
};

export const CodeTooOld: Story = {
  render: () => refusing('withCode', 'CODE_EXPIRED'),
  play: acting(
    submitting('#field', 'malika@example.org'),
    sees('Le code du message'),
    submitting('#field', '123456'),
    sees('Ce code ne marche plus'),
  ),
};

export const TooManyTries: Story = {
  render: () => refusing('sendCode', 'TOO_MANY_ATTEMPTS'),
  play: acting(submitting('#field', 'malika@example.org'), sees('Trop d’essais')),
};

export const BackendDown: Story = {
  render: () => refusing('sendCode', 'UNREACHABLE'),
  play: acting(submitting('#field', 'malika@example.org'), sees('Le site ne répond pas')),
};

export const WithoutNetwork: Story = {
  beforeEach: offline,
  render: () => refusing('sendCode', 'UNREACHABLE'),
  play: acting(submitting('#field', 'malika@example.org'), sees('Vous n’avez pas internet')),
};

/** For somebody without an address: the code on paper, typed. */
export const PaperCode: Story = {render, play: acting(press('J’ai un code sur papier'))};

/** Where the device reads square codes: through its camera. */
const withCamera = (video: () => Promise<MediaStream>) => () => {
  class Reader {
    static getSupportedFormats(): Promise<string[]> {
      return Promise.resolve(['qr_code']);
    }
    detect(): Promise<[]> {
      return Promise.resolve([]);
    }
  }
  const backs = [
    instead(globalThis, 'BarcodeDetector', {value: Reader}),
    instead(navigator.mediaDevices, 'getUserMedia', {value: video}),
  ];
  return () => {
    for (const back of backs) back();
  };
};
const nobodyAnswers = (): Promise<MediaStream> => new Promise(() => undefined);

export const PaperCodeToScan: Story = {
  beforeEach: withCamera(nobodyAnswers),
  render,
  play: acting(press('J’ai un code sur papier'), sees('Scanner le QR code')),
};

export const Scanning: Story = {
  beforeEach: withCamera(nobodyAnswers),
  render,
  play: acting(press('J’ai un code sur papier'), press('Scanner le QR code'), sees('Montrez le QR code')),
};

export const CameraRefused: Story = {
  beforeEach: withCamera(() => Promise.reject(new DOMException('', 'NotAllowedError'))),
  render,
  play: acting(press('J’ai un code sur papier'), press('Scanner le QR code'), sees('fermé pour ce site')),
};

export const PaperCodeWrong: Story = {
  render: () => refusing('withClaimCode', 'CODE_WRONG'),
  play: acting(
    press('J’ai un code sur papier'),
    submitting('#field', 'K7QP-2M9X-4'),
    sees('Ce code n’est pas le bon'),
  ),
};

const inAWindow = (): TemplateResult =>
  html`<badge-backend backend="https://badges.example" structure=${structure} .client=${client}
    ><badge-sign-in way="window"></badge-sign-in
  ></badge-backend>`;

export const WindowIsOpen: Story = {
  tags: ['waiting'],
  beforeEach: () => instead(globalThis, 'open', {value: () => ({closed: false, close: () => undefined})}),
  render: inAWindow,
  play: acting(press('Ouvrir la fenêtre'), sees('La fenêtre est ouverte')),
};

export const WindowBlocked: Story = {
  beforeEach: () => instead(globalThis, 'open', {value: () => null}),
  render: inAWindow,
  play: acting(press('Ouvrir la fenêtre'), sees('a bloqué la fenêtre')),
};

export const WindowClosed: Story = {
  beforeEach: () => instead(globalThis, 'open', {value: () => ({closed: true, close: () => undefined})}),
  render: inAWindow,
  play: acting(press('Ouvrir la fenêtre'), sees('s’est fermée')),
};

export const InArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${render()}</div>`,
  play: async ({canvasElement}) => submit(canvasElement, 'malika@example.org'),
};

export const InUkrainian: Story = {
  render: () => html`<div lang="uk">${render()}</div>`,
  play: async ({canvasElement}) => submit(canvasElement, 'malika@example.org'),
};

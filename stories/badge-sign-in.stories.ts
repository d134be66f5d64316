import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-sign-in.js';
import {backendError, fakeBackend, session, structure} from '../packages/elements/src/testing/samples.js';

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

export const SignedOut: Story = {render};

export const SignedIn: Story = {
  render,
  play: ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession(session);
  },
};

export const InEnglish: Story = {render: () => html`<div lang="en">${render()}</div>`};

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
    await new Promise((resolve) => setTimeout(resolve, 300));
    context?.setSession(undefined, 'backend');
  },
};

/** Two for one backend: the first asks, the other leads there. */
export const OnePlace: Story = {
  render: () =>
    html`<badge-backend backend="https://badges.example" structure=${structure} .client=${client}
      ><badge-sign-in></badge-sign-in>
      <hr />
      <badge-sign-in></badge-sign-in
    ></badge-backend>`,
};

import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-sign-in.js';
import {backendError, fakeBackend, session, structure} from '../packages/elements/src/testing/samples.js';

/** A code by e-mail, or a code on paper. In these stories any address gets a message, and 123456 is the right code. */
const meta: Meta = {title: 'Elements/badge-sign-in', component: 'badge-sign-in', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const client = fakeBackend({
  signIn: {
    sendCode: () => Promise.resolve({expiresInSeconds: 600}),
    withCode: ({code}) =>
      code === '123456' ? Promise.resolve(session) : Promise.reject(backendError('CODE_WRONG')),
    withClaimCode: () => Promise.reject(backendError('CODE_EXPIRED')),
  },
  me: {signOut: () => Promise.resolve(undefined)},
});

const render = (): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${client}
    ><badge-sign-in></badge-sign-in
  ></badge-backend>`;

export const SignedOut: Story = {render};

export const SignedIn: Story = {
  render,
  play: ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession(session);
  },
};

export const InEnglish: Story = {render: () => html`<div lang="en">${render()}</div>`};

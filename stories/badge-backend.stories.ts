import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-pathway.js';
import '@pepites/elements/badge-sign-in.js';
import {fakeBackend, progressOf, session, structure} from '../packages/elements/src/testing/samples.js';
import {illustratedPathway} from './support.js';

/** One backend and one session for the elements inside: sign in with any address and any six digits, and the pathway knows you. */
const meta: Meta = {title: 'Elements/badge-backend', component: 'badge-backend', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const shared = (): TemplateResult => {
  const client = fakeBackend({
    signIn: {
      sendCode: () => Promise.resolve({expiresInSeconds: 600}),
      withCode: () => Promise.resolve(session),
      withClaimCode: () => Promise.resolve(session),
    },
    me: {signOut: () => Promise.resolve(undefined)},
    pathways: {
      get: () => Promise.resolve(illustratedPathway),
      progress: () => Promise.resolve(progressOf('earned', 'now', 'later', 'later')),
    },
  });
  return html`<badge-backend structure=${structure} .client=${client}
    ><badge-sign-in></badge-sign-in>
    <hr />
    <badge-pathway pathway="mon-parcours"></badge-pathway
  ></badge-backend>`;
};

export const Shared: Story = {render: shared};

/** One sign-in is enough for all elements inside. */
export const SignedIn: Story = {
  render: shared,
  play: ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession(session);
  },
};

export const InArabic: Story = {render: () => html`<div lang="ar" dir="rtl">${shared()}</div>`};

export const InUkrainian: Story = {render: () => html`<div lang="uk">${shared()}</div>`};

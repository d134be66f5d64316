import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import type {EndorsementView} from '@pepites/recognition';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-endorse.js';
import {EndorseBackend, linkToken, requestId} from '../packages/elements/src/testing/endorse-backend.js';
import {structure} from '../packages/elements/src/testing/samples.js';
import {acting, press, sees, signIn, submit} from './acting.js';

/** Recommendations of a badge that is still asked for (`request=`): they are read with the request, and go beside the badge later. In these stories the code is 482913. */
const meta: Meta = {title: 'Elements/badge-endorse request', component: 'badge-endorse'};
export default meta;
type Story = StoryObj;

function asked(state?: EndorsementView['state']): EndorseBackend {
  const backend = new EndorseBackend();
  if (state) backend.bring(backend.ask(undefined, undefined, new Date(), 'request'), state);
  return backend;
}

const own = (backend: EndorseBackend): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-endorse request=${requestId}></badge-endorse
  ></badge-backend>`;

const byLink = (state: EndorsementView['state']): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${asked(state).client}
    ><badge-endorse link=${linkToken}></badge-endorse
  ></badge-backend>`;

const enter = submit('input.code', '482913');

export const None: Story = {render: () => own(asked()), play: acting(signIn(), sees('Pas encore'))};

export const Asking: Story = {
  render: () => own(asked()),
  play: acting(signIn(), press('Demander une recommandation'), sees('Comment prévenir')),
};

export const ToAnswer: Story = {render: () => own(asked('written')), play: acting(signIn(), sees('À lire'))};

export const Accepted: Story = {
  render: () => own(asked('accepted')),
  play: acting(signIn(), sees('avec votre demande')),
};

/** Somebody without an account writes while the badge is examined. */
export const Writing: Story = {
  render: () => byLink('pending'),
  play: acting(enter, sees('demande ce badge')),
};

export const ReadWithTheRequest: Story = {
  render: () => byLink('accepted'),
  play: acting(enter, sees('avec sa demande')),
};

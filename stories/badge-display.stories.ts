import type {JsonObject} from '@pepites/credentials';
import type {BadgeBackend} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-display.js';
import {
  signedBadge,
  type SignedBadge,
  tampered,
  verifyingBackend,
} from '../packages/elements/src/testing/signed-badge.js';

interface Loaded {
  readonly credential: JsonObject;
  readonly client: BadgeBackend | undefined;
}

/** One badge and the truth about it. The badges of these stories are signed when the story opens, and really checked. */
const meta: Meta = {
  title: 'Elements/badge-display',
  component: 'badge-display',
  tags: ['autodocs'],
  args: {form: 'card', verify: 'auto'},
  argTypes: {
    form: {control: 'inline-radio', options: ['card', 'medallion', 'row']},
    verify: {control: 'inline-radio', options: ['auto', 'click', 'none']},
  },
  render: ({form, verify}: Record<string, unknown>, {loaded}): TemplateResult => {
    const {credential, client} = loaded as Loaded;
    return html`<badge-backend .client=${client}
      ><badge-display form=${form} verify=${verify} .credential=${credential}></badge-display
    ></badge-backend>`;
  },
};
export default meta;
type Story = StoryObj;

const shown = (badge: SignedBadge, credential = badge.credential): Loaded => ({
  credential,
  client: verifyingBackend(badge),
});

export const Verified: Story = {loaders: [async () => shown(await signedBadge())]};

export const Expired: Story = {
  loaders: [async () => shown(await signedBadge({validUntil: new Date('2025-10-14T00:00:00Z')}))],
};

export const Withdrawn: Story = {loaders: [async () => shown(await signedBadge({isRevoked: true}))]};

/** One byte was changed after signing. */
export const Changed: Story = {
  loaders: [
    async () => {
      const badge = await signedBadge();
      return shown(badge, tampered(badge));
    },
  ],
};

/** A good signature by somebody whom nobody here recognises. */
export const NotRecognised: Story = {
  loaders: [async () => shown(await signedBadge({isRecognised: false}))],
};

/** Without a backend the key and the list of withdrawn badges cannot be had. */
export const NotAllChecked: Story = {
  loaders: [async () => ({credential: (await signedBadge()).credential, client: undefined})],
};

export const AsMedallion: Story = {
  args: {form: 'medallion'},
  loaders: [async () => shown(await signedBadge())],
};

export const AsRow: Story = {args: {form: 'row'}, loaders: [async () => shown(await signedBadge())]};

import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import type {BadgeVerifierElement} from '@pepites/elements/badge-verifier.element.js';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-verifier.js';
import {signedBadge, tampered, verifyingBackend} from '../packages/elements/src/testing/signed-badge.js';

/** Anyone checks a badge: a file or its text, then three answers. */
const meta: Meta = {title: 'Elements/badge-verifier', component: 'badge-verifier', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const checkIn = async (canvas: HTMLElement, credential: unknown): Promise<void> => {
  await canvas.querySelector<BadgeVerifierElement>('badge-verifier')?.check(JSON.stringify(credential));
};

export const Asking: Story = {
  render: () => html`<badge-verifier backend="https://badges.example"></badge-verifier>`,
};

const badge = signedBadge();
const inBackend: NonNullable<Story['render']> = (_args, {loaded}) =>
  html`<badge-backend .client=${verifyingBackend(...(loaded['badges'] as Awaited<typeof badge>[]))}
    ><badge-verifier></badge-verifier
  ></badge-backend>`;
const loaders: NonNullable<Story['loaders']> = [async () => ({badges: [await badge]})];

export const Genuine: Story = {
  loaders,
  render: inBackend,
  play: async ({canvasElement}) => checkIn(canvasElement, (await badge).credential),
};

/** One byte was changed after signing. */
export const Refused: Story = {
  loaders,
  render: inBackend,
  play: async ({canvasElement}) => checkIn(canvasElement, tampered(await badge)),
};

/** No backend: what could not be known is said, never called true. */
export const NotAllChecked: Story = {
  render: () => html`<badge-verifier></badge-verifier>`,
  play: async ({canvasElement}) => checkIn(canvasElement, (await badge).credential),
};

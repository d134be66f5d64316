import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-share.js';
import {acting, press, sees} from './acting.js';

/** Ways to share one page. Nobody hears of it before its reader chooses a way. */
const meta: Meta = {
  title: 'Elements/badge-share',
  component: 'badge-share',
  tags: ['autodocs'],
  args: {
    url: 'https://badges.exemple.fr/b/4f9a2c',
    name: 'B.A.BA de l’entreprise',
    issuer: 'Les Trois Saules',
    awardedAt: '2026-10-14T09:00:00Z',
    src: 'https://badges.exemple.fr/b/4f9a2c/credential.json',
    backend: 'https://badges.exemple.fr',
    lang: 'fr',
  },
  render: ({url, name, issuer, awardedAt, src, backend, lang}: Record<string, unknown>): TemplateResult =>
    html`<div lang=${lang} dir=${lang === 'ar' ? 'rtl' : 'ltr'}>
      <badge-share
        url=${url}
        name=${name}
        issuer=${issuer}
        awarded-at=${awardedAt}
        src=${src}
        backend=${backend}
      ></badge-share>
    </div>`,
};
export default meta;
type Story = StoryObj;

export const OfABadge: Story = {};

/** A page of several badges: nothing to add to a profile, nothing to show on another site. */
export const OfAPage: Story = {args: {name: '', issuer: '', awardedAt: '', src: '', backend: ''}};

export const WithCode: Story = {
  play: acting(press('Code QR'), press('Code pour un site'), sees('Copier le code')),
};

/** An address that must not be passed on. */
export const NotToBeShared: Story = {args: {url: 'javascript:alert(1)'}};

export const InArabic: Story = {args: {lang: 'ar'}};

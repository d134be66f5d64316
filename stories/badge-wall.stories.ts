import type {BadgeBackend, CredentialHost} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-wall.js';
import {backendError, fakeBackend, session} from '../packages/elements/src/testing/samples.js';
import {
  addressOf,
  credentialsOf,
  listOf,
  sixBadges,
  someBad,
  WallBackend,
  type WallSample,
} from '../packages/elements/src/testing/wall-samples.js';
import {imageOf} from './support.js';

interface Loaded {
  readonly client: BadgeBackend | undefined;
  readonly src?: string;
  readonly sources?: readonly object[];
  readonly host?: CredentialHost;
  readonly isSignedIn?: boolean;
  readonly lang?: string;
}

/** A person’s badges. Those of these stories are signed when the story opens, and really checked. */
const meta: Meta = {
  title: 'Elements/badge-wall',
  component: 'badge-wall',
  tags: ['autodocs'],
  args: {verify: 'auto', copies: false},
  argTypes: {verify: {control: 'inline-radio', options: ['auto', 'click', 'none']}},
  render: ({verify, copies}: Record<string, unknown>, {loaded}): TemplateResult => {
    const {client, src = '', sources, host, isSignedIn = false, lang = 'fr'} = loaded as Loaded;
    return html`<badge-backend
      lang=${lang}
      dir=${lang === 'ar' ? 'rtl' : 'ltr'}
      .client=${client}
      structure="les-trois-saules"
      ><badge-wall
        verify=${verify}
        ?copies=${copies}
        src=${src}
        .sources=${sources}
        .host=${host}
        @context-request=${(event: Event) => {
          if (isSignedIn) signIn(event.currentTarget);
        }}
      ></badge-wall
    ></badge-backend>`;
  },
};
export default meta;
type Story = StoryObj;

/** Once the wall has asked for its backend, the person is there. */
function signIn(wall: EventTarget | null): void {
  setTimeout(() => {
    if (wall instanceof Element) wall.closest('badge-backend')?.context.setSession(session);
  });
}

/** Pictures of the demo as the page’s own: a badge whose picture lies elsewhere is shown without it. */
const pictureOf = (badge: string): string | undefined => imageOf(badge) || undefined;

const shared = (samples: readonly WallSample[], more: Partial<Loaded> = {}): Loaded => ({
  client: new WallBackend(samples).client,
  src: addressOf(listOf(samples, 'Malika T.')),
  ...more,
});

/** From the list of a link. All are true: it is said once. */
export const Verified: Story = {loaders: [async () => shared(await sixBadges(pictureOf))]};

/** One is past its date, one was taken back, one changed, and one is by somebody whom nobody here recognises. */
export const SomeAreNotGood: Story = {loaders: [async () => shared(await someBad(pictureOf))]};

/** The badges of whoever is signed in, who can share them and keep copies. */
export const OwnBadges: Story = {
  loaders: [
    async () => ({
      client: new WallBackend(await sixBadges(pictureOf), {signing: 1}).client,
      isSignedIn: true,
    }),
  ],
};

export const SignedOut: Story = {
  loaders: [async () => ({client: new WallBackend(await sixBadges()).client})],
};

/** A host of Open Badges, as `openCredentialHost` of the SDK gives it. */
export const FromAHost: Story = {
  loaders: [
    async () => {
      const samples = await sixBadges(pictureOf);
      const host: Pick<CredentialHost, 'list'> = {
        list: () => Promise.resolve({credentials: credentialsOf(samples), compactJws: []}),
      };
      return {client: new WallBackend(samples).client, host: host as CredentialHost};
    },
  ],
};

/** Without a backend, keys and lists of withdrawn badges cannot be had. */
export const NotAllChecked: Story = {
  loaders: [async () => ({client: undefined, sources: credentialsOf(await sixBadges(pictureOf))})],
};

export const CheckedWhenAsked: Story = {
  args: {verify: 'click'},
  loaders: [async () => shared(await sixBadges(pictureOf))],
};

export const CopiesForEverybody: Story = {
  args: {copies: true},
  loaders: [async () => shared(await sixBadges(pictureOf))],
};

export const Empty: Story = {loaders: [() => shared([])]};

/** The address leads nowhere. */
export const Failed: Story = {
  loaders: [() => ({client: undefined, src: addressOf('<!doctype html><html></html>', 'text/html')})],
};

export const BackendDown: Story = {
  loaders: [
    () => ({
      client: fakeBackend({me: {awards: () => Promise.reject(backendError('UNREACHABLE'))}}),
      isSignedIn: true,
    }),
  ],
};

/** It is still being read. */
export const Loading: Story = {
  tags: ['waiting'],
  loaders: [
    () => ({
      client: fakeBackend({me: {awards: () => new Promise(() => undefined)}}),
      isSignedIn: true,
    }),
  ],
};

export const InArabic: Story = {
  loaders: [async () => shared(await someBad(pictureOf), {lang: 'ar'})],
};

import type {Supporter} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-supporters.js';
import {session, structure, tinyImage} from '../packages/elements/src/testing/samples.js';
import {
  manySupporters,
  someSupporters,
  SupportBackend,
  supportBadge,
} from '../packages/elements/src/testing/support-backend.js';
import {imageOf} from './support.js';

/** Who supports a structure, and a way to support it in one step. Nobody is shown who did not say so. */
const meta: Meta = {title: 'Elements/badge-supporters', component: 'badge-supporters', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

interface Scene {
  readonly supporters?: readonly Supporter[];
  readonly max?: number;
  /** Does the person who signs in have the badge, and under which name are they listed? */
  readonly holds?: 'yes' | 'signing' | 'listed';
  /** Code that the list is refused with. */
  readonly refusedWith?: string;
  /** The badge is for organisations too; these are known as the person's. */
  readonly organisations?: readonly string[];
}

function scene({
  supporters = someSupporters,
  max = 0,
  holds,
  refusedWith,
  organisations,
}: Scene = {}): TemplateResult {
  const badge = supportBadge({
    imageUrl: imageOf('je-soutiens'),
    ...(organisations && {recipients: ['person', 'organisation']}),
  });
  const backend = new SupportBackend(supporters, [badge]);
  backend.organisations = (organisations ?? []).map((name) => ({id: crypto.randomUUID(), name}));
  backend.isSlow = holds === 'signing';
  if (holds)
    backend.hold(
      {state: holds === 'signing' ? 'signing' : 'issued'},
      holds === 'listed' ? {isListed: true, name: 'Malika T.'} : undefined,
    );
  if (refusedWith !== undefined) backend.refuses.set('supporters.list', refusedWith);
  return html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-supporters badge="je-soutiens" max=${max}></badge-supporters
  ></badge-backend>`;
}

const story = (options: Scene = {}): Story => ({render: () => scene(options)});
const signIn: NonNullable<Story['play']> = ({canvasElement}) => {
  canvasElement.querySelector('badge-backend')?.context.setSession(session);
};
/** Signs in as somebody who has the badge, and waits until that is shown. */
const signInAsOwner: NonNullable<Story['play']> = async (context) => {
  await signIn(context);
  const own = () =>
    context.canvasElement.querySelector('badge-supporters')?.shadowRoot?.querySelector('.own[data-award]');
  while (!own()) await new Promise(requestAnimationFrame);
};
/** Signs in, and presses the buttons of these names, once each is there. */
const pressing =
  (...names: readonly string[]): NonNullable<Story['play']> =>
  async (context) => {
    await signIn(context);
    const root = () => context.canvasElement.querySelector('badge-supporters')?.shadowRoot;
    for (const name of names) {
      const button = () =>
        [...(root()?.querySelectorAll('button') ?? [])].find((each) =>
          each.textContent.trim().startsWith(name),
        );
      while (!button()) await new Promise(requestAnimationFrame);
      button()?.click();
    }
  };

export const Shown: Story = story();

/** With a logo that the backend keeps. */
export const WithLogo: Story = story({
  supporters: someSupporters.map((one) => (one.isOrganisation ? {...one, logoUrl: tinyImage} : one)),
});

export const Nobody: Story = story({supporters: []});

export const Many: Story = story({supporters: manySupporters(137), max: 24});

/** More than the backend's list holds. */
export const FiveHundred: Story = story({supporters: manySupporters(500), max: 12});

export const Supporting: Story = {...story({holds: 'yes'}), play: signInAsOwner};

export const Signing: Story = {...story({holds: 'signing'}), play: signInAsOwner};

export const AskingForAName: Story = {...story({holds: 'yes'}), play: pressing('Apparaître')};

/** Sent without saying yes: the question is asked again at its box. */
export const NotAgreedYet: Story = {
  ...story({holds: 'yes'}),
  play: async (context) => {
    await pressing('Apparaître')(context);
    const root = () => context.canvasElement.querySelector('badge-supporters')?.shadowRoot;
    while (!root()?.querySelector('form')) await new Promise(requestAnimationFrame);
    root()?.querySelector('form')?.requestSubmit();
    while (!root()?.querySelector('.error')) await new Promise(requestAnimationFrame);
  },
};

export const Listed: Story = {
  ...story({
    holds: 'listed',
    supporters: [{name: 'Malika T.', since: '2026-11-24T09:00:00Z'}, ...someSupporters],
  }),
  play: signInAsOwner,
};

export const GivingBack: Story = {...story({holds: 'listed'}), play: pressing('Rendre le badge')};

/** The dialog, with `<badge-request>` in it. */
export const InOneStep: Story = {...story(), play: pressing('Je soutiens')};

const onBehalf = 'Soutenir au nom';

export const OnBehalfOfAnOrganisation: Story = {...story({organisations: []}), play: pressing(onBehalf)};

export const OrganisationWithoutName: Story = {
  ...story({organisations: []}),
  play: pressing(onBehalf, 'Donner notre soutien'),
};

/** Two that the person has spoken for before. */
export const OrganisationAgain: Story = {
  ...story({organisations: ['La ferme du Bec', 'Chez Rosa'], holds: 'yes'}),
  play: pressing(onBehalf, 'Donner notre soutien'),
};

export const BadgeUnknown: Story = story({refusedWith: 'BADGE_UNKNOWN'});

export const BackendDown: Story = story({refusedWith: 'UNREACHABLE'});

/** Without a backend: the page gives the list. */
export const GivenByThePage: Story = {
  render: () =>
    html`<badge-supporters
      .definition=${{
        badge: {name: {fr: 'Les amis du FabLab'}, imageUrl: imageOf('je-soutiens')},
        supporters: someSupporters,
      }}
    ></badge-supporters>`,
};

/** What the page's author wrote inside, where there is nothing to ask. */
export const FallbackList: Story = {
  render: () =>
    html`<badge-supporters
      ><p>Ils nous soutiennent :</p>
      <ul>
        <li>La Recyclerie du Canal</li>
        <li>Odile P.</li>
      </ul></badge-supporters
    >`,
};

export const InArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${scene({holds: 'yes'})}</div>`,
  play: signInAsOwner,
};

export const InEnglish: Story = {render: () => html`<div lang="en">${scene()}</div>`};

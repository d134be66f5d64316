import type {Badge} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-catalog.js';
import {catalogBadges, manyBadges} from '../packages/elements/src/testing/catalog-samples.js';
import {MemoryBackend, requestOf} from '../packages/elements/src/testing/request-backend.js';
import {backendError, session, structure} from '../packages/elements/src/testing/samples.js';
import {imageOf} from './support.js';

/** The badges that one can earn here, with filters, criteria, and a way to ask. */
const meta: Meta = {title: 'Elements/badge-catalog', component: 'badge-catalog', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const illustrated = catalogBadges.map((badge) => ({...badge, imageUrl: imageOf(badge.id)}));

interface Scene {
  readonly badges?: readonly Badge[];
  readonly requestHref?: string;
  /** Has the person who signs in badges and requests? */
  readonly hasOwn?: boolean;
  /** Code that the list is refused with. */
  readonly refusedWith?: string;
}

function scene({
  badges = illustrated,
  requestHref = '',
  hasOwn = false,
  refusedWith,
}: Scene = {}): TemplateResult {
  const backend = new MemoryBackend(badges);
  if (hasOwn) {
    backend.put(requestOf());
    backend.put(requestOf({id: crypto.randomUUID(), badge: 'comun-gant', state: 'needsMore'}));
    const award = {structure, badgeName: {fr: ''}, awardedAt: '2026-10-10T09:00:00Z'} as const;
    backend.awards = [
      {...award, id: crypto.randomUUID(), badge: 'je-m-engage', state: 'issued'},
      {...award, id: crypto.randomUUID(), badge: 'je-soutiens', state: 'signing'},
    ];
  }
  if (refusedWith !== undefined)
    Object.assign(backend.client.badges, {list: () => Promise.reject(backendError(refusedWith))});
  return html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-catalog request-href=${requestHref}></badge-catalog
  ></badge-backend>`;
}

const story = (options: Scene = {}): Story => ({render: () => scene(options)});
const signIn: NonNullable<Story['play']> = ({canvasElement}) => {
  canvasElement.querySelector('badge-backend')?.context.setSession(session);
};
const rootOf = (canvas: HTMLElement) => canvas.querySelector('badge-catalog')?.shadowRoot;
/** The first such node, once it is there. */
const first = async (canvas: HTMLElement, selector: string): Promise<HTMLElement> => {
  const found = () => rootOf(canvas)?.querySelector<HTMLElement>(selector);
  while (!found()) await new Promise(requestAnimationFrame);
  return found() ?? canvas;
};
const writing =
  (words: string): NonNullable<Story['play']> =>
  async ({canvasElement}) => {
    const field = await first(canvasElement, '#words');
    if (field instanceof HTMLInputElement) field.value = words;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  };

export const Shown: Story = story();

/** What the signed-in person has, what waits, and what is missing. */
export const OfAPerson: Story = {...story({hasOwn: true}), play: signIn};

export const Opened: Story = {
  ...story(),
  play: async ({canvasElement}) => {
    (await first(canvasElement, 'summary')).click();
  },
};

export const Found: Story = {...story(), play: writing('equipe')};

export const NothingFound: Story = {...story(), play: writing('apiculture')};

/** Too few to look for anything. */
export const Few: Story = story({badges: illustrated.slice(0, 3)});

export const TwoHundred: Story = story({badges: manyBadges(200)});

/** The dialog, with `<badge-request>` in it. */
export const Asking: Story = {
  ...story(),
  play: async ({canvasElement}) => {
    (await first(canvasElement, '.badge .button')).click();
  },
};

/** Each "Ask" is a link to the site's own page. */
export const WithPages: Story = story({requestHref: '?badge={badge}'});

export const Empty: Story = story({badges: []});

export const StructureUnknown: Story = story({refusedWith: 'STRUCTURE_UNKNOWN'});

export const BackendDown: Story = story({refusedWith: 'UNREACHABLE'});

/** A list that people read without JavaScript too. */
export const WrittenInThePage: Story = {
  render: () =>
    html`<badge-catalog request-href="?badge={badge}"
      ><ul>
        <li data-badge="velo" data-days="7" data-image=${imageOf('comun-gant')}>
          <a href="?velo">Je répare un vélo</a>
          <p>La personne sait changer une chambre à air.</p>
          <ul>
            <li>Je démonte la roue.</li>
            <li>Je remonte la roue.</li>
          </ul>
        </li>
        <li data-badge="atelier" data-way="automaticOnRequest" data-image=${imageOf('je-soutiens')}>
          <a href="?atelier">Ami de l’atelier</a>
          <p>Cette personne aime l’atelier.</p>
        </li>
      </ul></badge-catalog
    >`,
};

export const InArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${scene({hasOwn: true})}</div>`,
  play: signIn,
};

export const InEnglish: Story = {render: () => html`<div lang="en">${scene()}</div>`};

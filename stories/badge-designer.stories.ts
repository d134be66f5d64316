import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-designer.js';
import {designerBackend, type DesignerBackend} from '../packages/elements/src/testing/designer-backend.js';
import {session, structure} from '../packages/elements/src/testing/samples.js';

/**
 * A badge is composed, said in words, looked at, and kept: as a badge of one’s own, as the image of one of the structure’s badges, or as
 * an image for the page. In these stories the backend answers from memory.
 */
const meta: Meta = {title: 'Elements/badge-designer', component: 'badge-designer', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

type Play = NonNullable<Story['play']>;

interface StoryOptions {
  readonly purpose?: string;
  readonly value?: object;
  readonly backend?: DesignerBackend;
}

const render = ({
  purpose = 'own',
  value = {},
  backend = designerBackend(),
}: StoryOptions = {}): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-designer purpose=${purpose} badge="gestes" .value=${value}></badge-designer
  ></badge-backend>`;

const until = async <T>(find: () => T | null | undefined): Promise<T> => {
  for (let tries = 0; tries < 100; tries++) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error('It never came');
};

/** Presses what has these words, one after the other; `id=words` writes. */
const doing =
  (...acts: readonly string[]): Play =>
  async ({canvasElement}) => {
    const provider = canvasElement.querySelector('badge-backend');
    const element = canvasElement.querySelector('badge-designer');
    await until(() => element?.shadowRoot?.querySelector('.screen'));
    if (!acts.includes('signed out')) provider?.context.setSession(session);
    for (const act of acts.filter((each) => each !== 'signed out')) {
      const [id = '', words] = act.split('=');
      if (words !== undefined) {
        const field = await until(() =>
          element?.shadowRoot?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`),
        );
        field.value = words;
        field.dispatchEvent(new Event('input'));
      } else {
        const pressed = await until(() =>
          [...(element?.shadowRoot?.querySelectorAll<HTMLElement>('button, summary, label') ?? [])].find(
            (each) => each.textContent.trim().replace(/’/g, "'").startsWith(act),
          ),
        );
        pressed.click();
      }
      await element?.updateComplete;
    }
  };

const toCheck = [
  'Continuer',
  'name=Je répare des vélos',
  'shows=Je change une chambre à air.\nJe règle les freins.',
  'Continuer',
];
const bicycle = {icon: 'bicycle', enamel: 'fir', level: 2};

export const Draw: Story = {render: () => render(), play: doing()};

export const Shapes: Story = {...Draw, play: doing('Forme')};

export const Colours: Story = {...Draw, play: doing('Couleur du fond')};

export const Pictures: Story = {...Draw, play: doing('Symbole')};

export const SearchedPictures: Story = {...Draw, play: doing('Symbole', 'icon-search=cuisine')};

export const NothingFound: Story = {...Draw, play: doing('Symbole', 'icon-search=zzz')};

export const LevelAndText: Story = {
  render: () => render({value: {...bicycle, text: 'Atelier vélo'}}),
  play: doing('Texte'),
};

export const RefusedColours: Story = {
  render: () => render({value: {enamel: 'ivory'}}),
  play: doing('Couleur du symbole'),
};

export const RefusedText: Story = {
  render: () => render({value: {enamel: '#C06A4E', text: 'Vélos'}}),
  play: doing(),
};

export const Words: Story = {...Draw, play: doing('Continuer')};

export const MissingWords: Story = {...Draw, play: doing('Continuer', 'Continuer')};

export const Check: Story = {render: () => render({value: bicycle}), play: doing(...toCheck)};

export const SignedOut: Story = {...Check, play: doing('signed out', ...toCheck)};

const down = (): DesignerBackend => {
  const backend = designerBackend();
  backend.refuse('selfCreated.create', 'UNREACHABLE');
  return backend;
};

export const BackendDown: Story = {
  render: () => render({backend: down(), value: bicycle}),
  play: doing(...toCheck, 'Créer mon badge'),
};

export const Done: Story = {...Check, play: doing(...toCheck, 'Créer mon badge')};

const signing = (): DesignerBackend => Object.assign(designerBackend(), {awardState: 'signing' as const});

export const BeingSigned: Story = {
  render: () => render({backend: signing(), value: bicycle}),
  play: doing(...toCheck, 'Créer mon badge'),
};

export const Evidence: Story = {...Check, play: doing(...toCheck, 'Créer mon badge', 'Ajouter une preuve')};

export const OfAStructure: Story = {
  render: () => render({purpose: 'structure', value: {...bicycle, shape: 'rosette'}}),
  play: doing('Continuer', 'Continuer'),
};

export const KeyBadge: Story = {
  render: () => render({purpose: 'structure', value: {shape: 'key', icon: 'key'}}),
  play: doing('Forme'),
};

export const ForThePage: Story = {render: () => html`<badge-designer></badge-designer>`};

export const TwoOnOnePage: Story = {
  render: () => html`${render({value: bicycle})}${render({value: {shape: 'rosette', enamel: 'plum'}})}`,
};

export const InEnglish: Story = {render: () => html`<div lang="en">${render({value: bicycle})}</div>`};

export const RightToLeft: Story = {
  render: () => html`<div dir="rtl">${render({value: bicycle})}</div>`,
  play: doing('Forme'),
};

export const Edges: Story = {...Draw, play: doing('Bord')};

export const Grounds: Story = {...Draw, play: doing('Décor du fond')};

/** What the image shows in words was taken out. */
export const AltMissing: Story = {
  ...Draw,
  play: doing('Continuer', 'name=Je répare des vélos', 'shows=Je règle les freins.', 'alt=', 'Continuer'),
};

const refusing = (call: string, code: string): DesignerBackend => {
  const backend = designerBackend();
  backend.refuse(call, code);
  return backend;
};

export const TooManyBadges: Story = {
  render: () => render({backend: refusing('selfCreated.create', 'BADGE_LIMIT'), value: bicycle}),
  play: doing(...toCheck, 'Créer mon badge'),
};

export const EvidenceMissing: Story = {
  ...Check,
  play: doing(...toCheck, 'Créer mon badge', 'Ajouter une preuve', 'Garder ma preuve'),
};

export const EvidenceKept: Story = {
  ...Check,
  play: doing(
    ...toCheck,
    'Créer mon badge',
    'Ajouter une preuve',
    'evidence=J’ai réparé trois vélos.',
    'Garder ma preuve',
  ),
};

export const Recommendation: Story = {
  ...Check,
  play: doing(...toCheck, 'Créer mon badge', 'Demander une recommandation'),
};

export const StructureImageChanged: Story = {
  render: () => render({purpose: 'structure', value: {...bicycle, shape: 'rosette'}}),
  play: doing('Continuer', 'Continuer', 'Mettre cette image'),
};

export const ImageForThePage: Story = {
  render: () => html`<badge-designer .value=${bicycle}></badge-designer>`,
  play: doing('Continuer', 'Continuer', 'Garder l'),
};

export const InArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${render({value: bicycle})}</div>`,
};

export const InUkrainian: Story = {
  render: () => html`<div lang="uk">${render({value: bicycle})}</div>`,
};

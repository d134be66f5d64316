import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import type {EndorsementView, Session} from '@pepites/recognition';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-endorse.js';
import {
  EndorseBackend,
  endorserSession,
  linkToken,
} from '../packages/elements/src/testing/endorse-backend.js';
import {session, structure} from '../packages/elements/src/testing/samples.js';
import {acting, sees} from './acting.js';

/** Recommendations: asked for by the holder, written by link and code or signed in, accepted or not. In these stories the code is 482913. */
const meta: Meta = {title: 'Elements/badge-endorse', component: 'badge-endorse', tags: ['autodocs']};
export default meta;
type Story = StoryObj;
type State = EndorsementView['state'];

/** Who has written, and what: each once. */
const writers: readonly (readonly [words: string, name: string])[] = [
  ['Elle répare vite et bien.', 'Paul, chef d’atelier'],
  ['Elle explique bien aux nouveaux.', 'Samia, collègue'],
  ['Mon vélo roule comme neuf.', 'Léo, client'],
];

function asked(...states: readonly State[]): EndorseBackend {
  const backend = new EndorseBackend();
  states.forEach((state, i) => {
    const endorser = {kind: 'link', link: `${linkToken}${i || ''}`, collectedBy: structure} as const;
    // A day apart: nobody may ask for more than a few a day.
    const day = new Date(Date.now() - (states.length - i - 1) * 86_400_000);
    backend.bring(backend.ask(endorser, undefined, day), state, ...(writers[i % writers.length] ?? []));
  });
  return backend;
}

const own = (backend: EndorseBackend): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-endorse badge="velos"></badge-endorse
  ></badge-backend>`;

const byLink = (state: State): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${asked(state).client}
    ><badge-endorse link=${linkToken}></badge-endorse
  ></badge-backend>`;

const signIn =
  (who: Session = session): NonNullable<Story['play']> =>
  ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession(who);
  };

/** The code that the person told, typed in. */
const enter: NonNullable<Story['play']> = async ({canvasElement}) => {
  const root = canvasElement.querySelector('badge-endorse')?.shadowRoot;
  let field = root?.querySelector<HTMLInputElement>('input.code');
  for (let tries = 0; !field && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    field = root?.querySelector('input.code');
  }
  if (!field) return;
  field.value = '482913';
  field.form?.requestSubmit();
};

/** Nobody was asked yet. */
export const None: Story = {render: () => own(new EndorseBackend()), play: signIn()};

/** Each state that a recommendation of one’s badge can have. */
export const EveryState: Story = {
  render: () =>
    own(
      asked(
        'written',
        'accepted',
        'signed',
        'declinedByEndorser',
        'declinedByEarner',
        'withdrawn',
        'lapsed',
        'pending',
      ),
    ),
  play: signIn(),
};

/** Somebody has written: the holder reads it first. */
export const ToAnswer: Story = {render: () => own(asked('written')), play: signIn()};

export const BadgeNotHeld: Story = {
  render: () => {
    const backend = new EndorseBackend();
    backend.awardState = undefined;
    return own(backend);
  },
  play: signIn(),
};

export const SignedOut: Story = {
  render: () => own(new EndorseBackend()),
  play: acting(sees('Recevoir un code')),
};

export const Failed: Story = {
  render: () => {
    const backend = asked('written');
    backend.failures['list'] = 'UNREACHABLE';
    return own(backend);
  },
  play: signIn(),
};

/** Somebody without an account has opened the link. */
export const LinkAsksForTheCode: Story = {render: () => byLink('pending')};

/** Who they are, what they saw, their words, and the text as it will be read. */
export const Writing: Story = {render: () => byLink('pending'), play: enter};
export const Written: Story = {render: () => byLink('written'), play: enter};
export const Shown: Story = {render: () => byLink('signed'), play: enter};
export const DeclinedByHolder: Story = {render: () => byLink('declinedByEarner'), play: enter};
export const Withdrawn: Story = {render: () => byLink('withdrawn'), play: enter};
export const TooLate: Story = {render: () => byLink('lapsed'), play: enter};

/** Somebody with an account, signed in. */
export const AskedWithAccount: Story = {
  render: () => {
    const backend = new EndorseBackend();
    backend.ask({kind: 'account', person: endorserSession.person.id});
    return html`<badge-backend structure=${structure} .client=${backend.client}
      ><badge-endorse></badge-endorse
    ></badge-backend>`;
  },
  play: signIn(endorserSession),
};

export const InEnglish: Story = {
  render: () => html`<div lang="en">${own(asked('written'))}</div>`,
  play: signIn(),
};

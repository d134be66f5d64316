import type {Badge, BadgeRequest, RequestReview} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-request.js';
import {
  everyForm,
  MemoryBackend,
  requestOf,
  reviewedBadge,
} from '../packages/elements/src/testing/request-backend.js';
import {badge as badgeOf, session} from '../packages/elements/src/testing/samples.js';
import {imageOf} from './support.js';

/**
 * Asking for a badge: the questionnaire is the evidence. One question per screen; the draft is kept on the device; then the element
 * says where the request stands. In these stories what is sent stays in the page.
 */
const meta: Meta = {title: 'Elements/badge-request', component: 'badge-request', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const baba = reviewedBadge(undefined, {imageUrl: imageOf('baba-entreprise')});

interface Scene {
  readonly badge?: Badge;
  readonly request?: Partial<BadgeRequest>;
}

/** Each story has a structure of its own, so that it finds no other story's draft. */
function scene({badge = baba, request}: Scene, structure: string): TemplateResult {
  const ours = {...badge, structure};
  const others = ['je-m-engage', 'comun-gant'].map((id) =>
    badgeOf(id, id === 'comun-gant' ? 'Com’un gant' : 'Je m’engage'),
  );
  const backend = new MemoryBackend([ours, ...others]);
  if (request) backend.put(requestOf(request));
  return html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-request badge=${ours.id}></badge-request
  ></badge-backend>`;
}

const signIn: NonNullable<Story['play']> = ({canvasElement}) => {
  canvasElement.querySelector('badge-backend')?.context.setSession(session);
};

const review = (more: Partial<RequestReview>): RequestReview => ({
  examinerName: 'Nadège',
  answer: 'missing',
  message: 'Il manque un devoir. Dites-moi ce que vous faites en cas de retard.',
  criteriaMet: [0],
  reopened: ['whom'],
  revision: 1,
  at: '2026-11-21T09:00:00Z',
  ...more,
});

/** The badge first. Signing in is asked for at the end; the answers stay meanwhile. */
export const BeforeAsking: Story = {render: () => scene({}, 'story-before')};

/** Every type of question. */
export const EveryQuestion: Story = {
  render: () => scene({badge: {...baba, form: everyForm}}, 'story-every'),
  play: signIn,
};

export const Sent: Story = {render: () => scene({request: {}}, 'story-sent'), play: signIn};

/** The examiner's own words; only the questions that were reopened are asked again. */
export const SomethingIsMissing: Story = {
  render: () => scene({request: {state: 'needsMore', reviews: [review({})]}}, 'story-missing'),
  play: signIn,
};

export const NotYet: Story = {
  render: () =>
    scene(
      {
        request: {
          state: 'declined',
          reviews: [
            review({answer: 'notYet', message: 'Continuez encore un mois. Puis redemandez ce badge.'}),
          ],
        },
      },
      'story-not-yet',
    ),
  play: signIn,
};

export const Ready: Story = {render: () => scene({request: {state: 'issued'}}, 'story-ready'), play: signIn};

/** A supporters' badge: one step. The list of supporters is never ticked in advance. */
export const Automatic: Story = {
  render: () => {
    const {form: _none, ...rest} = baba;
    return scene({badge: {...rest, mode: 'automaticOnRequest', listsSupporters: true}}, 'story-automatic');
  },
  play: signIn,
};

/** Nothing to ask for: how a key badge comes. */
export const KeyBadge: Story = {
  render: () => {
    const {form: _none, ...rest} = baba;
    const requires = ['je-m-engage', 'comun-gant'];
    const imageUrl = imageOf('cap-sur-la-suite');
    const name = {fr: 'Cap sur la suite'};
    return scene({badge: {...rest, name, imageUrl, mode: 'keyBadge', requires, minRequired: 2}}, 'story-key');
  },
};

export const InEnglish: Story = {render: () => html`<div lang="en">${scene({}, 'story-english')}</div>`};

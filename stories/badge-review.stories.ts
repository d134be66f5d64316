import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-review.js';
import {MemoryBackend, requestOf, reviewedBadge} from '../packages/elements/src/testing/request-backend.js';
import {backendError, person, session, structure} from '../packages/elements/src/testing/samples.js';
import {imageOf} from './support.js';

/** The examiners' queue: the oldest first, evidence beside criteria, three answers. In these stories what is sent stays in the page. */
const meta: Meta = {title: 'Elements/badge-review', component: 'badge-review', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const imageUrl = imageOf('baba-entreprise');
const people = ['Malika T.', 'Youssef B.', 'Anne-Marie D.', 'Tran L.'];

function queue(count: number): MemoryBackend {
  const backend = new MemoryBackend([reviewedBadge(undefined, {imageUrl})]);
  people.slice(0, count).forEach((earnerName, i) => {
    backend.put(
      requestOf({
        id: `0190d4a0-0000-7000-8000-0000000000a${i}`,
        badgeImageUrl: imageUrl,
        earnerName,
        submittedAt: new Date(Date.now() - (count - i) * 86_400_000).toISOString(),
        answers: [
          {question: 'right', text: 'J’ai droit à une pause de 20 minutes après 6 heures de travail.'},
          {question: 'whom', text: 'Je parle à Driss. S’il est absent, je parle à Nadège.'},
        ],
      }),
    );
  });
  return backend;
}

const render = (backend: MemoryBackend): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-review></badge-review
  ></badge-backend>`;

const signIn: NonNullable<Story['play']> = ({canvasElement}) => {
  canvasElement.querySelector('badge-backend')?.context.setSession({
    ...session,
    person: {...person, displayName: 'Nadège', roles: ['examiner']},
  });
};

/** Four requests wait. Open one to see evidence and criteria side by side. */
export const Queue: Story = {render: () => render(queue(4)), play: signIn};

export const NothingWaits: Story = {render: () => render(queue(0)), play: signIn};

export const SignedOut: Story = {render: () => render(queue(4))};

/** Somebody who does not examine for this structure. */
export const WithoutTheRole: Story = {
  render: () => {
    const backend = queue(1);
    Object.assign(backend.client.reviews, {queue: () => Promise.reject(backendError('FORBIDDEN'))});
    return render(backend);
  },
  play: signIn,
};

export const InEnglish: Story = {
  render: () => html`<div lang="en">${render(queue(2))}</div>`,
  play: signIn,
};

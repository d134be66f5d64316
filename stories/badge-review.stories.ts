import type {BadgeRequest} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-review.js';
import {requestOf, reviewedBadge, shortForm} from '../packages/elements/src/testing/request-backend.js';
import {guestLink, ReviewBackend} from '../packages/elements/src/testing/review-backend.js';
import {backendError, person, session, structure} from '../packages/elements/src/testing/samples.js';
import {imageOf} from './support.js';

/** The examiners' queue: the oldest first, evidence beside criteria, three answers. In these stories what is sent stays in the page. */
const meta: Meta = {title: 'Elements/badge-review', component: 'badge-review', tags: ['autodocs']};
export default meta;
type Story = StoryObj;
type Play = NonNullable<Story['play']>;
type Where = Parameters<Play>[0]['canvasElement'];
type Role = (typeof person.roles)[number];

const imageUrl = imageOf('baba-entreprise');
const people = ['Malika T.', 'Youssef B.', 'Anne-Marie D.', 'Tran L.'];
const dayMs = 86_400_000;
const driss = {
  examinerName: 'Driss',
  answer: 'yes',
  message: 'Je l’ai vue travailler. Elle connaît les règles.',
  criteriaMet: [0, 1],
  reopened: [],
  revision: 1,
  at: '2026-11-24T09:00:00Z',
} satisfies BadgeRequest['reviews'][number];

function queue(count: number, more: Partial<BadgeRequest> = {}): ReviewBackend {
  const other = reviewedBadge(shortForm, {id: 'com-un-gant', name: {fr: 'Com’un gant'}, imageUrl});
  const backend = new ReviewBackend([reviewedBadge(undefined, {imageUrl}), other]);
  const photo = {id: '0190d4a0-0000-7000-8000-0000000000f0', mediaType: 'image/png', bytes: 90};
  const paper = {id: '0190d4a0-0000-7000-8000-0000000000f1', mediaType: 'application/pdf', bytes: 90};
  backend.files.set(paper.id, new Blob(['%PDF-1.7']));
  withPhoto(backend);
  for (let i = count - 1; i >= 0; i -= 1) {
    backend.put(
      requestOf({
        id: `0190d4a0-0000-7000-8000-${String(i).padStart(12, '0')}`,
        badgeImageUrl: imageUrl,
        ...(i % 4 === 3 && {badge: 'com-un-gant', badgeName: {fr: 'Com’un gant'}}),
        earnerName: people[i % people.length] ?? '',
        submittedAt: new Date(Date.now() - (count - i) * dayMs).toISOString(),
        answerBy: new Date(Date.now() + (i - 1) * dayMs).toISOString(),
        answers: [
          {question: 'right', text: 'J’ai droit à une pause de 20 minutes après 6 heures de travail.'},
          {question: 'whom', text: 'Je parle à Driss. S’il est absent, je parle à Nadège.'},
          {question: 'rule', files: [photo.id, paper.id]},
        ],
        files: [photo, paper],
        ...(i === 0 && more),
      }),
    );
  }
  return backend;
}

/** A photo as a phone would send it: drawn here, so that no file is needed. */
function withPhoto(backend: ReviewBackend): void {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, {width: 640, height: 400});
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = '#8d8576';
  pen.fillRect(0, 0, 640, 400);
  pen.fillStyle = '#fefdfc';
  pen.fillRect(60, 50, 520, 300);
  pen.fillStyle = '#1a2332';
  pen.font = 'bold 40px sans-serif';
  pen.fillText('Casque obligatoire', 120, 210);
  const bytes = atob(canvas.toDataURL('image/png').split(',')[1] ?? '');
  const photo = new Blob([Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))], {type: 'image/png'});
  backend.files.set('0190d4a0-0000-7000-8000-0000000000f0', photo);
}

const render = (backend: ReviewBackend, link = ''): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-review link=${link}></badge-review
  ></badge-backend>`;

const as =
  (...roles: readonly Role[]): Play =>
  ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession({
      ...session,
      person: {...person, displayName: 'Nadège', roles: [...roles]},
    });
  };
const signIn = as('examiner');

/** Waits for what a person would see, as long as a slow machine needs. */
async function find<T extends Element>(where: Where, selector: string, type: new () => T): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = where.querySelector('badge-review')?.shadowRoot?.querySelector(selector);
    if (found instanceof type) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No ${selector}`);
}

const open =
  (...roles: readonly Role[]): Play =>
  async (context) => {
    await as(...roles)(context);
    (await find(context.canvasElement, '.queue button', HTMLButtonElement)).click();
    await find(context.canvasElement, '.evidence', HTMLElement);
  };

const answer =
  (which: 'yes' | 'missing' | 'notYet'): Play =>
  async (context) => {
    await open('examiner')(context);
    (await find(context.canvasElement, `input[value=${which}]`, HTMLInputElement)).click();
  };

const press = async (where: Where, selector: string): Promise<void> => {
  (await find(where, selector, HTMLButtonElement)).click();
};

function opened(more: Partial<BadgeRequest> = {}): () => TemplateResult {
  return () => {
    const backend = queue(3, more);
    return render(backend);
  };
}

/** Four requests wait, for two badges. Open one to see evidence and criteria side by side. */
export const Queue: Story = {render: () => render(queue(4)), play: signIn};

/** Sixty wait: a page of them is shown, and more when asked. */
export const LongQueue: Story = {render: () => render(queue(60)), play: signIn};

/** The lead may look at what waits for others. */
export const AsTheLead: Story = {render: () => render(queue(4)), play: as('lead')};

export const NothingWaits: Story = {render: () => render(queue(0)), play: signIn};

export const SignedOut: Story = {render: () => render(queue(4))};

export const Opened: Story = {render: opened(), play: open('examiner')};

export const AnsweringYes: Story = {render: opened(), play: answer('yes')};

/** The examiner chooses which questions are open again. */
export const SomethingIsMissing: Story = {render: opened(), play: answer('missing')};

export const NotYet: Story = {render: opened(), play: answer('notYet')};

/** A message is due, and the word of honour. */
export const NotComplete: Story = {
  render: opened(),
  play: async (context) => {
    await answer('notYet')(context);
    await press(context.canvasElement, 'button[type=submit]');
  },
};

/** Two must say yes. Driss has, Paula is asked too. */
export const Jury: Story = {
  render: opened({
    quorum: {min: 2, stances: {peer: 1}},
    reviews: [driss],
    examiners: [
      {name: 'Driss', stance: 'professional', isDecider: false, hasAnswered: true},
      {name: 'Paula', stance: 'peer', isDecider: false, hasAnswered: false},
    ],
  }),
  play: open('examiner'),
};

/** The vote is even: who decides last has the word. */
export const DecidingLast: Story = {
  render: opened({
    quorum: {min: 2, vote: 'majority', decider: 'tie'},
    waitsFor: 'decider',
    reviews: [driss, {...driss, examinerName: 'Nadège', answer: 'notYet', message: 'Il manque un devoir.'}],
  }),
  play: open('lead'),
};

/** Another examiner was faster: what they answered is said, and the message is kept. */
export const SomebodyWasFaster: Story = {
  render: () => {
    const backend = queue(2, {quorum: {min: 2}});
    const {decide} = backend.client.reviews;
    let isFirst = true;
    Object.assign(backend.client.reviews, {
      decide: (...args: Parameters<typeof decide>) => {
        const request = backend.requests.find(({id}) => id === args[0].request);
        if (isFirst && request) backend.put({...request, version: 2, reviews: [driss]});
        isFirst = false;
        return decide(...args);
      },
    });
    return render(backend);
  },
  play: async (context) => {
    await answer('yes')(context);
    (await find(context.canvasElement, '.decision > :nth-last-child(2) input', HTMLInputElement)).click();
    await press(context.canvasElement, 'button[type=submit]');
  },
};

/** Somebody who knows the person leaves their place to another. */
export const HandingOver: Story = {
  render: opened(),
  play: async (context) => {
    await open('examiner')(context);
    await press(context.canvasElement, '[data-focus=know]');
  },
};

/** Asked again, with what was answered to the first sending. */
export const SentAgain: Story = {
  render: opened({revision: 2, reviews: [{...driss, answer: 'missing', message: 'Donnez un exemple.'}]}),
  play: open('examiner'),
};

/** The structure wrote sentences of its own. */
export const OwnSentences: Story = {
  render: () => {
    const backend = queue(1);
    const own = [{fr: 'Passez me voir à l’atelier.'}, {fr: 'Demandez de l’aide à votre encadrant.'}];
    backend.sentences = {yes: [{fr: 'Bravo de toute l’équipe !'}], missing: own, notYet: own};
    return render(backend);
  },
  play: answer('missing'),
};

/** Somebody invited by a link says their name and the code that they were told. */
export const AtTheDoor: Story = {render: () => render(queue(1), guestLink)};

export const GuestInside: Story = {
  render: () => render(queue(1), guestLink),
  play: async ({canvasElement}) => {
    for (const [selector, value] of [
      ['#name', 'Claire Petit'],
      ['#code', '123456'],
    ] as const) {
      const field = await find(canvasElement, selector, HTMLInputElement);
      field.value = value;
      field.dispatchEvent(new Event('input'));
    }
    await press(canvasElement, 'button[type=submit]');
    await find(canvasElement, '.evidence', HTMLElement);
  },
};

/** Somebody who holds a badge that makes a peer. */
export const AskedToBeAPeer: Story = {
  render: () => {
    const backend = queue(1);
    backend.refuseQueueWith = 'FORBIDDEN';
    backend.consent = {isGiven: false, badges: ['baba-entreprise']};
    return render(backend);
  },
  play: as(),
};

/** Somebody who does not examine for this structure. */
export const WithoutTheRole: Story = {
  render: () => {
    const backend = queue(1);
    backend.refuseQueueWith = 'FORBIDDEN';
    return render(backend);
  },
  play: as(),
};

/** A page that the structure did not register leads to the backend's own. */
export const OnAnotherSite: Story = {
  render: () => {
    const backend = queue(1);
    Object.assign(backend.client.reviews, {
      queue: () => Promise.reject(backendError('ORIGIN_NOT_REGISTERED')),
    });
    return html`<badge-backend
      backend="https://badges.example"
      structure=${structure}
      .client=${backend.client}
      ><badge-review></badge-review
    ></badge-backend>`;
  },
  play: signIn,
};

export const InEnglish: Story = {
  render: () => html`<div lang="en">${opened()()}</div>`,
  play: open('examiner'),
};

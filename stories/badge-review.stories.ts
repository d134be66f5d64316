import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-review.js';
import {guestLink} from '../packages/elements/src/testing/review-backend.js';
import {backendError, structure} from '../packages/elements/src/testing/samples.js';
import {answer, as, driss, find, open, opened, press, queue, render, signIn} from './review-scene.js';

/** The examiners' queue: the oldest first, evidence beside criteria, three answers. In these stories what is sent stays in the page. */
const meta: Meta = {title: 'Elements/badge-review', component: 'badge-review', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

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

/** Two must say yes, one of them a peer. Driss has; whatever Nadège says, it takes Paula's. */
export const Jury: Story = {
  render: opened({
    quorum: {min: 2, stances: {peer: 1}},
    reviews: [driss],
    examiners: [
      {name: 'Driss', stance: 'professional', isDecider: false, hasAnswered: true},
      {name: 'Paula', stance: 'peer', isDecider: false, hasAnswered: false},
      {name: 'Nadège', stance: 'professional', isDecider: false, hasAnswered: false},
    ],
  }),
  play: open('examiner'),
};

/** The vote is even: who decides last has the word. */
export const DecidingLast: Story = {
  render: opened({
    quorum: {min: 2, vote: 'majority', decider: 'tie'},
    waitsFor: 'decider',
    reviews: [driss, {...driss, examinerName: 'Paula', answer: 'notYet', message: 'Il manque un devoir.'}],
  }),
  play: open('lead'),
};

/** Even, and somebody else has the last word. */
export const WaitingForWhoDecides: Story = {
  render: () => {
    const backend = queue(1, {
      quorum: {min: 2, vote: 'majority', decider: 'tie'},
      waitsFor: 'decider',
      reviews: [driss, {...driss, examinerName: 'Paula', answer: 'notYet', message: 'Encore un mois.'}],
      examiners: [
        {name: 'Driss', stance: 'professional', isDecider: false, hasAnswered: true},
        {name: 'Paula', stance: 'professional', isDecider: false, hasAnswered: true},
        {name: 'Léna', stance: 'professional', isDecider: true, hasAnswered: false},
      ],
    });
    const [request] = backend.requests;
    if (request) backend.notForMe.add(request.id);
    return render(backend);
  },
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
    (await find(context.canvasElement, '.criteria input', HTMLInputElement)).click();
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

import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-review.js';
import {everyForm} from '../packages/elements/src/testing/request-backend.js';
import {guestLink} from '../packages/elements/src/testing/review-backend.js';
import {backendError} from '../packages/elements/src/testing/samples.js';
import {silentVoice} from '../packages/elements/src/testing/silent-voice.js';
import {acting, choose, press, sees, submit, write} from './acting.js';
import {as, driss, open, opened, queue, render, signIn} from './review-scene.js';

/** What becomes of an examiner's answer, the kinds of evidence, and what can keep a request from being answered. */
const meta: Meta = {title: 'Elements/badge-review answers', component: 'badge-review'};
export default meta;
type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const never = (): Promise<never> => new Promise<never>(() => undefined);
/** One play after the other. */
const then =
  (...plays: readonly Play[]): Play =>
  async (context) => {
    for (const play of plays) await play(context);
  };
const answerYes = acting(
  press('La personne dit un droit'),
  press('La personne dit un devoir'),
  press('La personne sait à qui parler'),
  press('Oui'),
  press('Je n’ai pas écrit les réponses'),
  press('Envoyer ma réponse'),
);

/** The list is on its way. */
export const Looking: Story = {
  tags: ['waiting'],
  render: () => {
    const backend = queue(1);
    Object.assign(backend.client.reviews, {queue: never});
    return render(backend);
  },
  play: signIn,
};

export const BackendDown: Story = {
  render: () => {
    const backend = queue(1);
    backend.refuseQueueWith = 'UNREACHABLE';
    return render(backend);
  },
  play: then(signIn, acting(sees('Le site ne répond pas'))),
};

export const Opening: Story = {
  tags: ['waiting'],
  render: () => {
    const backend = queue(1);
    Object.assign(backend.client.requests, {open: never, get: never});
    return render(backend);
  },
  play: then(signIn, acting(press('Examiner'), sees('Nous ouvrons la demande'))),
};

export const Sending: Story = {
  render: () => {
    const backend = queue(2);
    Object.assign(backend.client.reviews, {decide: never});
    return render(backend);
  },
  play: then(open('examiner'), answerYes, acting(sees('Nous envoyons votre réponse'))),
};

/** What was answered is said, and the next is at hand. */
export const Sent: Story = {
  render: opened(),
  play: then(open('examiner'), answerYes, acting(sees('Réponse envoyée'))),
};

export const NotSent: Story = {
  render: () => {
    const backend = queue(2);
    backend.refuseWith = 'UNREACHABLE';
    return render(backend);
  },
  play: then(open('examiner'), answerYes, acting(sees('Rien n’est perdu'))),
};

export const HandedOver: Story = {
  render: opened(),
  play: then(
    open('examiner'),
    acting(
      press('Je suis trop proche de cette personne'),
      press('Oui, passer à quelqu’un d’autre'),
      sees('la réponse d’une autre personne'),
    ),
  ),
};

/** Who wrote the request with the person may not answer it. */
export const TooClose: Story = {
  render: () => {
    const backend = queue(2);
    Object.assign(backend.client.reviews, {
      decide: () => Promise.reject(backendError('CONFLICT_OF_INTEREST')),
    });
    return render(backend);
  },
  play: then(open('examiner'), answerYes, acting(sees('Vous avez aidé pour cette demande'))),
};

const voice = {id: '0190d4a0-0000-7000-8000-0000000000f2', mediaType: 'audio/wav', bytes: 90};
const mute = {id: '0190d4a0-0000-7000-8000-0000000000f4', mediaType: 'audio/webm', bytes: 90};
const lost = {id: '0190d4a0-0000-7000-8000-0000000000f3', mediaType: 'image/png', bytes: 90};

/** A choice, a day, a photo that is lost, two recordings of which the browser cannot play one, a link. */
export const KindsOfEvidence: Story = {
  render: () => {
    const backend = queue(1, {
      answers: [
        {question: 'choice', choices: ['morning']},
        {question: 'date', text: '2026-03-02'},
        {question: 'photo', files: [lost.id]},
        {question: 'voice', files: [voice.id, mute.id]},
        {question: 'link', text: 'https://example.org/mon-atelier'},
      ],
      files: [voice, mute, lost],
    });
    backend.form = everyForm;
    backend.files.set(voice.id, new Blob([silentVoice(12)]));
    backend.files.set(mute.id, new Blob(['voix']));
    return render(backend);
  },
  play: then(open('examiner'), acting(sees('ne s’écoute pas ici'))),
};

export const WithoutAnAnswer: Story = {
  render: opened({answers: [], files: []}),
  play: open('examiner'),
};

/** The person has not said yet that the request is theirs. */
export const WaitsForTheirYes: Story = {
  render: () => render(queue(2, {waitsFor: 'confirmation'})),
  play: then(as('lead'), acting(choose('#whose', 'all'), sees('confirmer sa demande'))),
};

/** It may be read, and is not for this examiner to answer. */
export const ReadOnly: Story = {
  render: () => {
    const backend = queue(1);
    const [request] = backend.requests;
    if (request) backend.notForMe.add(request.id);
    return render(backend);
  },
  play: then(as('lead'), acting(press('Examiner'), sees('Votre réponse n’est pas attendue'))),
};

/** A yes without one criterion ticked is asked about once. */
export const NoCriterionTicked: Story = {
  render: opened(),
  play: then(
    open('examiner'),
    acting(
      press('Oui'),
      press('Je n’ai pas écrit les réponses'),
      press('Envoyer ma réponse'),
      sees('Vous n’avez coché aucun critère.'),
    ),
  ),
};

/** Some of them are not ticked: they are named. */
export const OneCriterionTicked: Story = {
  render: opened(),
  play: then(
    open('examiner'),
    acting(
      press('La personne dit un droit au travail'),
      press('Oui'),
      press('Je n’ai pas écrit les réponses'),
      press('Envoyer ma réponse'),
      sees('2 critères ne sont pas cochés'),
    ),
  ),
};

/** A yes to a request that holds nothing is asked about once too. */
export const YesToNothing: Story = {
  render: opened({answers: [], files: []}),
  play: then(
    open('examiner'),
    acting(
      press('Oui'),
      press('Je n’ai pas écrit les réponses'),
      press('Envoyer ma réponse'),
      sees('quand même'),
    ),
  ),
};

/** More of a jury: yes, no, the one who is missing, and who decides in the end. */
export const MajorityOfAJury: Story = {
  render: opened({
    quorum: {min: 3, vote: 'majority', decider: 'always'},
    reviews: [driss, {...driss, examinerName: 'Paula', answer: 'notYet', message: 'Encore un mois.'}],
    examiners: [
      {name: 'Driss', stance: 'professional', isDecider: false, hasAnswered: true},
      {name: 'Paula', stance: 'peer', isDecider: false, hasAnswered: true},
      {name: 'Nadège', stance: 'professional', isDecider: false, hasAnswered: false},
      {name: 'Léna', stance: 'professional', isDecider: true, hasAnswered: false},
    ],
  }),
  play: open('examiner'),
};

export const PeerThanked: Story = {
  render: () => {
    const backend = queue(1);
    backend.refuseQueueWith = 'FORBIDDEN';
    backend.consent = {isGiven: false, badges: ['baba-entreprise']};
    return render(backend);
  },
  play: then(as(), acting(press('Oui, je veux bien'), sees('Merci'))),
};

const atTheDoor = (code: string): Play => acting(write('#name', 'Claire Petit'), submit('#code', code));

export const GuestCodeMissing: Story = {
  render: () => render(queue(1), guestLink),
  play: acting(press('Entrer'), sees('Écrivez les 6 chiffres')),
};

export const GuestCodeWrong: Story = {
  render: () => render(queue(1), guestLink),
  play: then(atTheDoor('000000'), acting(sees('bon code'))),
};

export const GuestDone: Story = {
  render: () => render(queue(1), guestLink),
  play: then(
    atTheDoor('123456'),
    acting(sees('Ma réponse')),
    answerYes,
    acting(sees('Merci, votre réponse est envoyée')),
  ),
};

/** Nothing is sent; the same link and code lead back. */
export const GuestLater: Story = {
  render: () => render(queue(1), guestLink),
  play: then(
    atTheDoor('123456'),
    acting(sees('Ma réponse'), press('Plus tard'), sees('prenez le même lien')),
  ),
};

export const GuestInvitationOver: Story = {
  render: () => {
    const backend = queue(1);
    Object.assign(backend.client.examination, {
      begin: () => Promise.reject(backendError('CODE_EXPIRED')),
    });
    return render(backend, guestLink);
  },
  play: then(atTheDoor('123456'), acting(sees('terminée'))),
};

export const QueueInArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${render(queue(4))}</div>`,
  play: signIn,
};

export const OpenedInArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${opened()()}</div>`,
  play: open('examiner'),
};

export const OpenedInUkrainian: Story = {
  render: () => html`<div lang="uk">${opened()()}</div>`,
  play: open('examiner'),
};

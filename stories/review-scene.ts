/** A queue in a story: requests that wait, one of them as the story wants it, and the acts of an examiner. */
import type {BadgeRequest} from '@pepites/recognition';
import type {StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {requestOf, reviewedBadge, shortForm} from '../packages/elements/src/testing/request-backend.js';
import {ReviewBackend} from '../packages/elements/src/testing/review-backend.js';
import {person, session, structure} from '../packages/elements/src/testing/samples.js';
import {imageOf} from './support.js';

type Play = NonNullable<StoryObj['play']>;
type Where = Parameters<Play>[0]['canvasElement'];
type Role = (typeof person.roles)[number];

const imageUrl = imageOf('baba-entreprise');
const people = ['Malika T.', 'Youssef B.', 'Anne-Marie D.', 'Tran L.'];
const dayMs = 86_400_000;
export const driss = {
  examinerName: 'Driss',
  answer: 'yes',
  message: 'Je l’ai vue travailler. Elle connaît les règles.',
  criteriaMet: [0, 1],
  reopened: [],
  revision: 1,
  at: '2026-11-24T09:00:00Z',
} satisfies BadgeRequest['reviews'][number];

export function queue(count: number, more: Partial<BadgeRequest> = {}): ReviewBackend {
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

export const render = (backend: ReviewBackend, link = ''): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-review link=${link}></badge-review
  ></badge-backend>`;

export const as =
  (...roles: readonly Role[]): Play =>
  ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession({
      ...session,
      person: {...person, displayName: 'Nadège', roles: [...roles]},
    });
  };
export const signIn = as('examiner');

/** Waits for what a person would see, as long as a slow machine needs. */
export async function find<T extends Element>(where: Where, selector: string, type: new () => T): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = where.querySelector('badge-review')?.shadowRoot?.querySelector(selector);
    if (found instanceof type) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No ${selector}`);
}

export const open =
  (...roles: readonly Role[]): Play =>
  async (context) => {
    await as(...roles)(context);
    (await find(context.canvasElement, '.queue button', HTMLButtonElement)).click();
    await find(context.canvasElement, '.evidence', HTMLElement);
  };

export const answer =
  (which: 'yes' | 'missing' | 'notYet'): Play =>
  async (context) => {
    await open('examiner')(context);
    (await find(context.canvasElement, `input[value=${which}]`, HTMLInputElement)).click();
  };

export const press = async (where: Where, selector: string): Promise<void> => {
  (await find(where, selector, HTMLButtonElement)).click();
};

export function opened(more: Partial<BadgeRequest> = {}): () => TemplateResult {
  return () => {
    const backend = queue(3, more);
    return render(backend);
  };
}

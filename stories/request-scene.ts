/** A request in a story: a badge, a backend in memory that holds what it is given, and the element before it. */
import type {Badge, BadgeRequest, RequestReview} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import {MemoryBackend, requestOf, reviewedBadge} from '../packages/elements/src/testing/request-backend.js';
import {badge as badgeOf} from '../packages/elements/src/testing/samples.js';
import {type Act, press, sees, write} from './acting.js';
import {imageOf} from './support.js';

export const baba = reviewedBadge(undefined, {
  imageUrl: imageOf('baba-entreprise'),
  criteria: [
    {fr: 'Vous connaissez un droit au travail.'},
    {fr: 'Vous connaissez un devoir au travail.'},
    {fr: 'Vous savez à qui parler.'},
  ],
});

export interface Scene {
  readonly badge?: Badge;
  readonly request?: Partial<BadgeRequest>;
  /** Name of the person whom an adviser asks with. */
  readonly with?: string;
  /** What the backend says to all that is sent. */
  readonly refuseWith?: string;
  /** Address of the course that the page stands beside. */
  readonly activity?: string;
  readonly layout?: 'steps' | 'page';
  /** What else is special of the backend. */
  readonly change?: (backend: MemoryBackend) => void;
}

const somebody = '0190d4a0-0000-7000-8000-0000000000b1';

/** Each story has a structure of its own, so that it finds no other story's draft. */
export function scene(
  {badge = baba, request, with: name, refuseWith, activity = '', layout = 'steps', change}: Scene,
  structure: string,
): TemplateResult {
  const ours = {...badge, structure};
  const others = ['je-m-engage', 'comun-gant'].map((id) =>
    badgeOf(id, id === 'comun-gant' ? 'Com’un gant' : 'Je m’engage'),
  );
  const backend = new MemoryBackend([ours, ...others]);
  if (request) backend.put(requestOf(request));
  backend.refuseWith = refuseWith;
  change?.(backend);
  return html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-request
      badge=${ours.id}
      layout=${layout}
      activity=${activity}
      person=${name === undefined ? '' : somebody}
      person-name=${name ?? ''}
    ></badge-request
  ></badge-backend>`;
}

export const answers = [
  {question: 'right', text: 'J’ai droit à une pause. Je la prends à 10 h.'},
  {question: 'whom', text: 'À Driss, mon encadrant.'},
];

export const review = (more: Partial<RequestReview>): RequestReview => ({
  examinerName: 'Nadège',
  answer: 'missing',
  message: 'C’est bien parti. Dites-moi aussi qui vous prévenez en cas de retard.',
  criteriaMet: [0],
  reopened: ['whom'],
  revision: 1,
  at: '2026-11-21T09:00:00Z',
  ...more,
});

/** The first question, in written words. */
export const firstAnswer: readonly Act[] = [
  press('Commencer'),
  press('J’écris'),
  write('textarea', 'J’ai droit à une pause. Je la prends à 10 h.'),
];

/** On a device that is the person's own, up to the last screen; `photo`: what is done for the third question. */
export const toCheck = (...photo: readonly Act[]): readonly Act[] => [
  ...firstAnswer,
  press('Continuer'),
  sees('Question 2 sur 3'),
  write('input.field', 'À Driss, mon encadrant.'),
  press('Continuer'),
  sees('Question 3 sur 3'),
  ...photo,
  press('Continuer'),
  sees('Relisez avant d’envoyer.'),
];

/** All of it, and the agreement, and away. */
export const sending = (...photo: readonly Act[]): readonly Act[] => [
  ...toCheck(...photo),
  press('J’accepte que'),
  press('Envoyer ma demande'),
];

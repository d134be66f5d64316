/** The page's side of the bench of `<badge-review>`: a long queue, and each kind of act in it. */
import type {Answer, BadgeRequest} from '@pepites/recognition';
import '../../packages/elements/src/badge-backend/badge-backend.js';
import '../../packages/elements/src/badge-review/badge-review.js';
import {requestOf, reviewedBadge, shortForm} from '../../packages/elements/src/testing/request-backend.js';
import {ReviewBackend} from '../../packages/elements/src/testing/review-backend.js';
import {session, structure} from '../../packages/elements/src/testing/samples.js';
import {measureInteractions, nextFrame, placeOf} from './interactions-page.js';

declare global {
  var openReview: (count: number) => Promise<void>;
}

const hour = 3_600_000;
const badges = ['baba', 'accueil', 'caisse', 'jardin'].map((id) => ({
  ...reviewedBadge(shortForm),
  id,
  name: {fr: `Badge ${id}`},
}));

function requestAt(i: number): BadgeRequest {
  const badge = badges[i % badges.length];
  const answers: Answer[] = [
    {question: 'right', text: 'J’ai droit à une pause. Je la prends avec mon équipe. '.repeat(6)},
    {question: 'whom', text: 'À Driss, mon encadrant.'},
  ];
  return requestOf({
    id: `0190d4a0-0000-7000-8000-${String(i).padStart(12, '0')}`,
    badge: badge?.id ?? '',
    badgeName: badge?.name ?? {fr: ''},
    earnerName: `Personne ${i + 1}`,
    submittedAt: new Date(Date.now() - (300 - i) * hour).toISOString(),
    answerBy: new Date(Date.now() + (i - 20) * hour).toISOString(),
    answers,
  });
}

globalThis.openReview = async (count) => {
  const backend = new ReviewBackend(badges);
  // As over any network, the list comes in a task of its own.
  const queue = backend.client.reviews.queue.bind(backend.client.reviews);
  Object.assign(backend.client.reviews, {
    queue: async (...asked: Parameters<typeof queue>) => {
      await nextFrame();
      return queue(...asked);
    },
  });
  backend.requests = Array.from({length: count}, (_, i) => requestAt(i));
  const provider = document.createElement('badge-backend');
  provider.structure = structure;
  provider.client = backend.client;
  provider.append(document.createElement('badge-review'));
  document.body.replaceChildren(provider);
  await provider.updateComplete;
  provider.context.setSession({
    ...session,
    expiresAt: new Date(Date.now() + 24 * hour).toISOString(),
    person: {...session.person, roles: ['examiner']},
  });
  while (rows().length < count) {
    find('.actions .button')?.click();
    await nextFrame();
  }
};

const root = (): ShadowRoot | null | undefined => document.querySelector('badge-review')?.shadowRoot;
const find = (selector: string): HTMLElement | null => root()?.querySelector<HTMLElement>(selector) ?? null;
const rows = (): HTMLElement[] => [...(root()?.querySelectorAll<HTMLElement>('.queue button') ?? [])];
const isOpen = (): boolean => find('.request') !== null;
const isList = (): boolean => !isOpen() && rows().some((row) => row.checkVisibility());

async function toList(): Promise<void> {
  if (isOpen()) [...(root()?.querySelectorAll<HTMLElement>('.decision .button.plain') ?? [])].at(-1)?.click();
  while (!isList()) await nextFrame();
  const filter = find('select') as HTMLSelectElement | null;
  if (filter && filter.value !== '') {
    filter.value = '';
    filter.dispatchEvent(new Event('change'));
  }
  while (rows().length < 200) {
    find('.actions .button')?.click();
    await nextFrame();
  }
}

let acts = 0;

measureInteractions({
  arrow: {
    prepare: async () => {
      await toList();
      rows()[(acts++ * 7) % 150]?.focus();
      return () => ({key: 'ArrowDown'});
    },
  },
  open: {
    prepare: async () => {
      await toList();
      const row = rows()[(acts++ * 7) % 150];
      return () => placeOf(row);
    },
    isShown: isOpen,
  },
  back: {
    prepare: async () => {
      if (!isOpen()) rows()[(acts++ * 7) % 150]?.click();
      while (!isOpen()) await nextFrame();
      find('#heading')?.focus();
      return () => ({key: 'Escape'});
    },
    isShown: isList,
  },
  filter: {
    prepare: async () => {
      await toList();
      find('select')?.focus();
      return () => ({key: 'ArrowDown'});
    },
    isShown: () => rows().length < 200,
  },
});

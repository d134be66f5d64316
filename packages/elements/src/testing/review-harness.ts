/** Acts on `<badge-review>` as an examiner does. Not shipped. */
import type {Role} from '@pepites/recognition';
import {fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import type {BadgeReviewElement} from '../badge-review/badge-review.element.js';
import '../badge-review/badge-review.js';
import {ElementHarness, plain} from './element-harness.js';
import {requestOf, reviewedBadge} from './request-backend.js';
import {guestCode, guestLink, ReviewBackend} from './review-backend.js';
import {person, session, structure} from './samples.js';
import {silentVoice} from './silent-voice.js';

export const staff = {
  ...session,
  token: 'nadege',
  person: {...person, displayName: 'Nadège', roles: ['examiner' as const]},
};
export const ids = ['a1', 'a2', 'a3'].map((end) => `0190d4a0-0000-7000-8000-0000000000${end}`);

export class ReviewHarness extends ElementHarness<BadgeReviewElement> {
  readonly provider: BadgeBackendElement;

  constructor(provider: BadgeBackendElement) {
    const element = provider.querySelector('badge-review');
    if (!element) throw new Error('No <badge-review>');
    super(element);
    this.provider = provider;
  }

  /** What is read: not the list behind an open request. */
  override get words(): string {
    const away = this.root.querySelector('.away')?.textContent ?? '';
    return plain(this.root.textContent.replace(away, ''));
  }

  override all(selector: string): HTMLElement[] {
    return super.all(selector).filter((each) => !each.closest('.away'));
  }

  async open(words = 'Examiner'): Promise<void> {
    await this.press(words);
    await this.shows('Ma réponse');
  }

  /** Chooses “Oui”, with what it needs; sends nothing. */
  /** A yes with a criterion that is not ticked is asked about first. */
  async tickAll(): Promise<void> {
    for (const box of this.all('.criteria input:not(:checked)')) {
      box.click();
      await this.element.updateComplete;
    }
  }

  async chooseYes(message?: string): Promise<void> {
    await this.tickAll();
    await this.choose('Oui');
    if (message !== undefined) await this.write(message);
    await this.choose('Je n’ai pas écrit');
  }

  /** Comes in by an invitation, with its code. */
  async enter(code = guestCode): Promise<void> {
    await this.write('Claire Petit', '#name');
    await this.write(code, '#code');
    await this.press('Entrer');
  }
}

interface Opened {
  readonly backend: ReviewBackend;
  readonly harness: ReviewHarness;
}

/** A queue of so many requests, with the oldest open. */
export async function openOldest(count = 1): Promise<Opened> {
  const backend = fullBackend(count);
  const harness = await openReview(backend);
  await harness.open();
  return {backend, harness};
}

/** One request, at the door of an invitation. */
export async function openByLink(
  change: (backend: ReviewBackend) => void = () => undefined,
): Promise<Opened> {
  const backend = fullBackend(1);
  change(backend);
  return {backend, harness: await openReview(backend, {link: guestLink})};
}

export async function openReview(
  backend: ReviewBackend,
  {
    signedIn = true,
    lang = 'fr',
    link = '',
    roles = ['examiner'],
  }: {
    readonly signedIn?: boolean;
    readonly lang?: string;
    readonly link?: string;
    readonly roles?: readonly Role[];
  } = {},
): Promise<ReviewHarness> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang=${lang} structure=${structure} .client=${backend.client}
      ><badge-review link=${link}></badge-review
    ></badge-backend>`,
  );
  if (signedIn && link === '')
    provider.context.setSession({...staff, person: {...staff.person, roles: [...roles]}});
  const harness = new ReviewHarness(provider);
  const shown = link !== '' ? '.narrow' : signedIn ? '.queue, .truth, .lines' : 'badge-sign-in';
  await waitUntil(() => harness.root.querySelector(shown), undefined, {timeout: 10_000});
  return harness;
}

/** Three requests, from three days ago to today; the first holds every kind of evidence. */
export function fullBackend(count = 3): ReviewBackend {
  const backend = new ReviewBackend([reviewedBadge()]);
  const files = ['image/png', 'audio/wav', 'application/pdf'].map((mediaType, i) => {
    const id = `0190d4a0-0000-7000-8000-0000000000f${i}`;
    const content = mediaType === 'audio/wav' ? silentVoice(2) : '<script>';
    backend.files.set(id, new Blob([content], {type: 'text/html'}));
    return {id, mediaType, bytes: 8};
  });
  const names = ['Malika T.', 'Youssef B.', 'Tran L.'];
  for (let i = count - 1; i >= 0; i -= 1) {
    backend.put(
      requestOf({
        id: ids[i] ?? '',
        earnerName: names[i] ?? '',
        submittedAt: new Date(Date.now() - (3 - i) * 86_400_000).toISOString(),
        answers: [
          {question: 'rule', files: files.map(({id}) => id)},
          {question: 'right', text: 'J’ai droit à une pause.\n<img src=x onerror=alert(1)>'},
        ],
        files,
      }),
    );
  }
  return backend;
}

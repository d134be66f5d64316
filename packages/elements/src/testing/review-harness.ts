/** Acts on `<badge-review>` as an examiner does. Not shipped. */
import type {Role} from '@pepites/recognition';
import {fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import type {BadgeReviewElement} from '../badge-review/badge-review.element.js';
import '../badge-review/badge-review.js';
import {ElementHarness, plain} from './element-harness.js';
import {requestOf, reviewedBadge} from './request-backend.js';
import {ReviewBackend} from './review-backend.js';
import {person, session, structure} from './samples.js';

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
  const files = ['image/png', 'audio/webm', 'application/pdf'].map((mediaType, i) => {
    const id = `0190d4a0-0000-7000-8000-0000000000f${i}`;
    backend.files.set(id, new Blob(['<script>'], {type: 'text/html'}));
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

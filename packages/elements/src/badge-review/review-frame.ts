/** What is seen around the requests: the card, and the way to the backend’s own page. */
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../base/outline-heading.js';
import type {reviewFrameFr} from '../messages/review-frame.fr.js';
import type {Text} from '../text/messages.js';

export interface FrameOptions {
  readonly text: Text<typeof reviewFrameFr>;
  readonly headingLevel: number;
  /** Address of the backend's page for examiners; absent on that page. */
  readonly pageUrl: string | undefined;
}

export function renderCard(
  content: unknown,
  {text, headingLevel}: FrameOptions,
  id = 'heading',
): TemplateResult {
  return html`<section class="card" part="card" aria-labelledby=${id}>
    ${outlineHeading({level: headingLevel, id, className: 'title'}, text('title'))} ${content}
  </section>`;
}

export function renderPageLink(
  words: string,
  {text, pageUrl}: FrameOptions,
): TemplateResult | typeof nothing {
  if (pageUrl === undefined) return nothing;
  return html`<p class="quiet">${words} <a href=${pageUrl} rel="noreferrer">${text('openPage')}</a></p>`;
}

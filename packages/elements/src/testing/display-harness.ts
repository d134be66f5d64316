/** A badge on a page, as its reader meets it. Not shipped. */
import {fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import '../badge-backend/badge-backend.js';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import type {BadgeDisplayElement} from '../badge-display/badge-display.element.js';
import '../badge-display/badge-display.js';
import {ElementHarness} from './element-harness.js';
import {type SignedBadge, verifyingBackend} from './signed-badge.js';

/** The page where everybody can see it. */
export const sharedPage = 'https://badges.exemple.fr/b/4f9a2c';
export const patience = {timeout: 8000};

/** Once it was checked, where it is to be. */
export async function shown(
  badge: SignedBadge,
  more: Partial<BadgeDisplayElement> = {},
  lang = 'fr',
): Promise<ElementHarness<BadgeDisplayElement>> {
  fixtureCleanup();
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang=${lang} .client=${verifyingBackend(badge)}></badge-backend>`,
  );
  const element = document.createElement('badge-display');
  Object.assign(element, {credential: badge.credential, page: sharedPage, ...more});
  provider.append(element);
  await waitUntil(() => element.verdict !== undefined || more.verify === 'none', undefined, patience);
  await waitUntil(() => element.shadowRoot?.querySelector('.card, .medal, .row'), undefined, patience);
  await element.updateComplete;
  return new ElementHarness(element);
}

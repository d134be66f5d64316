/** A wall on a page, as its reader meets it. Not shipped. */
import {fixture, html} from '@open-wc/testing';
import type {BadgeBackend, Session} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import type {BadgeWallElement} from '../badge-wall/badge-wall.element.js';
import {ElementHarness} from './element-harness.js';
import {addressOf, listOf, WallBackend, type WallSample} from './wall-samples.js';

export interface WallPage {
  readonly wall: ElementHarness<BadgeWallElement>;
  readonly provider: BadgeBackendElement;
}

/** A wall of these badges, from the list of a link. */
export function sharedWall(
  samples: readonly WallSample[],
  {
    name = 'Malika T.',
    ...more
  }: {readonly name?: string; readonly client?: BadgeBackend; readonly lang?: string} = {},
): Promise<WallPage> {
  const src = addressOf(listOf(samples, name));
  return openWall({client: new WallBackend(samples).client, src, ...more});
}

export async function openWall({
  client,
  src = '',
  session,
  lang = 'fr',
}: {
  readonly client?: BadgeBackend;
  readonly src?: string;
  readonly session?: Session;
  readonly lang?: string;
}): Promise<WallPage> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang=${lang} .client=${client} structure="les-trois-saules"></badge-backend>`,
  );
  if (session) provider.context.setSession(session);
  const element = document.createElement('badge-wall');
  if (src !== '') element.src = src;
  provider.append(element);
  await element.updateComplete;
  return {wall: new ElementHarness(element), provider};
}

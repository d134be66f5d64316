/** Acts on a pathway of somebody who is signed in, and on the sheet of the step that they open. Not shipped. */
import {aTimeout, fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import type {BadgePathwayElement} from '../badge-pathway/badge-pathway.element.js';
import '../badge-pathway/badge-pathway.js';
import type {ActsBackend} from './acts-backend.js';
import {ElementHarness, plain} from './element-harness.js';
import {session, structure} from './samples.js';

function pathwayIn(provider: Element): BadgePathwayElement {
  const found = provider.querySelector('badge-pathway');
  if (!found) throw new Error('No <badge-pathway>');
  return found;
}

export class PathwayHarness extends ElementHarness<BadgePathwayElement> {
  readonly provider: BadgeBackendElement;

  constructor(provider: BadgeBackendElement) {
    super(pathwayIn(provider));
    this.provider = provider;
  }

  /** What the sheet says. */
  get sheet(): string {
    return plain(this.root.querySelector('dialog')?.textContent ?? '');
  }

  get said(): string {
    return plain(this.root.querySelector('dialog [role=status]')?.textContent ?? '');
  }

  async open(title: string): Promise<void> {
    this.one('ol');
    this.all('.name')
      .find((name) => plain(name.textContent) === title)
      ?.click();
    await waitUntil(() => this.root.querySelector('dialog')?.open === true, 'not opened', {timeout: 5000});
    await aTimeout(50);
  }

  async tells(words: string): Promise<void> {
    await waitUntil(() => this.said === words, `“${words}”, not “${this.said}”`, {timeout: 5000});
    await this.element.updateComplete;
    await this.rests();
  }
}

export async function withBackend(
  backend: ActsBackend,
  options: {lang?: string; anonymous?: boolean} = {},
): Promise<PathwayHarness> {
  const root = await fixture<HTMLElement>(
    html`<div lang=${options.lang ?? 'fr'}>
      <badge-backend structure=${structure} .client=${backend.client}
        ><badge-pathway pathway="mon-parcours"></badge-pathway
      ></badge-backend>
    </div>`,
  );
  const provider = root.querySelector('badge-backend');
  if (!provider) throw new Error('No <badge-backend>');
  if (options.anonymous !== true) provider.context.setSession(session);
  const pathway = new PathwayHarness(provider);
  await waitUntil(() => pathway.element.shadowRoot?.querySelector('ol') != null, 'nothing shown', {
    timeout: 15_000,
  });
  // Where the person stands has come too.
  if (options.lang === undefined) await pathway.shows('obtenu');
  else await waitUntil(() => pathway.all('.step.earned').length > 0, 'no progress', {timeout: 15_000});
  return pathway;
}

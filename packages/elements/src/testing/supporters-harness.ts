/** `<badge-supporters>` with a backend in memory, for its tests. Not shipped. */
import {fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import type {BadgeSupportersElement} from '../badge-supporters/badge-supporters.element.js';
import '../badge-supporters/badge-supporters.js';
import {ElementHarness, plain} from './element-harness.js';
import {session, structure} from './samples.js';
import type {SupportBackend} from './support-backend.js';

export class SupportersHarness extends ElementHarness<BadgeSupportersElement> {
  readonly provider: BadgeBackendElement;

  constructor(provider: BadgeBackendElement) {
    const element = provider.querySelector('badge-supporters');
    if (!element) throw new Error('No <badge-supporters>');
    super(element);
    this.provider = provider;
  }

  get names(): string[] {
    return this.all('.supporter .name').map((each) => plain(each.textContent));
  }
}

interface Opening {
  readonly signedIn?: boolean;
  readonly lang?: string;
  readonly max?: number;
}

export async function openSupporters(
  backend: SupportBackend,
  {signedIn = false, lang = 'fr', max = 0}: Opening = {},
): Promise<SupportersHarness> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang=${lang} structure=${structure} .client=${backend.client}
      ><badge-supporters badge="je-soutiens" max=${max}
        ><ul>
          <li>Odile</li>
        </ul></badge-supporters
      ></badge-backend
    >`,
  );
  if (signedIn) provider.context.setSession(session);
  const harness = new SupportersHarness(provider);
  await waitUntil(() => !harness.element.matches(':state(waiting)'), 'settled', {timeout: 8000});
  await harness.element.updateComplete;
  return harness;
}

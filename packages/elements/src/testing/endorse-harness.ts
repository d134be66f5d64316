/** Acts on `<badge-endorse>` as a holder or an endorser does. Not shipped. */
import {fixture, html, waitUntil} from '@open-wc/testing';
import type {Session} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import type {BadgeEndorseElement} from '../badge-endorse/badge-endorse.element.js';
import '../badge-endorse/badge-endorse.js';
import {ElementHarness} from './element-harness.js';
import {code, type EndorseBackend, linkToken, requestId} from './endorse-backend.js';
import {session, structure} from './samples.js';

export class EndorseHarness extends ElementHarness<BadgeEndorseElement> {
  readonly provider: BadgeBackendElement;

  constructor(provider: BadgeBackendElement) {
    const element = provider.querySelector('badge-endorse');
    if (!element) throw new Error('No <badge-endorse>');
    super(element);
    this.provider = provider;
  }

  /** The code that the person told. */
  async enter(tried = code): Promise<void> {
    await this.write(tried, 'input.code');
    await this.press('Continuer');
  }

  async opened(): Promise<this> {
    await this.enter();
    await this.shows('Recommander');
    return this;
  }
}

async function open(
  backend: EndorseBackend,
  side: {
    readonly link?: string;
    readonly badge?: string;
    readonly request?: string;
    readonly lang?: string;
  },
  who?: Session,
): Promise<EndorseHarness> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang=${side.lang ?? 'fr'} structure=${structure} .client=${backend.client}
      ><badge-endorse
        link=${side.link ?? ''}
        badge=${side.badge ?? ''}
        request=${side.request ?? ''}
      ></badge-endorse
    ></badge-backend>`,
  );
  if (who) provider.context.setSession(who);
  const harness = new EndorseHarness(provider);
  const states = who || side.link !== undefined ? ':state(shown), :state(failed)' : ':state(signed-out)';
  await waitUntil(() => harness.element.matches(states), undefined, {timeout: 10_000});
  await harness.element.updateComplete;
  return harness;
}

export const openByLink = (backend: EndorseBackend, lang?: string): Promise<EndorseHarness> =>
  open(backend, {link: linkToken, ...(lang !== undefined && {lang})});

/** `null`: nobody is signed in. */
export const openOwn = (backend: EndorseBackend, who: Session | null = session): Promise<EndorseHarness> =>
  open(backend, {badge: 'velos'}, who ?? undefined);

/** While the badge is examined. */
export const openAsked = (backend: EndorseBackend): Promise<EndorseHarness> =>
  open(backend, {request: requestId}, session);

export const openMine = (backend: EndorseBackend, who?: Session): Promise<EndorseHarness> =>
  open(backend, {}, who);

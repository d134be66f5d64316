/** Acts on `<badge-request>` as a person does: reads what is shown, presses what has a name. Not shipped. */
import {aTimeout, fixture, html, waitUntil} from '@open-wc/testing';
import type {Badge} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import type {BadgeRequestElement} from '../badge-request/badge-request.element.js';
import '../badge-request/badge-request.js';
import {type DeviceOwner, rememberDeviceOwner} from '../badge-request/keeping/device-owner.js';
import {ElementHarness} from './element-harness.js';
import {fileOf, type MemoryBackend, reviewedBadge} from './request-backend.js';
import {session, structure} from './samples.js';

export class RequestHarness extends ElementHarness<BadgeRequestElement> {
  readonly provider: BadgeBackendElement;

  constructor(provider: BadgeBackendElement) {
    const element = provider.querySelector('badge-request');
    if (!element) throw new Error('No <badge-request>');
    super(element);
    this.provider = provider;
  }

  /** Types a day into its three boxes. */
  async writeDay(day: string, month: string, year: string): Promise<void> {
    await this.write(day, 'input.day');
    await this.write(month, 'input.month');
    await this.write(year, 'input.year');
  }

  async pick(...files: File[]): Promise<void> {
    const input = this.one('input[type="file"]:not([capture])', HTMLInputElement);
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', {bubbles: true}));
    // Photos are made smaller first.
    await aTimeout(30);
    await this.element.updateComplete;
  }
}

/** Id of the person whom an adviser asks with. */
export const malika = '0190d4a0-0000-7000-8000-0000000000b1';

export interface OpenOptions {
  readonly signedIn?: boolean;
  readonly lang?: string;
  readonly owner?: DeviceOwner | 'ask';
  /** Whom an adviser asks with, by name. */
  readonly with?: string;
}

let unique = 0;

/** Each test has its own structure, so that no draft of another is found. */
export function newBadge(more: Partial<Badge> = {}): Badge {
  unique += 1;
  return {...reviewedBadge(), structure: `${structure}-${Date.now()}-${unique}`, ...more};
}

/** @param options.owner whose device it is; `ask`: not said yet */
export async function openRequest(
  backend: MemoryBackend,
  badge: Badge,
  {signedIn = true, lang = 'fr', owner = 'mine', with: name}: OpenOptions = {},
): Promise<RequestHarness> {
  localStorage.removeItem('pepites-device');
  sessionStorage.removeItem('pepites-device');
  if (owner !== 'ask') rememberDeviceOwner(owner);
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang=${lang} structure=${badge.structure} .client=${backend.client}
      ><badge-request
        badge=${badge.id}
        person=${name === undefined ? '' : malika}
        person-name=${name ?? ''}
      ></badge-request
    ></badge-backend>`,
  );
  if (signedIn) provider.context.setSession(session);
  const harness = new RequestHarness(provider);
  await waitUntil(() => harness.root.querySelector('.foot, .truth, .box, .success') !== null, 'shown', {
    timeout: 8000,
  });
  await aTimeout(30);
  return harness;
}

/** Fills the short form in, up to the last screen. */
export async function fillIn(harness: RequestHarness): Promise<void> {
  await harness.press('Commencer');
  await harness.choose('J’écris');
  await harness.write('J’ai droit à une pause.');
  await harness.press('Continuer');
  await harness.write('À Driss, mon encadrant.');
  await harness.press('Continuer');
  await harness.pick(fileOf('regle.png', 'image/png'));
  await harness.press('Continuer');
}

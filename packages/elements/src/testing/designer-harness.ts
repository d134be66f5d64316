/** Acts on `<badge-designer>` as a person does. Not shipped. */
import {fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackend, Session} from '@pepites/recognition';
import '../badge-backend/badge-backend.js';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import type {BadgeDesignerElement} from '../badge-designer/badge-designer.element.js';
import '../badge-designer/badge-designer.js';
import {rememberDeviceOwner} from '../badge-request/keeping/device-owner.js';
import {ElementHarness} from './element-harness.js';
import {session, structure} from './samples.js';

export interface DesignerOptions {
  readonly client?: BadgeBackend | undefined;
  readonly session?: Session | undefined;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly lang?: string;
  readonly dir?: string;
  /** Whose the device is; `ask`: nobody has said it. @default 'shared' */
  readonly owner?: 'mine' | 'shared' | 'ask';
}

export class DesignerHarness extends ElementHarness<BadgeDesignerElement> {
  static async open(options: DesignerOptions = {}): Promise<DesignerHarness> {
    const {client, attributes = {}, lang = 'fr', dir = 'ltr', owner = 'shared'} = options;
    // Asked once on a device, and remembered: what is kept must not reach the next test.
    if (owner !== 'ask') rememberDeviceOwner(owner);
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend structure=${structure} lang=${lang} dir=${dir} .client=${client}></badge-backend>`,
    );
    const who = 'session' in options ? options.session : session;
    if (who && client) provider.context.setSession(who);
    const element = document.createElement('badge-designer');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    provider.append(element);
    const harness = new DesignerHarness(element);
    await waitUntil(() => element.matches(':state(draw)') || element.matches(':state(failed)'), 'shown', {
      timeout: 5000,
    });
    await element.updateComplete;
    return harness;
  }

  /** Opens the line of this name and waits for what is in it. */
  async openLine(name: string): Promise<void> {
    const summary = this.all('summary').find((each) => each.textContent.trim().startsWith(name));
    if (!summary) throw new Error(`No line “${name}” in “${this.words}”`);
    summary.click();
    await waitUntil(() => summary.parentElement?.querySelector('.inside') !== null, name, {timeout: 5000});
    await this.element.updateComplete;
  }

  async fill(id: string, words: string): Promise<void> {
    await this.write(words, `#${id}`);
  }

  /** Through the words, to the look at all of it. */
  async toCheck(name = 'Je répare des vélos', shows = 'Je change une chambre à air.'): Promise<void> {
    await this.press('Continuer');
    if (this.root.querySelector('#name')) {
      await this.fill('name', name);
      await this.fill('shows', shows);
    }
    await this.press('Continuer');
  }
}

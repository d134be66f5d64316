import {expect, fixture, html} from '@open-wc/testing';
import {property} from 'lit/decorators.js';
import {BadgeElement} from '../base/badge-element.js';
import {define} from '../base/define.js';
import {BackendController} from '../context/backend-controller.js';
import {fakeBackend, session} from '../testing/samples.js';
import type {BadgeBackendElement} from './badge-backend.element.js';
import './badge-backend.js';

class ProbeElement extends BadgeElement {
  @property() backend = '';
  @property() structure = '';
  readonly controller = new BackendController(this);
  renders = 0;

  protected override updated(): void {
    this.renders += 1;
  }
}
define('probe-backend', ProbeElement);

describe('<badge-backend>', () => {
  it('is accessible', async () => {
    const element = await fixture(html`<badge-backend structure="s"><p>Texte</p></badge-backend>`);
    await expect(element).to.be.accessible();
  });

  it('gives the elements inside it one session, and tells them of changes', async () => {
    const root = await fixture<BadgeBackendElement>(
      html`<badge-backend backend="https://b.example" structure="s"
        ><probe-backend></probe-backend>
        <div><probe-backend></probe-backend></div
      ></badge-backend>`,
    );
    const [first, second] = [...root.querySelectorAll<ProbeElement>('probe-backend')];
    first!.controller.context.setSession(session);
    const before = second!.renders;
    await second!.updateComplete;
    expect(second!.controller.session).to.equal(session);
    expect(second!.renders).to.be.greaterThan(before);
    expect(second!.controller.structure).to.equal('s');
  });

  it('keeps elements apart that do not share one, though their backend is the same', async () => {
    const root = await fixture(
      html`<div>
        <probe-backend backend="https://b.example"></probe-backend
        ><probe-backend backend="https://b.example"></probe-backend>
      </div>`,
    );
    const [first, second] = [...root.querySelectorAll<ProbeElement>('probe-backend')];
    first!.controller.context.setSession(session);
    expect(second!.controller.session).to.equal(undefined);
  });

  it('lets an element’s own backend win', async () => {
    const root = await fixture<BadgeBackendElement>(
      html`<badge-backend backend="https://b.example" structure="s"
        ><probe-backend backend="https://other.example" structure="o"></probe-backend
      ></badge-backend>`,
    );
    const probe = root.querySelector<ProbeElement>('probe-backend')!;
    expect(probe.controller.context.backend).to.equal('https://other.example');
    expect(probe.controller.context).not.to.equal(root.context);
  });

  it('gives the client that was set, and forgets a session that has ended', async () => {
    const client = {me: {get: () => Promise.reject(Object.assign(new Error(), {code: 'SESSION_ENDED'}))}};
    const root = await fixture<BadgeBackendElement>(
      html`<badge-backend structure="s" .client=${fakeBackend(client)}
        ><probe-backend></probe-backend
      ></badge-backend>`,
    );
    const {controller} = root.querySelector<ProbeElement>('probe-backend')!;
    controller.context.setSession(session);
    const error: unknown = await controller.use((c) => c.me.get({structure: 's'})).catch((e: unknown) => e);
    expect(error).to.have.property('code', 'SESSION_ENDED');
    expect(controller.session).to.equal(undefined);
  });

  it('is found by an element that was there before it was defined', async () => {
    const root = await fixture(html`<div><probe-backend></probe-backend></div>`);
    const provider = document.createElement('badge-backend');
    provider.structure = 'late';
    provider.append(...root.childNodes);
    root.append(provider);
    await provider.updateComplete;
    expect(root.querySelector<ProbeElement>('probe-backend')!.controller.structure).to.equal('late');
  });
});

describe('the language of an element', () => {
  it('is that of the nearest lang, across shadow roots, and follows it', async () => {
    const root = await fixture(html`<div lang="en"></div>`);
    const outer = document.createElement('div');
    const shadow = outer.attachShadow({mode: 'open'});
    const probe = new ProbeElement();
    shadow.append(probe);
    root.append(outer);
    expect(probe.language).to.equal('en');
    root.setAttribute('lang', 'fr-CA');
    await Promise.resolve();
    expect(probe.language).to.equal('fr');
    outer.setAttribute('lang', 'en-GB');
    await Promise.resolve();
    expect(probe.language).to.equal('en');
  });
});

/** What strangers write in a supporter's name, address and logo; and elements that come and go. */
import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {Supporter} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {attacks, countListeners, foreignRequests, harmfulIn, hostileAddresses} from '../testing/hostile.js';
import {structure} from '../testing/samples.js';
import {SupportBackend, supportBadge} from '../testing/support-backend.js';
import './badge-supporters.js';

const since = '2026-03-01T09:00:00Z';

async function show(backend: SupportBackend): Promise<ShadowRoot> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend structure=${structure} .client=${backend.client}
      ><badge-supporters badge="je-soutiens"></badge-supporters
    ></badge-backend>`,
  );
  const element = provider.querySelector('badge-supporters');
  await waitUntil(() => element?.matches(':state(shown)'), undefined, {timeout: 8000});
  return element!.shadowRoot!;
}

describe('what strangers write, to <badge-supporters>', () => {
  beforeEach(() => {
    Object.assign(window, {hacked: []});
  });

  it('is text, never markup, script or an address of another kind', async () => {
    for (const attack of attacks) {
      const supporters: Supporter[] = [
        {name: attack, since: attack, isOrganisation: true, url: attack, logoUrl: attack},
        ...hostileAddresses.map((url) => ({name: attack, since, isOrganisation: true, url, logoUrl: url})),
      ];
      const badge = supportBadge({name: {fr: attack}, imageUrl: attack});
      const seen = await foreignRequests(async () => {
        const root = await show(new SupportBackend(supporters, [badge]));
        expect(root.textContent).to.contain(attack);
        expect(harmfulIn(root)).to.deep.equal([]);
        await aTimeout(30);
      });
      expect(seen, attack).to.deep.equal([]);
    }
    expect((window as unknown as {hacked: number[]}).hacked).to.deep.equal([]);
  }).timeout(40_000);

  it('names links that are safe, and only those', async () => {
    const root = await show(
      new SupportBackend([
        {name: 'Bon', since, url: 'https://bon.example/'},
        ...hostileAddresses.map((url) => ({name: 'Mauvais', since, url})),
      ]),
    );
    const links = [...root.querySelectorAll<HTMLAnchorElement>('a')];
    expect(links.map(({href}) => href)).to.deep.equal(['https://bon.example/']);
    expect(links[0]?.rel).to.equal('noopener noreferrer nofollow ugc');
  });
});

describe('<badge-supporters> that come and go', () => {
  it('stops when it is taken away while it loads', async () => {
    const backend = new SupportBackend();
    let answer: (() => void) | undefined;
    const {client} = backend;
    const list = client.supporters.list;
    Object.assign(client.supporters, {
      list: (...args: Parameters<typeof list>) =>
        new Promise((resolve) => {
          answer = () => {
            resolve(list(...args));
          };
        }),
    });
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend structure=${structure} .client=${client}
        ><badge-supporters badge="je-soutiens"></badge-supporters
      ></badge-backend>`,
    );
    const element = provider.querySelector('badge-supporters')!;
    await waitUntil(() => answer !== undefined, undefined, {timeout: 5000});
    element.remove();
    answer?.();
    await aTimeout(50);
    provider.append(element);
    await waitUntil(() => element.matches(':state(waiting), :state(shown)'), undefined, {timeout: 5000});
  });

  it('leaves no listener behind, after 500 of them', async () => {
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend structure=${structure} .client=${new SupportBackend([]).client}></badge-backend>`,
    );
    const left = await countListeners(async () => {
      for (let i = 0; i < 500; i++) {
        const element = document.createElement('badge-supporters');
        element.badge = 'je-soutiens';
        provider.append(element);
        if (i % 50 === 0) await element.updateComplete;
        element.remove();
      }
      await aTimeout(50);
    });
    expect(left).to.deep.equal([]);
  }).timeout(20_000);
});

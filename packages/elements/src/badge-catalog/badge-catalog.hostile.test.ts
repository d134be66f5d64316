/** What strangers write in a badge of a catalogue; and elements that come and go. */
import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {Badge} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {attacks, countListeners, foreignRequests, harmfulIn, hostileAddresses} from '../testing/hostile.js';
import {MemoryBackend} from '../testing/request-backend.js';
import {badge, structure} from '../testing/samples.js';
import './badge-catalog.js';

const hostile = (attack: string, more: Partial<Badge> = {}): Badge =>
  badge('x', attack, {
    description: {fr: `${attack} Puis. Encore ${attack}`},
    criteria: [{fr: attack}],
    howEarned: {fr: attack},
    imageAlt: {fr: attack},
    requires: [attack],
    alignments: [
      {name: attack, code: attack, framework: attack, url: attack},
      ...hostileAddresses.map((url) => ({name: attack, url})),
    ],
    ...more,
  });

async function show(badges: readonly Badge[]): Promise<ShadowRoot> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend structure=${structure} .client=${new MemoryBackend(badges).client}
      ><badge-catalog></badge-catalog
    ></badge-backend>`,
  );
  const element = provider.querySelector('badge-catalog');
  await waitUntil(() => element?.matches(':state(shown)'), undefined, {timeout: 8000});
  return element!.shadowRoot!;
}

describe('what strangers write, to <badge-catalog>', () => {
  beforeEach(() => {
    Object.assign(window, {hacked: []});
  });

  it('is text, never markup, script or an address of another kind', async () => {
    for (const attack of attacks) {
      const seen = await foreignRequests(async () => {
        const root = await show([
          hostile(attack, {imageUrl: attack}),
          hostile(attack, {id: attack, moment: 'END'}),
        ]);
        for (const summary of root.querySelectorAll('summary')) summary.click();
        expect(root.textContent).to.contain(attack);
        expect(harmfulIn(root)).to.deep.equal([]);
        await aTimeout(30);
      });
      expect(seen, attack).to.deep.equal([]);
    }
    expect((window as unknown as {hacked: number[]}).hacked).to.deep.equal([]);
  }).timeout(40_000);

  it('is text in a list of the page too, and leads nowhere', async () => {
    const list = document.createElement('ul');
    for (const url of hostileAddresses) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      item.dataset['badge'] = 'x';
      item.dataset['image'] = url;
      link.setAttribute('href', url);
      link.textContent = '<b onclick=x>nom</b>';
      item.append(link);
      list.append(item);
    }
    const element = document.createElement('badge-catalog');
    element.append(list);
    const seen = await foreignRequests(async () => {
      await fixture(html`<div>${element}</div>`);
      await waitUntil(() => element.matches(':state(shown)'), undefined, {timeout: 8000});
      await aTimeout(30);
    });
    expect(seen).to.deep.equal([]);
    expect(harmfulIn(element.shadowRoot!)).to.deep.equal([]);
    expect((window as unknown as {hacked: number[]}).hacked).to.deep.equal([]);
  });
});

describe('<badge-catalog> that come and go', () => {
  it('stops when it is taken away while it loads, and goes on when it is put back', async () => {
    const backend = new MemoryBackend([badge('a', 'A')]);
    const {list} = backend.client.badges;
    let answer: (() => void) | undefined;
    Object.assign(backend.client.badges, {
      list: (...args: Parameters<typeof list>) =>
        new Promise((resolve) => {
          answer = () => {
            resolve(list(...args));
          };
        }),
    });
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend structure=${structure} .client=${backend.client}
        ><badge-catalog></badge-catalog
      ></badge-backend>`,
    );
    const element = provider.querySelector('badge-catalog')!;
    await waitUntil(() => answer !== undefined, undefined, {timeout: 5000});
    element.remove();
    answer?.();
    await aTimeout(30);
    Object.assign(backend.client.badges, {list});
    provider.append(element);
    await waitUntil(() => element.matches(':state(shown)'), undefined, {timeout: 8000});
  });

  it('are two on one page that say two things', async () => {
    const [one, two] = [await show([badge('a', 'Le premier')]), await show([badge('b', 'Le second')])];
    expect(one.textContent).to.contain('Le premier').and.not.to.contain('Le second');
    expect(two.textContent).to.contain('Le second');
  });

  it('leaves no listener behind, after 500 of them', async () => {
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend structure=${structure} .client=${new MemoryBackend([]).client}></badge-backend>`,
    );
    const left = await countListeners(async () => {
      for (let i = 0; i < 500; i++) {
        const element = document.createElement('badge-catalog');
        provider.append(element);
        if (i % 50 === 0) await element.updateComplete;
        element.remove();
      }
      await aTimeout(50);
    });
    expect(left).to.deep.equal([]);
  }).timeout(20_000);
});

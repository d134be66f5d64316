import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import type {Badge} from '@pepites/recognition';
import {draftsOf} from '../testing/kept-drafts.js';
import {MemoryBackend} from '../testing/request-backend.js';
import {fillIn, newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';

async function isKept(badge: Badge): Promise<void> {
  await waitUntil(async () => (await draftsOf(badge)).length > 0, 'kept', {timeout: 4000});
}

describe('a <badge-request> that is open on two pages', () => {
  async function two(badge: Badge, backend: MemoryBackend): Promise<[RequestHarness, RequestHarness]> {
    return [await openRequest(backend, badge), await openRequest(backend, badge)];
  }

  it('has the answers of both, and says so', async () => {
    const badge = newBadge();
    const [here, there] = await two(badge, new MemoryBackend([badge]));
    await here.press('Commencer');
    await there.press('Commencer');
    await here.choose('J’écris');
    await here.write('La pause.');
    await here.shows('Brouillon gardé');
    await here.shows('Cette demande est aussi ouverte dans une autre page.');
    await expect(here.element).to.be.accessible();
    await waitUntil(() => there.root.querySelector('textarea')?.value === 'La pause.');
    await there.press('Continuer');
    await there.write('À Driss.');
    await there.shows('Brouillon gardé');
    await here.press('Continuer');
    await waitUntil(() => here.root.querySelector<HTMLInputElement>('input.field')?.value === 'À Driss.');
    expect(await draftsOf(badge)).to.have.length(1);
    there.provider.remove();
    await waitUntil(() => !here.words.includes('dans une autre page'));
  });

  it('has the answers of both where each began before the other was kept', async () => {
    const badge = newBadge();
    const [here, there] = await two(badge, new MemoryBackend([badge]));
    for (const harness of [here, there]) await harness.press('Commencer');
    for (const harness of [here, there]) await harness.choose('J’écris');
    await Promise.all([here.write('Ici.'), there.write('Là.')]);
    await waitUntil(async () => {
      const drafts = await draftsOf(badge);
      const text = drafts[0]?.answers[0]?.text ?? '';
      return drafts.length === 1 && text.includes('Ici.') && text.includes('Là.');
    });
  });

  it('sends it once: the other page shows where it stands', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const [here, there] = await two(badge, backend);
    await fillIn(here);
    await here.choose('J’accepte');
    await isKept(badge);
    await there.shows('Reprendre ma demande');
    await there.press('Reprendre');
    await here.press('Envoyer ma demande');
    await here.shows('C’est envoyé.');
    await there.shows('Vous avez continué dans une autre page.');
    await there.shows('C’est envoyé.');
    expect(backend.requests).to.have.length(1);
    await aTimeout(600);
    expect(await draftsOf(badge)).to.deep.equal([]);
  });
});

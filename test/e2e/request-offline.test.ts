/** A page that is opened again without a network: the questions and the answers are there, on a device of one's own, and are sent once. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {expectText} from './expect.ts';
import {signIn, tick} from './people.ts';
import {Asking, openRequestWorld, type RequestWorld} from './request-world.ts';

describe('a page that is opened again without a network', () => {
  let world: RequestWorld;
  before(async () => {
    // A page that came from no network counts as one of the wide web, which may not ask the backend of this machine.
    world = await openRequestWorld({flags: ['--disable-features=LocalNetworkAccessChecks']});
  });
  after(() => world.close());

  /** A telephone that has the site’s own pages and scripts at hand, as a service worker would keep them. The backend is not reached. */
  async function telephone(): Promise<BrowserContext> {
    const context = await world.telephone();
    await context.route(`${world.siteUrl}/**`, async (route) => {
      const reply = await fetch(route.request().url());
      await route.fulfill({
        status: reply.status,
        headers: Object.fromEntries(
          ['content-type', 'content-security-policy'].flatMap((name) => {
            const value = reply.headers.get(name);
            return value === null ? [] : [[name, value]];
          }),
        ),
        body: Buffer.from(await reply.arrayBuffer()),
      });
    });
    return context;
  }

  async function begin(person: Asking, owner: string): Promise<void> {
    await person.press('Commencer');
    await person.request.getByRole('button', {name: owner}).click();
    await tick(person.request.getByRole('radio', {name: 'J’écris'}));
    await person.request.getByRole('textbox').fill('J’ai droit à une pause.');
    await person.press('Continuer');
    await person.heading(/devoir/);
    await person.request.getByRole('textbox').fill('J’arrive à l’heure.');
  }

  const keptDrafts = (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('pepites-drafts');
          opening.onerror = () => {
            reject(new Error('IndexedDB did not open'));
          };
          opening.onsuccess = () => {
            const database = opening.result;
            if (!database.objectStoreNames.contains('drafts')) {
              resolve(0);
              return;
            }
            const count = database.transaction('drafts').objectStore('drafts').count();
            count.onsuccess = () => {
              resolve(count.result);
            };
          };
        }),
    );

  it('goes on where it was, keeps what is sent until the network is back, and sends it once', async () => {
    const mine = await telephone();
    const person = await Asking.open(mine, world.siteUrl);
    await begin(person, 'Oui, il est à moi');
    await person.isKept();
    await mine.setOffline(true);
    await person.page.reload();
    await person.press('Reprendre ma demande');
    await person.heading(/devoir/);
    assert.equal(await person.request.getByRole('textbox').inputValue(), 'J’arrive à l’heure.');
    await person.press('Revenir');
    await person.heading(/droit/);
    assert.equal(await person.request.getByRole('textbox').inputValue(), 'J’ai droit à une pause.');
    await person.press('Continuer');
    await person.heading(/devoir/);
    await person.press('Continuer');
    await person.heading(/À qui/);
    await person.request.getByRole('textbox').fill('À Driss, mon encadrant.');
    await person.press('Continuer');
    await person.heading(/Montrez une règle/);
    await person.press('Continuer');
    await person.heading(/Relisez avant d’envoyer/);
    await person.agree();
    await person.press('Envoyer ma demande');
    await expectText(person.request, /Pas d’internet pour le moment\.\s+Votre demande n’est pas perdue/);
    await person.page.reload();
    await expectText(
      person.request,
      /Pas d’internet pour le moment\.[\s\S]*Réessayer[\s\S]*À Driss, mon encadrant/,
    );
    assert.equal((await world.requestsOf('baba')).length, 0);
    await mine.setOffline(false);
    await expectText(
      person.request,
      /Votre demande n’est pas encore partie\.\s+Connectez-vous\. Elle part juste après/,
    );
    await person.press('Envoyer maintenant');
    await signIn(person.request, world.backendUrl, 'malika@example.org');
    await person.request.getByLabel('Votre nom').fill('Malika T.');
    await person.press('Envoyer ma demande');
    await expectText(person.request, /C’est envoyé\. Réponse avant le/);
    const sent = await world.requestsOf('baba');
    assert.equal(sent.length, 1);
    assert.match(sent[0]?.answers ?? '', /une pause[\s\S]*à l’heure[\s\S]*À Driss/);
    assert.equal(await keptDrafts(person.page), 0);
    assert.deepEqual(person.complaints, []);
    await mine.close();
  });

  it('shows nothing of it on a device that others use: nothing is kept there', async () => {
    const shared = await telephone();
    const person = await Asking.open(shared, world.siteUrl);
    await begin(person, 'Non, d’autres l’utilisent');
    await expectText(person.request, /Vos réponses sont seulement dans cette page/);
    assert.equal(await keptDrafts(person.page), 0);
    await shared.setOffline(true);
    await person.page.reload();
    await expectText(person.request, /Le site ne répond pas[\s\S]*Réessayer/);
    assert.equal(await keptDrafts(person.page), 0);
    await shared.close();
  });
});

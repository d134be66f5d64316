/** Asking for a badge on a telephone, in French: without a network, with a questionnaire as evidence, with an adviser. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {BadgeBackendElement} from '@pepites/elements';
import type {Page} from 'playwright-core';
import {STRUCTURE} from '../../packages/server/test/world.ts';
import {expectText, textOf} from './expect.ts';
import {signIn, tick} from './people.ts';
import {ADVISER, Asking, EXAMINER, openRequestWorld, type RequestWorld, telephone} from './request-world.ts';

describe('asking for a badge on a telephone', () => {
  let world: RequestWorld;

  before(async () => {
    world = await openRequestWorld();
  });
  after(() => world.close());

  /** The examiner's own page, with the session they need. */
  async function deskOf(email: string): Promise<Page> {
    const page = await (await world.telephone()).newPage();
    await page.goto(`${world.siteUrl}/examiner`);
    await signIn(page.locator('badge-sign-in').first(), world.backendUrl, email);
    await page.waitForFunction(
      () => document.querySelector<BadgeBackendElement>('badge-backend')?.context.session !== undefined,
    );
    return page;
  }

  async function decide(email: string, request: string, answer: object): Promise<void> {
    const desk = await deskOf(email);
    await desk.evaluate(
      async ([structure, id, given]) => {
        const {context} = document.querySelector('badge-backend') as BadgeBackendElement;
        const client = await context.client();
        const {version, revision} = await client.requests.get({structure, request: id});
        await client.reviews.decide({
          structure,
          request: id,
          version,
          revision,
          noConflict: true,
          ...(given as {answer: 'yes'}),
        });
      },
      [STRUCTURE, request, answer] as const,
    );
    await desk.context().close();
  }

  const fits = async (page: Page): Promise<void> => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= telephone.width, `${width} px`);
  };

  it('without a network: kept, said, and sent after the tab was closed and opened again', async () => {
    const mine = await world.telephone();
    const first = await Asking.open(mine, world.siteUrl);
    await first.answerAll('J’ai droit à une pause.');
    await first.agree();
    await mine.setOffline(true);
    await expectText(first.request, /Pas d’internet\. Vous pouvez continuer\./);
    await first.press('Envoyer ma demande');
    await expectText(
      first.request,
      /Pas d’internet pour le moment\.\s+Votre demande n’est pas perdue\. Quand internet reviendra, entrez votre adresse mail ou votre code\./,
    );
    await fits(first.page);
    await first.page.close();
    await mine.setOffline(false);
    assert.equal((await world.requestsOf('baba')).length, 0);
    const again = await Asking.open(mine, world.siteUrl);
    await expectText(
      again.request,
      /Votre demande n’est pas encore partie\.\s+Connectez-vous\. Elle part juste après\.[\s\S]*J’ai droit à une pause/,
    );
    await again.press('Envoyer maintenant');
    await signIn(again.request, world.backendUrl, 'malika@example.org');
    await again.request.getByLabel('Votre nom').fill('Malika T.');
    await again.press('Envoyer ma demande');
    await expectText(again.request, /C’est envoyé\. Réponse avant le/);
    assert.equal((await world.requestsOf('baba')).length, 1);
    assert.deepEqual([...first.complaints, ...again.complaints], []);
    await again.page.reload();
    await expectText(again.request, /Commencer/);
    await mine.close();
  });

  it('the questionnaire is the evidence: asked, “il manque”, completed, awarded', async () => {
    const mine = await world.telephone();
    const person = await Asking.open(mine, world.siteUrl);
    const earlier = (await world.requestsOf('baba')).length;
    await expectText(
      person.request,
      /Avec ce badge, vous montrez que[\s\S]*La personne dit un droit au travail[\s\S]*Qui lit vos réponses/,
    );
    await person.answerAll('J’ai des congés.', {photo: false});
    await fits(person.page);
    await person.agree();
    await person.press('Envoyer ma demande');
    await signIn(person.request, world.backendUrl, 'sami@example.org');
    await person.request.getByLabel('Votre nom').fill('Sami B.');
    await person.press('Envoyer ma demande');
    await expectText(person.request, /C’est envoyé\. Réponse avant le[\s\S]*Ce que j’ai envoyé/);
    await fits(person.page);
    const [request] = (await world.requestsOf('baba')).slice(earlier);
    assert.ok(request);
    await decide(EXAMINER, request.id, {
      answer: 'missing',
      message: 'Dites-moi un devoir que vous avez.',
      reopened: ['devoir'],
    });
    await expectText(
      person.request,
      /Il manque quelque chose\. Lisez le message\.[\s\S]*Dites-moi un devoir que vous avez\.[\s\S]*Vous complétez 1 réponse/,
    );
    await fits(person.page);
    await person.press('Compléter ma demande');
    await expectText(person.request, /Racontez un devoir/);
    await person.request.getByRole('textbox').fill('Je préviens si je suis en retard.');
    await person.isKept();
    // The page is opened again, and the backend is not reached: the message and the answers are there.
    await mine.route(`${world.proxy.url}/**`, (route) => route.abort());
    await person.page.reload();
    await expectText(person.request, /Il manque quelque chose[\s\S]*Dites-moi un devoir que vous avez\./);
    await person.press('Compléter ma demande');
    await person.heading(/Racontez un devoir/);
    assert.equal(await person.request.getByRole('textbox').inputValue(), 'Je préviens si je suis en retard.');
    await person.press('Continuer');
    assert.doesNotMatch(await textOf(person.request), /congés/);
    await mine.unroute(`${world.proxy.url}/**`);
    await person.press('Envoyer mes réponses');
    await signIn(person.request, world.backendUrl, 'sami@example.org');
    await expectText(person.request, /C’est envoyé/);
    const [again] = (await world.requestsOf('baba')).slice(earlier);
    assert.deepEqual([again?.id, again?.revision], [request.id, 2]);
    assert.match(again?.answers ?? '', /congés[\s\S]*retard/);
    await decide(EXAMINER, request.id, {answer: 'yes', criteriaMet: [0, 1]});
    await expectText(person.request, /Bravo\s*! Ce badge est à vous/);
    const link = await person.request.getByRole('link', {name: 'Voir mon badge'}).getAttribute('href');
    const badge = await (await fetch((link ?? '').replace(world.proxy.url, world.backendUrl))).text();
    assert.match(badge, /B\.A\.BA de l’entreprise/);
    assert.doesNotMatch(badge, /Sami B\.|retard/);
    assert.deepEqual(person.complaints, []);
    await mine.close();
  });

  it('with an adviser: written together, confirmed by the person’s paper code, without an e-mail address', async () => {
    const desk = await deskOf(ADVISER);
    const {person: id, claimCode} = await desk.evaluate(async (structure) => {
      const {context} = document.querySelector('badge-backend') as BadgeBackendElement;
      return (await context.client()).claimCodes.create({structure, displayName: 'Aya K.'});
    }, STRUCTURE);
    await desk.context().close();
    const tablet = await world.telephone();
    const both = await Asking.open(tablet, `${world.siteUrl}/?person=${id}&name=Aya`);
    const earlier = (await world.requestsOf('baba')).length;
    await expectText(both.request, /Demander ce badge avec Aya[\s\S]*Vous remplissez la demande ensemble/);
    await both.answerAll('Aya connaît les pauses.', {owner: 'Non, d’autres l’utilisent', photo: false});
    await expectText(both.request, /Vos réponses sont seulement dans cette page/);
    await tick(both.request.getByRole('checkbox', {name: /Aya accepte que/}));
    await both.press('Envoyer ma demande');
    await signIn(both.request, world.backendUrl, ADVISER);
    await expectText(both.request, /C’est envoyé\. Aya doit confirmer\./);
    await fits(both.page);
    await both.request.getByLabel('Le code de Aya').fill(claimCode);
    await both.press('Confirmer avec ce code');
    await expectText(both.request, /Aya a confirmé\. Réponse avant le/);
    const [sent] = (await world.requestsOf('baba')).slice(earlier);
    assert.match(sent?.answers ?? '', /Aya connaît les pauses/);
    assert.deepEqual(both.complaints, []);
    await tablet.close();
  });

  it('begins from the paper: the scanned address lets the person in', async () => {
    const desk = await deskOf(ADVISER);
    const {claimCode} = await desk.evaluate(async (structure) => {
      const {context} = document.querySelector('badge-backend') as BadgeBackendElement;
      return (await context.client()).claimCodes.create({structure, displayName: 'Lou M.'});
    }, STRUCTURE);
    await desk.context().close();
    const mine = await world.telephone();
    const person = await Asking.open(mine, `${world.siteUrl}/#badge-code=${claimCode}`);
    await expectText(person.request, /Le code du papier est lu/);
    await person.press('Me connecter');
    await expectText(person.request, /Commencer/);
    assert.equal(new URL(person.page.url()).hash, '');
    await person.answerAll('Les congés.', {photo: false});
    await person.agree();
    await person.press('Envoyer ma demande');
    await expectText(person.request, /C’est envoyé/);
    assert.deepEqual(person.complaints, []);
    await mine.close();
  });
});

/** What a bad network, a backend in trouble and a wrong clock do to a request: its draft survives each, and nothing is sent twice. */
import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {BrowserContext} from 'playwright-core';
import {expectText} from './expect.ts';
import {signIn} from './people.ts';
import {Asking, openRequestWorld, type RequestWorld} from './request-world.ts';

const words = 'J’ai droit à une pause.';
const upload = /^POST .*\/files$/;
const submit = /^POST .*\/requests$/;

describe('a request on a network that fails', () => {
  let world: RequestWorld;
  let telephone: BrowserContext;
  let person: Asking;
  let email: string;
  let earlier: {requests: number; files: number};
  let people = 0;

  before(async () => {
    world = await openRequestWorld();
  });
  after(() => world.close());

  /** Somebody new has answered everything, agreed, and is signed in: only the sending is left. */
  beforeEach(async () => {
    people += 1;
    email = `personne-${people}@example.org`;
    telephone = await world.telephone();
    person = await Asking.open(telephone, world.siteUrl);
    await person.press('J’ai déjà fait ma demande');
    await signIn(person.request, world.backendUrl, email);
    await person.answerAll(words);
    await person.agree();
    earlier = {requests: (await world.requestsOf('baba')).length, files: await world.countFiles()};
    world.proxy.calls.length = 0;
  });
  afterEach(async () => {
    world.proxy.heal();
    assert.deepEqual(person.complaints, []);
    await telephone.close();
  });

  /** In the store, not on the screen. */
  async function assertSentOnce(): Promise<void> {
    const requests = (await world.requestsOf('baba')).slice(earlier.requests);
    assert.equal(requests.length, 1, JSON.stringify(requests));
    assert.match(requests[0]?.answers ?? '', /J’ai droit à une pause/);
    assert.match(requests[0]?.answers ?? '', /À Driss, mon encadrant/);
    assert.match(requests[0]?.answers ?? '', /"files":\["[0-9a-f-]{36}"\]/);
    assert.equal((await world.countFiles()) - earlier.files, 1);
  }

  const isSent = () => expectText(person.request, /C’est envoyé\. Réponse avant le/);

  it('slow: says what is on its way, can be stopped without a loss, and arrives once', async () => {
    world.proxy.plan(upload, {kind: 'slow', ms: 60_000});
    await person.send();
    await expectText(person.request, /Nous envoyons votre fichier 1 sur 1…/);
    await person.press('Arrêter l’envoi');
    await expectText(person.request, /Relisez avant d’envoyer[\s\S]*J’ai droit à une pause/);
    world.proxy.plan(upload, {kind: 'slow', ms: 1500});
    await person.press('Envoyer ma demande');
    await isSent();
    await assertSentOnce();
  });

  it('cut in the middle of an upload: the draft stays, and leaves by itself once the network is back', async () => {
    world.proxy.plan(upload, {kind: 'cut', afterBytes: 40_000}, 99);
    await person.send();
    await expectText(
      person.request,
      /Votre demande n’est pas encore partie\.\s+Nous n’arrivons pas à l’envoyer[\s\S]*Elle partira toute seule un peu plus tard\./,
    );
    assert.equal((await world.requestsOf('baba')).length, earlier.requests);
    world.proxy.heal();
    await person.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await isSent();
    await assertSentOnce();
  });

  it('a reply that is lost, of the file and of the request: both are there once', async () => {
    world.proxy.plan(upload, {kind: 'loseReply'}, 1);
    world.proxy.plan(submit, {kind: 'loseReply'}, 99);
    await person.send();
    await expectText(person.request, /partira toute seule un peu plus tard/);
    assert.equal((await world.requestsOf('baba')).length, earlier.requests + 1);
    world.proxy.heal();
    await person.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await isSent();
    assert.ok(world.proxy.count(submit) > 1);
    await assertSentOnce();
  });

  it('500: says so, keeps everything, and is sent by the next press', async () => {
    world.proxy.plan(submit, {kind: 'reply', status: 500, code: 'INTERNAL'});
    await person.send();
    await expectText(person.request, /Quelque chose n’a pas marché\. Réessayez\./);
    await expectText(person.request, /J’ai droit à une pause/);
    await person.press('Envoyer ma demande');
    await isSent();
    assert.equal(world.proxy.count(upload), 1);
    await assertSentOnce();
  });

  it('429 with Retry-After: waits as long as it is told, when that is short, and is sent', async () => {
    world.proxy.plan(submit, {kind: 'reply', status: 429, code: 'TOO_MANY_ATTEMPTS', retryAfter: 1});
    await person.send();
    await isSent();
    assert.equal(world.proxy.count(submit), 2);
    await assertSentOnce();
  });

  it('429 for longer: the request is kept, says why, and is sent later', async () => {
    world.proxy.plan(submit, {kind: 'reply', status: 429, code: 'TOO_MANY_ATTEMPTS', retryAfter: 600});
    await person.send();
    await expectText(person.request, /Trop de demandes en ce moment\.\s+Votre demande n’est pas perdue/);
    assert.equal(world.proxy.count(submit), 1);
    // By itself, a few seconds later.
    await isSent();
    await assertSentOnce();
  });

  it('an expired session: the person signs in again, and loses nothing', async () => {
    world.endSessions();
    await person.send();
    await expectText(person.request, /Votre connexion est terminée\. Connectez-vous de nouveau\./);
    await signIn(person.request, world.backendUrl, email);
    await expectText(person.request, /C’est envoyé|Comment vous appelez-vous/);
    if (await person.request.getByLabel('Votre nom').count()) await person.send();
    await isSent();
    await assertSentOnce();
  });

  it('a wrong clock: the draft is there after it was put right, and is sent', async () => {
    for (const date of ['1970-01-01T00:10:00Z', '2093-05-01T08:00:00Z']) {
      const wrong = await world.telephone();
      const other = await Asking.open(wrong, world.siteUrl);
      await other.page.clock.setSystemTime(new Date(date));
      await other.answerAll(words, {photo: false});
      await other.isKept();
      await other.page.close();
      const right = await Asking.open(wrong, world.siteUrl);
      await expectText(right.request, /Reprendre ma demande/);
      await wrong.close();
    }
    await person.page.clock.setSystemTime(new Date('2093-05-01T08:00:00Z'));
    await person.send();
    await expectText(person.request, /C’est envoyé/);
    await assertSentOnce();
  });

  it('two tabs: the answers of both, sent once, and both say so', async () => {
    const other = await Asking.open(telephone, world.siteUrl);
    await expectText(other.request, /Reprendre ma demande/);
    await other.press('Reprendre ma demande');
    await expectText(person.request, /aussi ouverte dans une autre page/);
    await other.press('Revenir');
    await other.heading(/À qui parlez-vous/);
    await other.request.getByRole('textbox').fill('À Driss, mon encadrant, ou à Nadège.');
    await expectText(person.request, /ou à Nadège/);
    await person.send();
    await isSent();
    await expectText(other.request, /Vous avez continué dans une autre page/);
    assert.deepEqual(other.complaints, []);
    await assertSentOnce();
    assert.match((await world.requestsOf('baba')).at(-1)?.answers ?? '', /ou à Nadège/);
  });

  it('two tabs that send at the same time: one request', async () => {
    const other = await Asking.open(telephone, world.siteUrl);
    await other.press('J’ai déjà fait ma demande');
    await signIn(other.request, world.backendUrl, email);
    await other.press('Reprendre ma demande');
    await other.press('Continuer');
    await other.heading(/Relisez/);
    world.proxy.plan(submit, {kind: 'slow', ms: 700}, 2);
    await Promise.all([person.send(), other.press('Envoyer ma demande')]);
    await isSent();
    await expectText(other.request, /C’est envoyé|Comment vous appelez-vous/);
    await assertSentOnce();
  });
});

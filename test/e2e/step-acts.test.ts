/** What a person does with the badge of an opened step, on their structure’s site, with a real backend: take, see the evidence, share. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import type {Locator} from 'playwright-core';
import sharp from 'sharp';
import {pdf, wav} from '../../packages/server/test/recordings.ts';
import {expectText, textOf} from './expect.ts';
import {tick} from './people.ts';
import {openStepActsSite, type StepActsSite} from './step-acts-site.ts';

describe('a person and the badge of a step that they open', () => {
  let site: StepActsSite;
  before(async () => {
    site = await openStepActsSite({
      change: ({structures: [structure]}) => {
        const key = structure?.badges.find(({id}) => id === 'cle');
        Object.assign(key?.['process'] ?? {}, {offer: 'ask'});
        const course = {id: 'gestes', kind: 'badge', badge: 'gestes', optional: true};
        structure?.pathways?.[0]?.steps.push(course);
        const one = structure?.badges.find(({id}) => id === 'un') as
          {process: {form: {questions: object[]}}} | undefined;
        one?.process.form.questions.push(
          {id: 'voix', type: 'voice', label: 'Dites-le.', required: false},
          {id: 'papier', type: 'file', label: 'Un papier ?', required: false},
          {id: 'lien', type: 'link', label: 'Un lien ?', required: false},
        );
      },
    });
  });
  after(() => site.close());

  const pathway = (): Locator => site.pathway;
  const sheet = (): Locator => site.sheet;
  const press = (name: string): Promise<void> => site.press(name);

  /** The person asks for both badges, with all that evidence can be; the examiner says yes, on a page of their own. */
  async function earnBoth(): Promise<void> {
    const photo = await sharp({create: {width: 64, height: 48, channels: 3, background: '#8d8576'}})
      .jpeg()
      .toBuffer();
    const fileOf = async (file: Uint8Array, type: string) => [await site.upload(file, type)];
    const words = (badge: string) => ({question: 'reussite', text: `J’ai rangé l’atelier pour ${badge}.`});
    const one = await site.send('un', [
      words('un'),
      {question: 'photo', files: await fileOf(photo, 'image/jpeg')},
      {question: 'voix', files: await fileOf(wav(), 'audio/wav')},
      {question: 'papier', files: await fileOf(pdf(), 'application/pdf')},
      {question: 'lien', text: 'https://exemple.example/mon-travail'},
    ]);
    const other = await site.send('deux', [words('deux')]);
    await site.decide([one, other], {answer: 'yes'});
  }

  it('earns two badges, and is offered the key badge', async () => {
    await site.page.goto(site.url);
    await site.enter('sami@example.org');
    await expectText(pathway(), /2 badges à gagner/);
    await earnBoth();
    await site.look();
    await expectText(pathway(), /2\s*badges obtenus sur 2/);
    await expectText(pathway(), /Votre badge-clé vous attend[\s\S]*À prendre maintenant/);
  });

  it('sees the evidence that they sent, and nothing is asked before', async () => {
    site.asked.length = 0;
    await pathway().getByRole('button', {name: 'Badge un', exact: true}).click();
    await expectText(sheet(), /Ce que ce badge montre[\s\S]*Je viens à l’heure/);
    assert.deepEqual(site.asked, []);
    await press('Voir mes preuves');
    await expectText(sheet(), /Voici 5\s*preuves\.[\s\S]*Racontez\.[\s\S]*J’ai rangé l’atelier pour un\./);
    await sheet().getByRole('img', {name: 'Ma photo'}).waitFor();
    assert.ok(
      await sheet()
        .getByRole('img', {name: 'Ma photo'})
        .evaluate(async (image: HTMLImageElement) => {
          await image.decode();
          return image.naturalWidth > 0;
        }),
    );
    const voice = sheet().locator('audio');
    await voice.waitFor();
    assert.match((await voice.getAttribute('src')) ?? '', /^blob:/);
    await expectText(sheet(), /Dites-le\.[\s\S]*Un papier[\s\S]*Un lien/);
    const link = sheet().getByRole('link', {name: 'https://exemple.example/mon-travail'});
    assert.match((await link.getAttribute('rel')) ?? '', /noopener/);
    const downloading = site.page.waitForEvent('download');
    await sheet().locator('#act-panel a[download]').click();
    const paper = await readFile(await (await downloading).path());
    assert.deepEqual(paper, pdf());
    assert.doesNotMatch(await textOf(sheet()), /pour deux/);
  });

  it('shares the badge by the link that it has, and as an image that is the badge', async () => {
    site.asked.length = 0;
    await press('Partager mon badge');
    await expectText(sheet(), /Votre lien est prêt/);
    assert.deepEqual([...site.asked].sort(), ['GET awards/:id/shares', 'GET me/awards']);
    await press('Copier le lien');
    await expectText(sheet(), /Le lien est copié/);
    const link = await site.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(await sheet().getByLabel('Le lien', {exact: true}).inputValue(), link);
    const shown = await (await fetch(link)).text();
    assert.match(shown, /Badge un/);
    assert.doesNotMatch(shown, /Sami B\.|rangé/);
    const downloading = site.page.waitForEvent('download');
    await sheet().getByRole('link', {name: 'Télécharger mon badge'}).click();
    const download = await downloading;
    assert.equal(download.suggestedFilename(), 'un.png');
    const {container, view} = await parse(new Uint8Array(await readFile(await download.path())));
    assert.deepEqual([container, view.name], ['png', 'Badge un']);
  });

  it('makes a link that shows the evidence too, and ends it', async () => {
    await tick(sheet().getByRole('radio', {name: 'Le badge, mon nom et mes preuves'}));
    site.asked.length = 0;
    await press('Faire mon lien');
    await expectText(sheet(), /Votre lien est prêt/);
    assert.deepEqual(site.asked, ['POST awards/:id/shares']);
    const link = await sheet().getByLabel('Le lien', {exact: true}).inputValue();
    assert.match(await (await fetch(link)).text(), /Sami B\.[\s\S]*J’ai rangé l’atelier pour un/);
    const linkedIn = await sheet()
      .getByRole('link', {name: 'Ajouter à mon profil LinkedIn'})
      .getAttribute('href');
    assert.equal(new URL(linkedIn ?? '').searchParams.get('certUrl'), link);
    await press('Arrêter ce lien');
    await expectText(sheet(), /Ce lien ne montre plus rien/);
    const ended = await fetch(link);
    assert.equal(ended.status, 410);
    assert.doesNotMatch(await ended.text(), /rangé/);
    await press('Fermer');
  });

  it('leaves the key badge for later, then takes it: the path moves on by itself', async () => {
    await pathway().getByRole('button', {name: 'Badge cle', exact: true}).click();
    await expectText(sheet(), /Les badges qu’il faut[\s\S]*Badge un[\s\S]*Voulez-vous le prendre/);
    await press('Pas maintenant');
    await expectText(sheet(), /D’accord\. Vous pourrez le prendre plus tard/);
    await expectText(pathway().locator('[data-step=cle]'), /À prendre quand vous voulez/);
    await press('Prendre ce badge');
    await expectText(sheet(), /C’est fait\. Votre badge arrive/);
    await press('Fermer');
    await expectText(pathway().locator('[data-step=cle]'), /Obtenu le/);
    await expectText(pathway(), /Bravo\s*! Vous avez le badge-clé/);
  });

  it('sees what a course asks for, and what is done of it', async () => {
    await pathway().getByRole('button', {name: 'Badge gestes', exact: true}).click();
    await press('Voir ce que j’ai fait');
    await expectText(sheet(), /Vous avez fait 0\s*chose sur 1/);
    await expectText(sheet(), /Réussir le cours \(au moins 80\s*%\)\s+\(Pas encore\)/);
    await press('Fermer');
  });

  it('did all that under a strict policy', () => {
    assert.deepEqual(site.complaints, []);
  });
});

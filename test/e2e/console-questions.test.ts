/** The questions of a badge, built in the console on a phone: asked always, or after an answer to one before. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {STRUCTURE as structure} from '../../packages/server/test/world.ts';
import {LEAD} from '../../packages/server/test/review-world.ts';
import {type ConsoleWorld, openConsoleWorld, openScreen} from './console-world.ts';
import {expectText} from './expect.ts';
import {complaintsOf} from './people.ts';

describe('the questions in the console', () => {
  let world: ConsoleWorld;
  before(async () => {
    world = await openConsoleWorld();
  });
  after(() => world.close());

  it('asks a question only after an answer to one before it, whatever is moved or renamed, as a file would', async () => {
    const page = await world.comeIn(LEAD);
    const complaints = complaintsOf(page);
    await openScreen(page, 'Badges');
    await page.getByRole('link', {name: 'Modifier Badge deux-oui', exact: true}).click();
    const question = (number: number) =>
      page.getByRole('listitem').filter({has: page.getByRole('heading', {name: `Question ${number}`})});
    const when = (number: number) => question(number).getByLabel('Quand poser cette question');
    assert.equal(await when(2).isVisible(), false, 'nothing before it has answers to wait for');
    const add = async (label: string, type: string): Promise<void> => {
      await page.getByRole('button', {name: 'Ajouter une question'}).click();
      await page.getByLabel('La question', {exact: true}).last().fill(label);
      await page.getByLabel('Réponse', {exact: true}).last().selectOption(type);
    };
    await add('Avez-vous le permis ?', 'yesNo');
    await add('Quel véhicule ?', 'choice');
    await question(5).getByLabel('Les choix, un par ligne').fill('Vélo\nVoiture');
    await page.keyboard.press('Tab');
    await add('Quelle marque ?', 'shortText');
    await when(5).selectOption({label: 'Question 4 : réponse « Oui »'});
    await when(6).selectOption({label: 'Question 5 : réponse « Voiture »'});
    // The words of an answer change, and it is still the one that was chosen.
    await question(5).getByLabel('Les choix, un par ligne').fill('Vélo\nAutomobile');
    await page.keyboard.press('Tab');
    assert.equal(
      await when(6).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent),
      'Question 5 : réponse « Automobile »',
    );
    // Moved behind the one that waits for it.
    await page.getByRole('button', {name: 'Descendre, Question 5'}).press('Enter');
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await expectText(question(5), /La réponse attendue n’est plus avant cette question/);
    assert.equal(await when(5).evaluate((select) => select === document.activeElement), true);
    await page.getByRole('button', {name: 'Monter, Question 6'}).press('Enter');
    await page.evaluate(() => {
      document.documentElement.scrollLeft = 100;
    });
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollLeft),
      0,
      'nothing is wider than a phone',
    );
    await page.getByRole('button', {name: 'Voir ce qui change'}).click();
    await page.getByRole('button', {name: 'Faire ces changements'}).click();
    await expectText(page.locator('#said'), /Les changements sont faits/);
    const lead = await world.client(LEAD);
    const {form} = await lead.badges.get({structure, badge: 'deux-oui'});
    assert.deepEqual(
      form?.questions.slice(3).map(({id, showIf}) => [id, showIf]),
      [
        ['question-4', undefined],
        ['question-5', {question: 'question-4', is: true}],
        ['question-6', {question: 'question-5', is: 'automobile'}],
      ],
    );
    const {definition} = await lead.definition.get({structure});
    const same = await lead.definition.plan({structure, text: JSON.stringify(definition)});
    assert.deepEqual(
      same.lines.filter(({action}) => action !== 'keep'),
      [],
      'pepites apply would change nothing',
    );
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});

/** What a learner does on the demo’s course platform, in their own words. */
import type {Locator, Page} from 'playwright-core';
import {expectText} from './expect.ts';
import {signIn, tick} from './people.ts';

export interface CourseToTake {
  /** As the home page names it. */
  readonly title: string;
  readonly rightAnswers: readonly string[];
}

export const rights: CourseToTake = {
  title: 'Mes droits et mes devoirs',
  rightAnswers: ['Je préviens dès que je le sais.', '20 minutes au moins', 'Je la garde toujours.'],
};

export const lifting: CourseToTake = {
  title: 'Gestes et postures',
  rightAnswers: ['Je plie les genoux.', 'Près du ventre', 'Je demande de l’aide.'],
};

export class LearnerPage {
  readonly page: Page;
  readonly #site: string;
  readonly #backend: string;

  constructor(page: Page, {site, backend}: {site: string; backend: string}) {
    this.page = page;
    this.#site = site;
    this.#backend = backend;
  }

  get claim(): Locator {
    return this.page.locator('badge-claim');
  }

  get badge(): Locator {
    return this.page.locator('badge-display');
  }

  get pathway(): Locator {
    return this.page.locator('badge-pathway');
  }

  get result(): Locator {
    return this.page.locator('#resultat');
  }

  /** Reads the pages of a course, by its buttons, up to its test. */
  async read({title}: CourseToTake): Promise<void> {
    await this.page.goto(this.#site);
    // The pathway beside it has a button of that name too.
    await this.page.locator('button[name="cours"]', {hasText: title}).click();
    await expectText(this.page.locator('main'), /Page 1 sur/);
    const next = this.page.getByRole('button', {name: 'Page suivante'});
    while (await next.isVisible()) await next.press('Enter');
    await this.page.getByRole('heading', {name: 'À vous'}).waitFor();
  }

  async answer(answers: readonly string[]): Promise<void> {
    for (const answer of answers) await tick(this.page.getByRole('radio', {name: answer}));
    await this.page.getByRole('button', {name: 'Voir si c’est juste'}).click();
  }

  /** Ends the course: the last page is there. `look` is called at each stage. */
  async finish(course: CourseToTake, look?: (what: string) => Promise<void>): Promise<void> {
    await this.read(course);
    await look?.('test');
    await this.answer(course.rightAnswers);
    await expectText(this.result, /Bravo, vous avez réussi/);
    await look?.('marks');
    await this.page.getByRole('button', {name: 'Finir le cours'}).click();
    await this.page.getByRole('heading', {name: 'Bravo, vous avez fini le cours.'}).waitFor();
  }

  async signIn(email: string): Promise<void> {
    await signIn(this.page.locator('badge-sign-in'), this.#backend, email);
  }

  async signInWithPaper(code: string): Promise<void> {
    const form = this.page.locator('badge-sign-in');
    await form.getByRole('button', {name: 'J’ai un code sur papier'}).click();
    await form.getByLabel('Votre code').fill(code);
    await form.getByRole('button', {name: 'Me connecter'}).click();
  }

  /** Presses a button of the page where forging is tried, and waits for what comes of it. */
  async forge(button: string, answer: RegExp): Promise<void> {
    await this.page.goto(`${this.#site}/essais.html`);
    const attempt = this.page.locator('.attempt', {has: this.page.getByRole('button', {name: button})});
    await attempt.getByRole('button', {name: button}).click();
    await expectText(attempt, answer);
  }
}

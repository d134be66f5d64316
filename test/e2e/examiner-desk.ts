/** An examiner at work on a page with `<badge-review>`, in their own words: what they press, write and read. */
import type {Locator, Page} from 'playwright-core';
import {expectText, textOf} from './expect.ts';
import {signIn, tick} from './people.ts';

export class ExaminerDesk {
  readonly page: Page;
  readonly #backend: string;

  constructor(page: Page, backend: string) {
    this.page = page;
    this.#backend = backend;
  }

  get review(): Locator {
    return this.page.locator('badge-review');
  }

  /** On the backend's own page, with a code by e-mail. */
  async comeIn(structure: string, email: string): Promise<void> {
    await this.page.goto(`${this.#backend}/examine?structure=${structure}`);
    await signIn(this.page.locator('badge-sign-in').first(), this.#backend, email);
  }

  /** Through the door of an invitation. */
  async comeByLink(link: string, name: string, code: string): Promise<void> {
    await this.page.goto(`${this.#backend}/examine/${link}`);
    // Until the element is there, the page's own form stands in its place.
    await this.page.waitForFunction(
      () => document.querySelector('badge-review')?.shadowRoot?.querySelector('#code') != null,
    );
    await this.review.getByRole('textbox', {name: 'Votre nom'}).fill(name);
    await this.review.getByRole('textbox', {name: 'Le code'}).fill(code);
    await this.review.getByRole('button', {name: 'Entrer'}).click();
    await this.reads(/Ma réponse/);
  }

  async reads(words: RegExp): Promise<void> {
    await expectText(this.review, words);
  }

  async text(): Promise<string> {
    return textOf(this.review);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.review.getByRole('button', {name}).first().click();
  }

  /** Opens the request of this person. */
  async open(person: string): Promise<void> {
    await this.press(new RegExp(`Examiner.*${person}`));
    await this.reads(/Ma réponse/);
  }

  /** Ticks what the badge asks for, chooses, writes and gives the word of honour; sends nothing. */
  async prepare(answer: 'Oui' | 'Il manque…' | 'Pas encore', message = ''): Promise<void> {
    for (const box of await this.review.locator('.criteria').getByRole('checkbox').all()) await tick(box);
    await tick(this.review.getByRole('radio', {name: answer, exact: true}));
    if (message !== '') await this.review.getByRole('textbox').fill(message);
    await tick(this.review.getByRole('checkbox', {name: /Je n’ai pas écrit/}));
  }

  async send(): Promise<void> {
    await this.press('Envoyer ma réponse');
  }
}

/** What people do on the pages, in their own words: find things by label and role, as they are shown and read aloud. */
import {expectText} from './expect.ts';
import type {Locator, Page} from 'playwright-core';

/** The newest six-digit code that was sent to this address, read where a developer reads it: the inbox page. */
export async function codeFor(backend: string, email: string): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const inbox = await (await fetch(`${backend}/dev/inbox`)).text();
    const code = inbox.split(email)[1]?.match(/\b\d{6}\b/)?.[0];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No code for ${email} in the inbox`);
}

/** Signs in with a one-time code, in the sign-in form inside `where`. */
export async function signIn(where: Locator, backend: string, email: string): Promise<void> {
  await where.getByLabel('Votre adresse e-mail').fill(email);
  await where.getByRole('button', {name: 'Recevoir un code'}).click();
  await where.getByLabel('Le code du message').waitFor();
  await where.getByLabel('Le code du message').fill(await codeFor(backend, email));
  await where.getByRole('button', {name: 'Me connecter'}).click();
}

/** Goes through the questions of a request: `answer` is called with each screen until the last one. */
export async function answerQuestions(
  request: Locator,
  answer: (question: string) => Promise<void>,
): Promise<void> {
  await request.getByRole('button', {name: 'Commencer'}).click();
  for (let screen = 0; screen < 12; screen++) {
    const heading = request.getByRole('heading').last();
    const question = (await heading.innerText()).trim();
    if (question.startsWith('Relisez')) return;
    await answer(question);
    await request.getByRole('button', {name: 'Continuer'}).click();
    await waitForOther(heading, question);
  }
  throw new Error('The questions never ended');
}

async function waitForOther(heading: Locator, text: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await heading.innerText()).trim() !== text) return;
    await heading.page().waitForTimeout(30);
  }
  throw new Error(`Stayed on “${text}”`);
}

/** Agrees that the examiners see the request, and sends it. */
export async function sendRequest(request: Locator): Promise<void> {
  await request.getByRole('checkbox').last().check();
  await request.getByRole('button', {name: 'Envoyer ma demande'}).click();
  await expectText(request, /C’est envoyé/);
}

/** Collects what the browser complains about on a page: errors, and breaches of the page’s policy. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|trusted ?types/i.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

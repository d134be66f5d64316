/** What people do on the pages, in their own words: find things by label and role, as they are shown and read aloud. */
import {expectText} from './expect.ts';
import type {Locator, Page} from 'playwright-core';

interface CodeMessage {
  readonly to: string;
  readonly subject: string;
}

/** The subjects of all messages with a six-digit code to this address, the newest first, read where a developer reads them. */
async function codeMessages(backend: string, email: string): Promise<readonly string[]> {
  const reply = await fetch(`${backend}/dev/inbox`, {headers: {accept: 'application/json'}});
  const {items} = (await reply.json()) as {items: readonly CodeMessage[]};
  return items.filter(({to, subject}) => to === email && /^\d{6} /.test(subject)).map(({subject}) => subject);
}

/**
 * The newest code that was sent to this address.
 * @param earlier messages that are not meant any more. Not told by their times: a backend under test may have its clock stopped.
 */
export async function codeFor(
  backend: string,
  email: string,
  earlier: readonly string[] = [],
): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const [newest] = (await codeMessages(backend, email)).filter((subject) => !earlier.includes(subject));
    if (newest !== undefined) return newest.slice(0, 6);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No code for ${email} in the inbox`);
}

/** Signs in with a one-time code, in the sign-in form inside `where`. */
export async function signIn(where: Locator, backend: string, email: string): Promise<void> {
  const earlier = await codeMessages(backend, email);
  await where.getByLabel('Votre adresse mail').fill(email);
  await where.getByRole('button', {name: 'Recevoir un code'}).click();
  await where.getByLabel('Le code du message').waitFor();
  await where.getByLabel('Le code du message').fill(await codeFor(backend, email, earlier));
  await where.getByRole('button', {name: 'Me connecter'}).click();
}

/** Goes through the questions of a request: `answer` is called with each screen until the last one. */
export async function answerQuestions(
  request: Locator,
  answer: (question: string) => Promise<void>,
): Promise<void> {
  await request.getByRole('button', {name: 'Commencer'}).click();
  const asked = request.locator('[data-question]');
  const mine = request.getByRole('button', {name: 'Oui, il est à moi'});
  await asked.or(mine).first().waitFor();
  if (await mine.count()) await mine.click();
  const check = request.getByRole('heading', {name: 'Relisez avant d’envoyer.'});
  let before: string | null = null;
  for (let step = 1; step < 12; step++) {
    // A question of its own has no number.
    const following =
      before === null ? asked : request.locator(`[data-question]:not([data-question="${before}"])`);
    await following.or(check).first().waitFor();
    if (await check.count()) return;
    before = await asked.getAttribute('data-question');
    const question = (await request.getByRole('heading').last().innerText()).trim();
    await answer(question);
    await request.getByRole('button', {name: 'Continuer'}).click();
  }
  throw new Error('The questions never ended');
}

/** Ticks a box or chooses an answer by keyboard: what is drawn is the label, the input itself has no size. */
export async function tick(input: Locator): Promise<void> {
  if (!(await input.isChecked())) await input.press('Space');
}

/** Agrees that the examiners see the request, says a name when asked for one, and sends it. */
export async function sendRequest(request: Locator, name: string): Promise<void> {
  await tick(request.getByRole('checkbox').last());
  await request.getByRole('button', {name: 'Envoyer ma demande'}).click();
  await expectText(request, /C’est envoyé|Comment vous appelez-vous/);
  const field = request.getByLabel('Votre nom');
  if (await field.count()) {
    await field.fill(name);
    await request.getByRole('button', {name: 'Envoyer ma demande'}).click();
  }
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

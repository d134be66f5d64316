/** The page's side of the bench of `<badge-request>`: a questionnaire, and each kind of act in it. */
import type {Badge, Form, Question} from '@pepites/recognition';
import '../../packages/elements/src/badge-backend/badge-backend.js';
import type {BadgeRequestElement} from '../../packages/elements/src/badge-request/badge-request.element.js';
import '../../packages/elements/src/badge-request/badge-request.js';
import {rememberDeviceOwner} from '../../packages/elements/src/badge-request/keeping/device-owner.js';
import {MemoryBackend, reviewedBadge} from '../../packages/elements/src/testing/request-backend.js';
import {session} from '../../packages/elements/src/testing/samples.js';
import {type Act, measureInteractions, nextFrame, placeOf} from './interactions-page.js';

const options = ['jamais', 'parfois', 'souvent', 'toujours'].map((value) => ({value, label: {fr: value}}));

/** Words, choices and scales, every fourth one asked because of another. */
function manyQuestions(count: number): Form {
  const questions = Array.from({length: count}, (_, i): Question => {
    const asked = {id: `q${i}`, label: {fr: `Que faites-vous à l’atelier, jour ${i + 1} ?`}, required: false};
    switch (i % 4) {
      case 0:
        return {...asked, type: 'choice', options};
      case 1:
        return {...asked, type: 'longText', maxLength: 4000};
      case 2:
        return {...asked, type: 'shortText', maxLength: 200};
      default:
        return {...asked, type: 'scale', options, showIf: {question: `q${i - 3}`, is: 'souvent'}};
    }
  });
  return {version: 1, questions};
}

declare global {
  var openRequest: (layout: 'steps' | 'page', count: number) => Promise<void>;
}

globalThis.openRequest = async (layout, count) => {
  rememberDeviceOwner('mine');
  const badge: Badge = {...reviewedBadge(manyQuestions(count)), structure: `bench-${layout}-${count}`};
  const backend = new MemoryBackend([badge]);
  const provider = document.createElement('badge-backend');
  provider.structure = badge.structure;
  provider.client = backend.client;
  const element = document.createElement('badge-request');
  element.badge = badge.id;
  element.layout = layout;
  provider.append(element);
  document.body.replaceChildren(provider);
  await provider.updateComplete;
  provider.context.setSession({...session, expiresAt: new Date(Date.now() + 3_600_000).toISOString()});
  await until(() => find('.foot .primary') !== null);
  find('.foot .primary')?.click();
  await until(() => find('form') !== null);
  await answerAll();
};

const element = (): BadgeRequestElement => document.querySelector('badge-request') as BadgeRequestElement;
/** A screen that gave way to another is still there until that one is painted. */
const all = (selector: string): HTMLElement[] =>
  [...(element().shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])].filter(
    (found) => !found.closest('[inert]'),
  );
const find = (selector: string): HTMLElement | null => all(selector)[0] ?? null;
const isAtCheck = (): boolean => find('.answers') !== null;
const texts = (): HTMLElement[] => all('textarea, input[type="text"]');

let acts = 0;
let presses = 0;
let questionsShown = 0;

async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await new Promise((go) => setTimeout(go, 10));
}

/** Long lists are drawn in turns: until the last of them. */
async function untilWhole(): Promise<void> {
  const drawn = (): number => all('[data-question], .answers > li').length;
  for (let before = -1, same = 0; same < 3; before = drawn()) {
    await new Promise((go) => setTimeout(go, 100));
    same = drawn() === before ? same + 1 : 0;
  }
}

async function press(selector: string): Promise<void> {
  // What stands below a long list is drawn after its first turn.
  await until(() => find(selector) !== null);
  find(selector)?.click();
  await element().updateComplete;
  if (++presses > 500) throw new Error(`Lost: ${element().shadowRoot?.textContent}`);
}

/** Half of the choices and all of the words, so that the draft is as heavy as such drafts are. */
async function answerAll(): Promise<void> {
  const write = (): void => {
    for (const field of texts() as HTMLInputElement[]) {
      field.value = 'Je range mon poste, puis je prépare les commandes avec mon équipe. ';
      field.dispatchEvent(new Event('input', {bubbles: true}));
    }
  };
  if (element().layout === 'page') {
    write();
    for (const choice of all('.choice:first-child')) choice.click();
  } else
    while (!isAtCheck()) {
      write();
      await press('form button[type="submit"]');
    }
  await nextFrame();
}

async function toQuestions(): Promise<void> {
  if (isAtCheck()) await press('.foot .secondary');
}

/** The nearest question that has such a field; from the last one, the first. */
async function toField(selector: string): Promise<void> {
  await toQuestions();
  await press('form button[type="submit"]');
  // The agreement before sending is a choice too, and is none of a question.
  while (isAtCheck() || find(selector) === null) {
    if (isAtCheck()) await toFirst();
    else await press('form button[type="submit"]');
  }
}

async function toFirst(): Promise<void> {
  while (find('form') !== null) await press('.foot .secondary');
  await press('.foot .primary');
}

async function toLast(): Promise<void> {
  while (!isAtCheck()) await press('form button[type="submit"]');
  await toQuestions();
}

async function choose(choices: () => HTMLElement[]): Promise<() => Act> {
  if (element().layout === 'page') {
    await toQuestions();
    await untilWhole();
  } else await toField('.choice');
  const free = choices().filter((choice) => !choice.querySelector<HTMLInputElement>('input')?.checked);
  return () => placeOf(free[(acts++ * 7) % free.length]);
}

measureInteractions({
  letter: {
    prepare: async () => {
      presses = 0;
      if (element().layout === 'page') await toQuestions();
      else await toField('textarea, input[type="text"]');
      const fields = texts();
      fields[acts++ % fields.length]?.focus();
      return () => ({key: 'a'});
    },
  },
  choice: {prepare: () => choose(() => all('[data-question] .choice:not(:nth-child(3))'))},
  /** It opens another question, or closes it. */
  condition: {
    goesOn: true,
    isShown: () => all('[data-question]').length !== questionsShown,
    prepare: async () => {
      presses = 0;
      await toQuestions();
      await untilWhole();
      questionsShown = all('[data-question]').length;
      const asking = all('[data-question]:has(.choice)').filter(
        ({dataset}) => Number(dataset['question']?.slice(1)) % 4 === 0,
      );
      const choices = asking[acts++ % asking.length]?.querySelectorAll('.choice') ?? [];
      const [first, , often] = choices;
      return () => placeOf(often?.querySelector<HTMLInputElement>('input')?.checked ? first : often);
    },
  },
  next: {
    prepare: async () => {
      presses = 0;
      await toQuestions();
      if (element().layout === 'steps') {
        await press('form button[type="submit"]');
        if (isAtCheck()) await toFirst();
      }
      return () => placeOf(find('form button[type="submit"]'));
    },
  },
  previous: {
    prepare: async () => {
      presses = 0;
      if (!isAtCheck()) await press('form button[type="submit"]');
      await untilWhole();
      return () => placeOf(find('.foot .secondary'));
    },
  },
  review: {
    prepare: async () => {
      presses = 0;
      await toLast();
      await untilWhole();
      return () => placeOf(find('form button[type="submit"]'));
    },
  },
});

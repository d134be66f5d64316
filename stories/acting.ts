/** Acts on an element of a story as a person does: signs in, presses what has a name, writes, waits for words. What never comes fails the story. */
import type {Session} from '@pepites/recognition';
import type {StoryObj} from '@storybook/web-components-vite';
import {session} from '../packages/elements/src/testing/samples.js';

export type Play = NonNullable<StoryObj['play']>;
export type Act = (canvas: HTMLElement) => Promise<void>;
type Cleanup = () => void;

const patienceMs = 20_000;

/** One act after the other. */
export function acting(...acts: readonly Act[]): Play {
  return async ({canvasElement}) => {
    for (const act of acts) await act(canvasElement);
  };
}

export function signIn(who: Session = session): Act {
  return async (canvas) => {
    const provider = await find(canvas, () => canvas.querySelector('badge-backend'), 'a backend');
    provider.context.setSession(who);
    await rest();
  };
}

/** Presses the button, link or choice whose name begins so, once it is there. */
export function press(name: string): Act {
  return async (canvas) => {
    const isNamed = (each: Element): boolean =>
      plain(each.getAttribute('aria-label') ?? each.textContent).startsWith(plain(name));
    const found = await find(
      canvas,
      () => all(canvas, 'button, a, summary, label').find((each) => isNamed(each) && each.checkVisibility()),
      `“${name}”`,
    );
    found.click();
    await rest();
  };
}

/** Writes into the first field that the selector finds. */
export function write(selector: string, words: string): Act {
  return async (canvas) => {
    const field = await find(canvas, () => all(canvas, selector)[0], selector);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
      throw new Error(`${selector} is no field`);
    field.value = words;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await rest();
  };
}

/** Writes into a field and sends its form, as the Enter key does. */
export function submit(selector: string, words: string): Act {
  return async (canvas) => {
    await write(selector, words)(canvas);
    const [field] = all(canvas, selector);
    if (field instanceof HTMLInputElement) field.form?.requestSubmit();
    await rest();
  };
}

/** Chooses from a list that opens. */
export function choose(selector: string, value: string): Act {
  return async (canvas) => {
    const list = await find(canvas, () => all(canvas, selector)[0], selector);
    if (!(list instanceof HTMLSelectElement)) throw new Error(`${selector} is no list`);
    list.value = value;
    list.dispatchEvent(new Event('change', {bubbles: true}));
    await rest();
  };
}

/** Chooses a file: these bytes, or so many. */
export function pick(name: string, type: string, content: number | Uint8Array<ArrayBuffer> = 16): Act {
  const bytes = typeof content === 'number' ? new Uint8Array(content) : content;
  return async (canvas) => {
    const input = await find(
      canvas,
      () => all(canvas, 'input[type="file"]:not([capture])')[0] as HTMLInputElement | undefined,
      'a place for files',
    );
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, {type}));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await rest();
  };
}

/** Brings what the selector finds into view, to its end. */
export function scrollTo(selector: string): Act {
  return async (canvas) => {
    const found = await find(canvas, () => all(canvas, selector)[0], selector);
    found.scrollIntoView({block: 'end'});
    await rest();
  };
}

/** Waits for words. */
export function sees(words: string): Act {
  return async (canvas) => {
    const isThere = (): true | undefined =>
      [canvas, ...roots(canvas)].some((root) => plain(root.textContent).includes(plain(words))) || undefined;
    await find(canvas, isThere, `“${words}”`);
  };
}

/** In a story’s `beforeEach`: another value for a property of the browser’s, until the story is left. */
export function instead(owner: object, key: string, value: PropertyDescriptor): Cleanup {
  const own = Object.getOwnPropertyDescriptor(owner, key);
  Object.defineProperty(owner, key, {configurable: true, ...value});
  return () => {
    if (own) Object.defineProperty(owner, key, own);
    else Reflect.deleteProperty(owner, key);
  };
}

/** There is no network in this story. */
export const offline = (): Cleanup => {
  const back = instead(navigator, 'onLine', {get: () => false});
  dispatchEvent(new Event('offline'));
  return back;
};

/** The device is the person’s own, as they have said before. */
export const ownDevice = (): void => {
  localStorage.setItem('pepites-device', 'mine');
};

/** The device has not been asked about. */
export const unknownDevice = (): void => {
  localStorage.removeItem('pepites-device');
  sessionStorage.removeItem('pepites-device');
};

const plain = (text: string): string =>
  text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('\u2019', "'")
    .trim();

function roots(within: ParentNode): ShadowRoot[] {
  return [...within.querySelectorAll('*')].flatMap(({shadowRoot}) =>
    shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : [],
  );
}

function all(canvas: HTMLElement, selector: string): HTMLElement[] {
  return [canvas, ...roots(canvas)].flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
}

async function find<T>(canvas: HTMLElement, look: () => T | null | undefined, what: string): Promise<T> {
  for (const end = performance.now() + patienceMs; performance.now() < end;) {
    const found = look();
    if (found !== null && found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(
    `${what} never came: ${roots(canvas)
      .map((root) => plain(root.textContent))
      .join(' | ')}`,
  );
}

/** What was pressed has been rendered. */
async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve, 20));
}

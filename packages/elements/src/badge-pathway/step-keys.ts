/** One tab stop for a long pathway: arrows go along the list, Home and End to its ends, letters to the next title that begins so. */
import {foldText} from '../text/fold-text.js';

const typingMs = 700;

export class StepKeys {
  readonly #root: ShadowRoot;
  readonly #whole: () => Promise<unknown> | undefined;
  #isOn = false;
  #current: string | undefined;
  /** The person has been to the steps: the tab stop stays where they were. */
  #isChosen = false;
  #typed = '';
  #typedAt = 0;

  /** @param whole draws the steps that are not drawn yet, and resolves then; undefined when all are there */
  constructor(root: ShadowRoot, whole: () => Promise<unknown> | undefined) {
    this.#root = root;
    this.#whole = whole;
  }

  /** After each render. @param due the step to begin with */
  update({isOn, due}: {readonly isOn: boolean; readonly due: string | undefined}): void {
    this.#isOn = isOn;
    // Listening twice is listening once.
    this.#root.addEventListener('focusin', this.#onFocus);
    this.#root.addEventListener('keydown', this.#onKey);
    const current =
      (this.#isChosen ? this.#targetOf(this.#current) : undefined) ?? this.#targetOf(due) ?? this.#first();
    this.#current = stepOf(current);
    // Most are as they should be: only the others are looked at.
    const usual = isOn ? -1 : 0;
    const others = this.#root.querySelectorAll<HTMLElement>(
      `.steps [data-target]:not([tabindex="${usual}"])`,
    );
    for (const target of others) if (target !== current) target.tabIndex = usual;
    if (current && (current.tabIndex !== 0 || !current.hasAttribute('tabindex'))) current.tabIndex = 0;
  }

  #targetOf(step: string | undefined): HTMLElement | undefined {
    if (step === undefined || step === '') return undefined;
    const target = `.steps [data-step="${CSS.escape(step)}"] [data-target]`;
    return this.#root.querySelector<HTMLElement>(target) ?? undefined;
  }

  #first(): HTMLElement | undefined {
    return this.#root.querySelector<HTMLElement>('.steps [data-target]') ?? undefined;
  }

  /** Makes the step the tab stop, and goes to it: at once, or as soon as it is drawn. */
  focus(step: string): void {
    const goTo = (): void => {
      const target = this.#targets().find((one) => stepOf(one) === step);
      target?.focus({preventScroll: true});
      target?.closest('.step')?.scrollIntoView({block: 'center', inline: 'center'});
    };
    const all = this.#whole();
    if (all) void all.then(goTo);
    else goTo();
  }

  #targets(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('.steps [data-target]')];
  }

  readonly #onFocus = ({target}: Event): void => {
    if (!this.#isOn || !(target instanceof HTMLElement) || target.dataset['target'] === undefined) return;
    const before = this.#targets().find((one) => one.tabIndex === 0);
    if (before && before !== target) before.tabIndex = -1;
    target.tabIndex = 0;
    this.#current = stepOf(target);
    this.#isChosen = true;
  };

  readonly #onKey = (event: Event): void => {
    const {target} = event;
    if (!this.#isOn || !(event instanceof KeyboardEvent) || event.defaultPrevented) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(target instanceof HTMLElement) || target.dataset['target'] === undefined) return;
    const {key} = event;
    const all = this.#whole();
    if (all && (ways.has(key) || isLetter(key))) {
      event.preventDefault();
      void all.then(() => go(this.#nextFrom(target, key)));
    } else if (!all && go(this.#nextFrom(target, key))) event.preventDefault();
  };

  #nextFrom(from: HTMLElement, key: string): HTMLElement | undefined {
    const targets = this.#targets();
    const at = targets.indexOf(from);
    const isMirrored = getComputedStyle(from).direction === 'rtl';
    switch (key) {
      case 'ArrowDown':
        return targets[at + 1];
      case 'ArrowUp':
        return targets[at - 1];
      case 'ArrowRight':
        return targets[at + (isMirrored ? -1 : 1)];
      case 'ArrowLeft':
        return targets[at + (isMirrored ? 1 : -1)];
      case 'Home':
        return targets[0];
      case 'End':
        return targets.at(-1);
      default:
        return isLetter(key) ? this.#typedTo(targets, at, key) : undefined;
    }
  }

  /** The same letter again goes on to the next; several in a row are one word. */
  #typedTo(targets: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
    const now = performance.now();
    const isGoingOn = now - this.#typedAt < typingMs && this.#typed !== key;
    this.#typed = isGoingOn ? this.#typed + key : key;
    this.#typedAt = now;
    const sought = plainText(this.#typed);
    const start = isGoingOn ? at : at + 1;
    return [...targets.slice(start), ...targets.slice(0, start)].find((target) =>
      plainText(target.textContent.trim()).startsWith(sought),
    );
  }
}

/** Keys that lead from step to step. */
const ways = new Set(['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End']);

/** @returns was there a step to go to? */
function go(step: HTMLElement | undefined): boolean {
  step?.focus();
  step?.scrollIntoView({block: 'nearest', inline: 'nearest'});
  return step !== undefined;
}

/** Not the name of a key, nor the space that presses a button. */
function isLetter(key: string): boolean {
  return key !== ' ' && key.length <= 2 && !/^F\d$/.test(key);
}

/** Small letters without accents: what people type. */
export function plainText(words: string): string {
  return foldText(words).replaceAll('’', "'");
}

function stepOf(target: HTMLElement | undefined): string {
  return target?.closest<HTMLElement>('[data-step]')?.dataset['step'] ?? '';
}

/** The page's side of the benches of interactions: how long each act of a person takes to be seen, as the browser itself says (Event Timing). */

/** What a person does next: a key where the focus is, or a press at a place of the window. */
export type Act = {readonly key: string} | {readonly x: number; readonly y: number};

export interface Interactions {
  /** Brings the page to where the act can be done, untimed, and says how. */
  readonly prepare: (kind: string) => Promise<Act>;
  /** What the act of the last `prepare` took. What the page puts off until after that paint is held back until `goOn`. */
  readonly seen: () => Promise<SeenAct>;
  readonly goOn: () => void;
}

export interface SeenAct {
  /**
   * From the event to the next paint, the longest of the act's events, in milliseconds. Browsers tell in steps of 8, and nothing of
   * what took less than 16: that is 16 here.
   */
  readonly latencyMs: number;
  /** From the event to the frame that shows what was asked for; where it needs an answer, that may be a later one. */
  readonly shownMs: number;
}

export interface Kind {
  readonly prepare: () => Promise<() => Act>;
  /** Is it in the page? Absent: with the act's own frame. */
  readonly isShown?: () => boolean;
  /** What is put off until after the paint is part of what was asked for. */
  readonly goesOn?: boolean;
}

declare global {
  var interactions: Interactions;
}

const shortestTold = 16;

/** A letter in a page that holds one field and nothing else: what the browser itself takes. */
const bare: Kind = {
  prepare: () => {
    let field = document.querySelector('body > textarea');
    if (!field) {
      field = document.createElement('textarea');
      document.body.replaceChildren(field);
    }
    (field as HTMLElement).focus();
    return Promise.resolve(() => ({key: 'a'}));
  },
};

export function measureInteractions(kinds: Readonly<Record<string, Kind>>): void {
  let latencyMs = shortestTold;
  let shown: Promise<number> | undefined;
  let kind: Kind | undefined;
  const later = new Later();
  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) latencyMs = Math.max(latencyMs, duration);
  }).observe({type: 'event', durationThreshold: shortestTold} as PerformanceObserverInit);
  for (const type of ['keydown', 'click'])
    addEventListener(
      type,
      ({timeStamp, isTrusted}) => {
        if (isTrusted) shown ??= whenShown(() => kind?.isShown?.() ?? true, timeStamp);
      },
      {capture: true},
    );
  globalThis.interactions = {
    prepare: async (name) => {
      kind = name === 'bare' ? bare : kinds[name];
      if (!kind) throw new Error(`No such act: ${name}`);
      const act = await kind.prepare();
      // What the preparation began: a draft that is kept, rows that are drawn.
      await calm();
      const next = act();
      // To bring it into view draws what was out of it: that is no part of the act.
      await calm();
      latencyMs = shortestTold;
      shown = undefined;
      if (kind.goesOn !== true) later.hold();
      return next;
    },
    seen: async () => {
      const shownMs = (await shown) ?? Number.NaN;
      // The browser tells of an event after it was painted.
      for (let frame = 0; frame < 3; frame++) await nextFrame();
      return {latencyMs, shownMs};
    },
    goOn: () => {
      later.goOn();
    },
  };
}

/** Timers that are held back, so that what an act costs up to its paint can be told from what comes after. */
class Later {
  readonly #set = globalThis.setTimeout.bind(globalThis);
  #held: (() => void)[] | undefined;

  constructor() {
    const setTimer = (act: () => void, ms?: number): number =>
      this.#set(() => {
        if (this.#held) this.#held.push(act);
        else act();
      }, ms) as unknown as number;
    globalThis.setTimeout = setTimer as unknown as typeof globalThis.setTimeout;
  }

  hold(): void {
    this.#held = [];
  }

  goOn(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const act of held) this.#set(act);
  }
}

export function placeOf(target: Element | null | undefined): Act {
  if (!target) throw new Error('Nothing there to press');
  target.scrollIntoView({block: 'center'});
  const {left, top, width, height} = target.getBoundingClientRect();
  return {x: left + width / 2, y: top + height / 2};
}

/** Once it is drawn. */
export function nextFrame(): Promise<void> {
  return new Promise((go) => {
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        go();
      };
      port2.postMessage(0);
    });
  });
}

async function whenShown(isShown: () => boolean, since: number): Promise<number> {
  do await nextFrame();
  while (!isShown() && performance.now() - since < 10_000);
  return performance.now() - since;
}

async function calm(): Promise<void> {
  await new Promise((go) => setTimeout(go, 250));
  for (let frame = 0; frame < 2; frame++) await nextFrame();
}

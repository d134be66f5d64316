/** What elements leave behind on a page that they have left: listeners, observers, timers. Not shipped. */

type AnyFunction = (...args: unknown[]) => unknown;

/** Begins to count. */
export interface Counting {
  /** What was begun since, outside of nodes that are gone, and did not end: `listener visibilitychange`, `MutationObserver`, `timer`. */
  readonly left: () => string[];
  readonly end: () => void;
}

const observers = ['IntersectionObserver', 'ResizeObserver', 'MutationObserver'] as const;

export function countLeftBehind(): Counting {
  const undo: (() => void)[] = [];
  const listeners = new Map<EventTarget, string[]>();
  const watching = new Map<object, string>();
  const timers = new Map<unknown, string>();

  const replace = (target: object, name: string, make: (original: AnyFunction) => AnyFunction): void => {
    const holder = target as Record<string, AnyFunction>;
    const own = Object.getOwnPropertyDescriptor(target, name);
    const original = holder[name] as AnyFunction;
    Object.defineProperty(target, name, {value: make(original), configurable: true, writable: true});
    undo.push(() => {
      if (own) Object.defineProperty(target, name, own);
      else Reflect.deleteProperty(target, name);
    });
  };

  replace(
    EventTarget.prototype,
    'addEventListener',
    (original) =>
      function (this: EventTarget, ...args: unknown[]) {
        const target = (this as EventTarget | undefined) ?? window;
        listeners.set(target, [...(listeners.get(target) ?? []), String(args[0])]);
        return original.apply(target, args);
      },
  );
  replace(
    EventTarget.prototype,
    'removeEventListener',
    (original) =>
      function (this: EventTarget, ...args: unknown[]) {
        const target = (this as EventTarget | undefined) ?? window;
        const known = listeners.get(target) ?? [];
        const index = known.indexOf(String(args[0]));
        if (index >= 0) known.splice(index, 1);
        return original.apply(target, args);
      },
  );
  for (const name of observers) {
    const {prototype} = window[name];
    replace(
      prototype,
      'observe',
      (original) =>
        function (this: object, ...args: unknown[]) {
          watching.set(this, name);
          return original.apply(this, args);
        },
    );
    replace(
      prototype,
      'disconnect',
      (original) =>
        function (this: object, ...args: unknown[]) {
          watching.delete(this);
          return original.apply(this, args);
        },
    );
  }
  for (const [begin, end, isOnce] of [
    ['setTimeout', 'clearTimeout', true],
    ['setInterval', 'clearInterval', false],
    ['requestAnimationFrame', 'cancelAnimationFrame', true],
  ] as const) {
    replace(window, begin, (original) => (act: unknown, ...rest: unknown[]) => {
      const id: unknown = original.call(
        window,
        (...args: unknown[]) => {
          if (isOnce) timers.delete(id);
          return (act as AnyFunction)(...args);
        },
        ...rest,
      );
      timers.set(id, typeof rest[0] === 'number' ? `${begin} ${rest[0]}` : begin);
      return id;
    });
    replace(window, end, (original) => (id: unknown) => {
      timers.delete(id);
      return original.call(window, id);
    });
  }

  return {
    left: () => [
      ...[...listeners].flatMap(([target, types]) =>
        isOfPage(target) ? types.map((type) => `listener ${type}`) : [],
      ),
      ...watching.values(),
      ...timers.values(),
    ],
    end: () => {
      for (const each of undo.reverse()) each();
    },
  };
}

/** A node that is gone takes its listeners with it, as do the signals and messages between two tasks. */
function isOfPage(target: EventTarget): boolean {
  if (target instanceof AbortSignal || target instanceof MessagePort) return false;
  return target instanceof Node ? target.isConnected : true;
}

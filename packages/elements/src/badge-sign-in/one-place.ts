/** Of several sign-ins that share one backend, one asks: a session that ends is asked for once, in one place. */
import type {BackendContext} from '../context/backend-context.js';

const places = new WeakMap<BackendContext, readonly OnePlace[]>();

/** Said from one sign-in to another; it does not leave them. */
const wantedEvent = 'badge-sign-in-wanted';

/** One sign-in among those of its backend. */
export class OnePlace {
  readonly #element: HTMLElement;
  readonly #update: () => void;
  #context: BackendContext | undefined;
  /** The sign-in that one came from. */
  #cameFrom: HTMLElement | undefined;

  /** @param update called when another one asks, or this one does */
  constructor(element: HTMLElement, update: () => void) {
    this.#element = element;
    this.#update = update;
  }

  /** @returns whether the context is another one than before */
  join(context: BackendContext): boolean {
    if (context === this.#context) return false;
    this.leave();
    this.#context = context;
    this.#element.addEventListener(wantedEvent, this.#onWanted);
    setPlaces(context, [...placesOf(context), this]);
    return true;
  }

  leave(): void {
    const context = this.#context;
    if (!context) return;
    this.#context = undefined;
    this.#element.removeEventListener(wantedEvent, this.#onWanted);
    setPlaces(
      context,
      placesOf(context).filter((each) => each !== this),
    );
  }

  /** Where one signs in, if not here: the sign-in that the page itself holds goes before those inside other elements, then the first that came. */
  get other(): HTMLElement | undefined {
    const all = this.#context ? placesOf(this.#context) : [];
    const [first] = [...all].sort((a, b) => depthOf(a.#element) - depthOf(b.#element));
    return first && first !== this ? first.#element : undefined;
  }

  goToOther(): void {
    const {other} = this;
    other?.dispatchEvent(new CustomEvent(wantedEvent, {detail: this.#element}));
    other?.scrollIntoView({block: 'nearest'});
    other?.focus();
  }

  /** Back to what somebody wanted to do. @returns the title there that can take the focus, to be asked before that element changes */
  wayBack(): (() => HTMLElement | undefined) | undefined {
    const root = this.#cameFrom?.getRootNode();
    this.#cameFrom = undefined;
    if (!(root instanceof ShadowRoot)) return undefined;
    return () => {
      root.host.scrollIntoView({block: 'nearest'});
      const heading = root.querySelector('#heading');
      return heading instanceof HTMLElement && heading.hasAttribute('tabindex') ? heading : undefined;
    };
  }

  readonly #onWanted = (event: Event): void => {
    if (event instanceof CustomEvent && event.detail instanceof HTMLElement) this.#cameFrom = event.detail;
  };

  static tell(all: readonly OnePlace[]): void {
    for (const place of all) place.#update();
  }
}

function placesOf(context: BackendContext): readonly OnePlace[] {
  return places.get(context) ?? [];
}

function setPlaces(context: BackendContext, all: readonly OnePlace[]): void {
  places.set(context, all);
  OnePlace.tell(all);
}

/** In how many shadow roots it stands. */
function depthOf(element: HTMLElement): number {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.host instanceof HTMLElement ? 1 + depthOf(root.host) : 0;
}

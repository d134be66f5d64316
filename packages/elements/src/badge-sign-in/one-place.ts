/** Of several sign-ins that share one backend, one asks: a session that ends is asked for once, in one place. */
import type {BackendContext} from '../context/backend-context.js';

interface Place {
  readonly element: HTMLElement;
  /** Called when another one asks, or this one does. */
  readonly update: () => void;
}

const places = new WeakMap<BackendContext, Place[]>();

/** @returns the function that takes the place back. */
export function takePlace(context: BackendContext, place: Place): () => void {
  const all = places.get(context) ?? [];
  places.set(context, [...all, place]);
  tell(context);
  return () => {
    places.set(
      context,
      (places.get(context) ?? []).filter((each) => each !== place),
    );
    tell(context);
  };
}

/** Where one signs in: the sign-in that the page itself holds goes before those inside other elements, then the first that came. */
export function placeOf(context: BackendContext): HTMLElement | undefined {
  const all = places.get(context) ?? [];
  const [first] = [...all].sort((a, b) => depthOf(a.element) - depthOf(b.element));
  return first?.element;
}

function tell(context: BackendContext): void {
  for (const {update} of places.get(context) ?? []) update();
}

/** In how many shadow roots it stands. */
function depthOf(element: HTMLElement): number {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.host instanceof HTMLElement ? 1 + depthOf(root.host) : 0;
}

/** Keys beside Tab and the native controls: none is a letter, and none acts outside the element. */

/** In the list: arrows, Home and End go from the button of one request to that of another. */
export function moveInQueue(event: KeyboardEvent): void {
  const {target, currentTarget, key} = event;
  if (!(target instanceof HTMLButtonElement) || !(currentTarget instanceof Element)) return;
  const buttons = [...currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(target);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, buttons.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: buttons.length - 1,
  };
  const place = places[key];
  if (place === undefined || hasModifier(event)) return;
  event.preventDefault();
  buttons[place]?.focus();
}

/** In a request: Ctrl (or Command) and Enter send the answer, Escape goes back to the list. */
export function actInRequest(
  event: KeyboardEvent,
  acts: {readonly send: () => void; readonly back: (() => void) | undefined},
): void {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    acts.send();
  } else if (event.key === 'Escape' && acts.back && !hasModifier(event)) {
    event.preventDefault();
    acts.back();
  }
}

function hasModifier({ctrlKey, metaKey, altKey, shiftKey}: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey;
}

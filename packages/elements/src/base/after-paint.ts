/** Runs something once the next picture is on the screen. */

/** A page that nobody sees draws none: there it runs after so long. */
const unseenMs = 250;

export function afterPaint(act: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    act();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, unseenMs);
}

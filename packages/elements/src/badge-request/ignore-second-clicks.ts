/** Of who presses twice, the second click would meet the next screen: it would pass a question unseen, or stop what is being sent. */
export function ignoreSecondClicks(root: EventTarget): void {
  root.addEventListener(
    'click',
    (event) => {
      if (!(event instanceof MouseEvent) || event.detail < 2) return;
      if (!(event.target instanceof Element) || !event.target.closest('button')) return;
      event.preventDefault();
      event.stopPropagation();
    },
    {capture: true},
  );
}

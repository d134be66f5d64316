/** Tells elements that they come into view: by one observer for all of the page. */

const waiting = new Map<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** @param act called once, a little before the element is seen @returns what ends the watch */
export function whenInView(element: Element, act: () => void): () => void {
  observer ??= new IntersectionObserver(tell, {rootMargin: '200px'});
  waiting.set(element, act);
  observer.observe(element);
  return () => {
    forget(element);
  };
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  for (const {target, isIntersecting} of entries) {
    if (!isIntersecting) continue;
    const act = waiting.get(target);
    forget(target);
    act?.();
  }
}

function forget(element: Element): void {
  if (!waiting.delete(element)) return;
  observer?.unobserve(element);
  if (waiting.size > 0) return;
  observer?.disconnect();
  observer = undefined;
}

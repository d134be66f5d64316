/** What is measured in a page that shows a story: each says what is wrong, in a few words. */

/** In the page: what reaches beyond its width. */
export function tooWide(width: number): string[] {
  const all = (within: Document | ShadowRoot): Element[] =>
    [...within.querySelectorAll('*')].flatMap((each) => [
      each,
      ...(each.shadowRoot ? all(each.shadowRoot) : []),
    ]);
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = all(document).filter((each) => {
    const {left, right} = each.getBoundingClientRect();
    return (right > width + 1 || left < -1) && each.closest('.visually-hidden') === null;
  });
  return [
    `the page is ${document.documentElement.scrollWidth} px wide`,
    ...wide.slice(0, 3).map((each) => each.outerHTML.slice(0, 120)),
  ];
}

/** In the page: texts that do not fit into their box, which hides the rest. */
export function cutText(): string[] {
  const cut: string[] = [];
  const look = (within: Document | ShadowRoot): void => {
    for (const each of within.querySelectorAll<HTMLElement>('*')) {
      if (each.shadowRoot) look(each.shadowRoot);
      if (each.closest('.visually-hidden') !== null || each.clientWidth <= 1) continue;
      const {overflowX, overflowY} = getComputedStyle(each);
      const hides =
        overflowX === 'hidden' || overflowX === 'clip' || overflowY === 'hidden' || overflowY === 'clip';
      const hasText = [...each.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
      if (
        hides &&
        hasText &&
        (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
      )
        cut.push(each.outerHTML.slice(0, 120));
    }
  };
  look(document);
  return cut;
}

/** In the page: words that lie on other words. */
export function overlaps(): string[] {
  interface Line {
    readonly words: string;
    readonly box: DOMRect;
  }
  const lines: Line[] = [];
  /** What a box that scrolls or hides leaves of it; nothing is seen of what is hidden for the eye. */
  const seen = (box: DOMRect, of: Element): DOMRect | undefined => {
    // What is far down is not laid out either: its words are anywhere.
    if (!of.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true}))
      return undefined;
    let {left, top, right, bottom} = box;
    for (
      let each: Element | null = of;
      each;
      each = each.parentElement ?? (each.getRootNode() as Partial<ShadowRoot>).host ?? null
    ) {
      const {overflowX, overflowY, clipPath} = getComputedStyle(each);
      if (clipPath === 'inset(50%)') return undefined;
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const frame = each.getBoundingClientRect();
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return right - left > 1 && bottom - top > 1
      ? new DOMRect(left, top, right - left, bottom - top)
      : undefined;
  };
  const collect = (node: Node): void => {
    if (node instanceof Element && node.shadowRoot) collect(node.shadowRoot);
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE && child.textContent?.trim()) {
        const range = document.createRange();
        range.selectNodeContents(child);
        for (const rect of range.getClientRects()) {
          const box = seen(rect, child.parentElement ?? document.body);
          if (box) lines.push({words: child.textContent.trim().slice(0, 40), box});
        }
      } else collect(child);
    }
  };
  const modal = (within: Document | ShadowRoot): Element | undefined =>
    within.querySelector('dialog:modal') ??
    [...within.querySelectorAll('*')]
      .map((each) => each.shadowRoot && modal(each.shadowRoot))
      .find(Boolean) ??
    undefined;
  collect(modal(document) ?? document.body);
  lines.sort((one, other) => one.box.top - other.box.top);
  const found: string[] = [];
  for (const [index, {words, box}] of lines.entries())
    for (const other of lines.slice(index + 1)) {
      // A line box is taller than its letters: lines may touch.
      if (other.box.top > box.bottom - box.height / 3) break;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      if (across > 4) found.push(`“${words}” lies on “${other.words}”`);
    }
  return found.slice(0, 3);
}

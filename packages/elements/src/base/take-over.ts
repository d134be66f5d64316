/** Taking over what a server has drawn, node by node. Loaded only where there is something to take over. */
// As a whole: bundlers then leave it in one file, and every page without a server loads less.
import 'lit';
import {hydrate} from '@lit-labs/ssr-client';
import type {RenderOptions} from 'lit';

/**
 * Joins `value` to the nodes of `root`, which a server drew from an equal one. Where they differ all is drawn anew by the next
 * render: a page may have been changed between the server and here.
 */
export function takeOver(root: HTMLElement | DocumentFragment, value: unknown, options: RenderOptions): void {
  // Lit would draw before the first child that it found.
  options.renderBefore = null;
  try {
    if (![...root.childNodes].some(isPartMarker)) throw new TypeError('Not drawn by a server');
    hydrate(value, root, options);
  } catch {
    root.replaceChildren();
    return;
  }
  for (const child of [...root.children]) if (child.localName === 'style') child.remove();
  // Told again: what failed before there was a script to hear it.
  for (const image of root.querySelectorAll('img')) {
    if (image.complete && image.naturalWidth === 0)
      image.setAttribute('src', image.getAttribute('src') ?? '');
  }
}

function isPartMarker(node: Node): boolean {
  return node instanceof Comment && node.data.startsWith('lit-part');
}

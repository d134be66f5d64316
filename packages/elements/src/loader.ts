/** Defines each element when a page first uses it: one small script, whatever the page holds. */

/** At the same time as an element what draws it: the element asks for it again, and says so if it cannot be had. */
const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
  'badge-backend': () => import('./badge-backend/badge-backend.js'),
  'badge-catalog': () => import('./badge-catalog/badge-catalog.js'),
  'badge-claim': () => import('./badge-claim/badge-claim.js'),
  'badge-designer': () => import('./badge-designer/badge-designer.js'),
  'badge-display': () => {
    import('./badge-display/display-picture.js').catch(() => undefined);
    return import('./badge-display/badge-display.js');
  },
  'badge-endorse': () => import('./badge-endorse/badge-endorse.js'),
  'badge-pathway': () => {
    import('./badge-pathway/pathway-map.js').catch(() => undefined);
    return import('./badge-pathway/badge-pathway.js');
  },
  'badge-request': () => import('./badge-request/badge-request.js'),
  'badge-review': () => import('./badge-review/badge-review.js'),
  'badge-share': () => import('./badge-share/badge-share.js'),
  'badge-sign-in': () => import('./badge-sign-in/badge-sign-in.js'),
  'badge-supporters': () => import('./badge-supporters/badge-supporters.js'),
  'badge-verifier': () => import('./badge-verifier/badge-verifier.js'),
  'badge-wall': () => import('./badge-wall/badge-wall.js'),
};

/**
 * Loads what `root` holds now and, until the returned function is called, what is added to it later. Shadow roots are not
 * entered: an element that uses others imports them itself.
 */
export function loadElements(root: Document | Element): () => void {
  const started = new Set<string>();
  const load = (element: Element): void => {
    const tag = element.localName;
    const loader = started.has(tag) ? undefined : loaders[tag];
    if (!loader) return;
    started.add(tag);
    loader().catch((cause: unknown) => {
      started.delete(tag);
      // Reported as any other failure of a script, where the page's author looks for it.
      reportError(new Error(`<${tag}> could not be loaded`, {cause}));
    });
  };
  const scan = (within: Document | Element): void => {
    if (within instanceof Element) load(within);
    for (const element of within.querySelectorAll(':not(:defined)')) load(element);
  };
  const observer = new MutationObserver((records) => {
    for (const {addedNodes} of records)
      for (const node of addedNodes) if (node instanceof Element) scan(node);
  });
  scan(root);
  observer.observe(root, {subtree: true, childList: true});
  return () => {
    observer.disconnect();
  };
}

if (typeof document !== 'undefined') loadElements(document);

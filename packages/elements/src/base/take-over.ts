/** Taking over what a server has drawn, node by node. Loaded only where there is something to take over. */
// As a whole: bundlers then leave it in one file, and every page without a server loads less.
import 'lit';
import {hydrate} from '@lit-labs/ssr-client';
import {type CSSResult, render, type RenderOptions} from 'lit';
import {wholeStyles} from './whole.styles.js';
import type {Looking} from './badge-element.js';

/** The element, as far as its nodes are taken over. */
interface Drawn {
  drawn: unknown;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly renderOptions: RenderOptions;
  requestUpdate: () => void;
  render: () => unknown;
  addStyles: (styles: readonly CSSResult[]) => void;
  loadWords: () => Promise<void>;
  readonly found?: Looking;
  prepare?: () => Promise<void>;
}

/**
 * Waits for all that the server had when it drew; the next render of the element then joins itself to the server's nodes. Where the
 * two differ all is drawn anew: a page may have been changed between the server and here. Rejects where a part cannot be had: what
 * the server has drawn then stays as it is. It is read, and its links lead on.
 */
export async function takeOver(element: object): Promise<void> {
  const host = element as Drawn;
  let added: readonly CSSResult[] = [];
  // All at once, and not before the server's own style goes: half of them would move what is drawn, were it painted meanwhile.
  host.addStyles = (styles) => {
    added = styles;
  };
  await host.prepare?.();
  await host.found?.run();
  if (host.found?.status === 'error') throw host.found.error;
  await host.loadWords();
  host.render = () => {
    // The element's own, from here on.
    Reflect.deleteProperty(host, 'render');
    const value = host.render();
    host.drawn = null;
    Reflect.deleteProperty(host, 'addStyles');
    const addStyles = host.addStyles.bind(host);
    host.addStyles = (styles) => {
      addStyles([...styles, wholeStyles]);
    };
    host.addStyles(added);
    join(host.renderRoot, value, host.renderOptions);
    // What a server cannot know comes with the next render.
    void Promise.resolve().then(host.requestUpdate.bind(host));
    return value;
  };
}

/** Joins `value` to the nodes of `root`, if that is what a server drew them from; else they go. */
function join(root: HTMLElement | DocumentFragment, value: unknown, options: RenderOptions): void {
  // Lit would draw before the first child that it found.
  options.renderBefore = null;
  try {
    if (!isAsDrawn(root, value)) throw new TypeError('The page is no longer as the server knew it');
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

/**
 * Hydration believes that texts and attributes are what the server wrote. Here they are compared with a drawing in a document that
 * loads and runs nothing: words of a page that was changed meanwhile must not stay beside a check of what it holds now.
 */
function isAsDrawn(root: HTMLElement | DocumentFragment, value: unknown): boolean {
  const inert = document.implementation.createHTMLDocument('');
  render(value, inert.body, {creationScope: inert});
  const drawn = [...root.querySelectorAll(':not(style)')];
  const fresh = [...inert.body.querySelectorAll('*')];
  return (
    drawn.length === fresh.length &&
    fresh.every((element, place) => isSame(element, drawn[place])) &&
    inert.body.textContent === [...root.childNodes].map(wordsOf).join('')
  );
}

function isSame(fresh: Element, drawn: Element | undefined): boolean {
  return (
    fresh.localName === drawn?.localName &&
    [...fresh.attributes].every(({name, value}) => {
      const there = drawn.getAttribute(name);
      return value === there || (['src', 'href'].includes(name) && isSameAddress(value, there ?? ''));
    })
  );
}

/** A picture that a badge brings along has another address here; and only here is it known where the page is. */
function isSameAddress(here: string, there: string): boolean {
  return (
    here.startsWith('blob:') ||
    (URL.canParse(there, document.baseURI) && new URL(there, document.baseURI).href === here)
  );
}

function wordsOf(node: Node): string {
  const isRead = node instanceof Text || (node instanceof Element && node.localName !== 'style');
  return isRead ? node.textContent : '';
}

/** The page's side of the bench of many badges. */
import type {JsonObject} from '@pepites/credentials';
import '../../packages/elements/src/badge-display/badge-display.js';
import type {BadgeDisplayElement} from '../../packages/elements/src/badge-display/badge-display.element.js';
import {nextFrame} from './interactions-page.js';

export type ManyKind = 'ours' | 'vanilla' | 'html';

export interface ManyDrawn {
  /** From the first node made to the frame that shows the last badge. */
  readonly drawnMs: number;
  /** Of tasks above 50 ms, which is what browsers call long; 0 when there was none. */
  readonly longestTaskMs: number;
}

declare global {
  var givenBadges: readonly JsonObject[];
  /** What is loaded on demand is there before the clock runs: the cold page has a bench of its own. */
  var warmUp: (kind: ManyKind) => Promise<void>;
  var drawMany: (kind: ManyKind) => Promise<ManyDrawn>;
  var verifyMany: () => Promise<{totalMs: number; longestTaskMs: number; verified: number}>;
}

/** What of a badge the others show: the same words as ours, when it is not checked. */
interface Shown {
  readonly name: string;
  readonly description: string;
  readonly criteria: string;
  readonly issuer: string;
  readonly date: string;
}

const dates = new Intl.DateTimeFormat('fr', {dateStyle: 'long'});

function shownOf(badge: JsonObject): Shown {
  const {achievement} = badge['credentialSubject'] as {
    achievement: {name: string; description: string; criteria: {narrative: string}};
  };
  return {
    name: achievement.name,
    description: achievement.description,
    criteria: achievement.criteria.narrative,
    issuer: (badge['issuer'] as {name: string}).name,
    date: dates.format(new Date(badge['validFrom'] as string)),
  };
}

const style = `
.card{display:block;border:2px solid #888;border-radius:20px;padding:24px;font:16px/1.5 sans-serif}
.card h3{margin:0;font-size:24px}
.card p{margin:8px 0 0}
.mark{width:96px;height:96px;background:#ddd}
button{min-height:48px}`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function markupOf(badge: JsonObject): string {
  const {name, description, criteria, issuer, date} = shownOf(badge);
  return `<article class="card"><div class="mark"></div><h3>${escaped(name)}</h3><p>${escaped(description)}</p><p>Donné par ${escaped(issuer)}, le ${date}</p><p>Ce badge n’a pas été vérifié</p><details><summary>Ce que ce badge montre</summary><p>${escaped(criteria)}</p></details><button type="button">Tout voir</button></article>`;
}

const vanillaSheet = new CSSStyleSheet();
vanillaSheet.replaceSync(style);

/** As somebody would write it who wants no library: one style sheet for all, markup into a shadow root. */
class VanillaBadge extends HTMLElement {
  credential: JsonObject = {};

  connectedCallback(): void {
    const root = this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [vanillaSheet];
    root.innerHTML = markupOf(this.credential);
    root.querySelector('button')?.addEventListener('click', () => undefined);
  }
}
customElements.define('vanilla-badge', VanillaBadge);

const makers: Record<ManyKind, () => void> = {
  ours: () => {
    const all = document.createDocumentFragment();
    for (const credential of givenBadges) all.append(displayOf(credential, 'none'));
    document.body.append(all);
  },
  vanilla: () => {
    const all = document.createDocumentFragment();
    for (const credential of givenBadges) {
      const element = new VanillaBadge();
      element.credential = credential;
      all.append(element);
    }
    document.body.append(all);
  },
  html: () => {
    document.head.insertAdjacentHTML('beforeend', `<style>${style}</style>`);
    document.body.insertAdjacentHTML('beforeend', givenBadges.map(markupOf).join(''));
  },
};

function displayOf(credential: JsonObject, verify: BadgeDisplayElement['verify']): BadgeDisplayElement {
  const element = document.createElement('badge-display');
  element.credential = credential;
  element.verify = verify;
  return element;
}

/** The last badge is there, and all before it. */
function isDrawn(): boolean {
  const displays = document.querySelectorAll('badge-display');
  const last = displays[displays.length - 1];
  if (last && !last.shadowRoot?.querySelector('[part~="card"]')) return false;
  return [...displays].every((one) => one.shadowRoot?.querySelector('[part~="card"]'));
}

globalThis.drawMany = async (kind) => {
  const tasks = watchLongTasks();
  const started = performance.now();
  makers[kind]();
  do await nextFrame();
  while (!isDrawn());
  const drawnMs = performance.now() - started;
  return {drawnMs, longestTaskMs: await tasks()};
};

globalThis.warmUp = async (kind) => {
  const first = givenBadges[0];
  if (kind === 'ours' && first) {
    document.body.append(displayOf(first, 'none'));
    while (!isDrawn()) await nextFrame();
  }
  document.body.replaceChildren();
  await new Promise((go) => setTimeout(go, 300));
};

globalThis.verifyMany = async () => {
  document.body.style.cssText = 'display:grid;grid-template-columns:repeat(10,1fr);margin:0';
  const [first] = givenBadges;
  if (first) {
    const warm = displayOf(first, 'auto');
    document.body.append(warm);
    while (!warm.verdict) await nextFrame();
    warm.remove();
  }
  await new Promise((go) => setTimeout(go, 300));
  const tasks = watchLongTasks();
  const started = performance.now();
  const all = document.createDocumentFragment();
  for (const credential of givenBadges) {
    const element = displayOf(credential, 'auto');
    element.form = 'row';
    // All of them in the window, whatever their words: those out of view are not checked.
    element.style.cssText = 'block-size:100px;overflow:hidden';
    all.append(element);
  }
  document.body.append(all);
  const displays = [...document.querySelectorAll('badge-display')];
  while (displays.some(({verdict}) => !verdict)) await nextFrame();
  const totalMs = performance.now() - started;
  const verified = displays.filter(({verdict}) => verdict?.outcome === 'verified').length;
  return {totalMs, longestTaskMs: await tasks(), verified};
};

/** @returns what ends the watch, and gives the longest task since; 0 where none was above 50 ms */
function watchLongTasks(): () => Promise<number> {
  const durations = [0];
  const observer = new PerformanceObserver((list) => {
    durations.push(...list.getEntries().map(({duration}) => duration));
  });
  observer.observe({type: 'longtask'});
  return async () => {
    await new Promise((go) => setTimeout(go, 300));
    observer.disconnect();
    return Math.max(...durations);
  };
}

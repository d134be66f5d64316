/** A pathway that a page's author wrote as a list, `<ol><li data-badge>…`, which people without JavaScript read as it is. */
import type {Badge, PathwayEdge, PathwayStep, StepState} from '@pepites/recognition';
import type {GivenPathway} from './given-pathway.js';
import {followableUrl} from './followable-url.js';
import {firstOf, linesOf, titleOf, wordsOf} from './list-item-text.js';
import type {MapFault} from './map-fault.js';
import {progressOfList} from './progress-of-list.js';

const stateNames: Readonly<Record<string, StepState>> = {
  earned: 'earned',
  now: 'now',
  requested: 'requested',
  'needs-more': 'needsMore',
  later: 'later',
  optional: 'optional',
};

/** What is known of one person by what the list says. */
export interface SaidOfStep {
  readonly state: StepState;
  /** ISO 8601. */
  readonly awardedAt: string | undefined;
}

interface Reading {
  readonly structure: string;
  readonly steps: PathwayStep[];
  readonly edges: PathwayEdge[];
  readonly badges: Map<string, Badge>;
  /** The badge of each step. */
  readonly badgeOf: Map<string, string>;
  /** Badges since the last key badge. */
  readonly ungathered: string[];
  readonly links: Map<string, string>;
  readonly said: Map<string, SaidOfStep>;
  readonly faults: MapFault[];
}

/**
 * Each item of the `<ol>` is a step after the one before it, unless it says otherwise. Attributes of an item:
 * - `data-badge`: id of its badge, and of the step unless `data-step` names that. Without it the item is information, or a group.
 * - `data-after`, `data-requires`: ids of steps before it, between spaces; an empty `data-after` begins anew.
 * - an `<ol>` inside it: a group of which `data-at-least` steps are asked for (all, if it is absent); with `data-badge` a key badge.
 * - `data-key`: a key badge, of what it requires, else of the badges since the last key badge.
 * - `data-state`: `earned`, `now`, `requested`, `needs-more`, `later` or `optional`; `data-awarded`: a date. Without any: no person.
 * - `data-month`: when it is usually due, "2" or "2-3"; `data-hint`: what to do now; `data-optional`; `data-image`; `data-issuer`: who
 *   gives the badge, where it is another.
 * - `data-also-from`: badges of others that count for this step, each as the address of its issuer and that of its achievement,
 *   all between spaces.
 *
 * Its title is its heading, else its link, else its text; its link is where the step leads; paragraphs describe it, a `<ul>` has criteria.
 */
export function pathwayOfList(root: Element): GivenPathway {
  const structure = root.getAttribute('structure') ?? '';
  const reading: Reading = {
    structure,
    steps: [],
    edges: [],
    badges: new Map(),
    badgeOf: new Map(),
    ungathered: [],
    links: new Map(),
    said: new Map(),
    faults: [],
  };
  let before: readonly string[] = [];
  for (const list of root.querySelectorAll(':scope > ol')) {
    for (const item of itemsOf(list)) before = [readItem(item, before, reading)];
  }
  const {steps, edges, links, faults, badges} = reading;
  const pathway = {
    id: '',
    structure,
    title: {fr: wordsOf(root.querySelector(':scope > :is(h1, h2, h3, h4, h5, h6)'))},
    version: 1,
    steps,
    edges,
    badges: [...badges.values()],
    links,
    faults,
  };
  return {pathway, progress: () => progressOfList(pathway, reading.said)};
}

function itemsOf(list: Element): HTMLElement[] {
  return [...list.children].filter((item): item is HTMLElement => item.localName === 'li');
}

/** @returns the id of the step */
function readItem(item: HTMLElement, before: readonly string[], reading: Reading): string {
  const {steps, edges} = reading;
  const {step, after, requires, key, atLeast} = item.dataset;
  const badge = item.dataset['badge']?.trim() ?? '';
  const id = step?.trim() || badge || `item-${steps.length + 1}`;
  const list = firstOf(item, 'ol');
  const isKey = badge !== '' && (key !== undefined || list !== undefined);
  const leading = after === undefined && requires === undefined ? before : idsOf(after);
  // What leads to a group leads to each of its steps.
  const members = list ? itemsOf(list).map((member) => readItem(member, leading, reading)) : [];
  const required = [...idsOf(requires), ...(badge === '' ? [] : members)];
  if (!list)
    edges.push(
      ...leading.filter((from) => from !== id || after !== undefined).map((from) => edgeOf(from, id, isKey)),
    );
  edges.push(...required.map((from) => edgeOf(from, id, true)));

  const title = titleOf(item) || id;
  const count = countOf(atLeast);
  const window = windowOf(item.dataset['month']);
  const hint = item.dataset['hint']?.trim() ?? '';
  const base = {
    id,
    title: {fr: title},
    optional: item.dataset['optional'] !== undefined,
    ...(hint !== '' && {hint: {fr: hint}}),
    ...(window && {window}),
  };
  const alsoFrom = pairsOf(item.dataset['alsoFrom']);
  if (badge !== '') steps.push({...base, kind: 'badge', badge, ...(alsoFrom && {alsoFrom})});
  else if (list) steps.push({...base, kind: 'group', steps: members, atLeast: count ?? members.length});
  else steps.push({...base, kind: 'information'});
  if (badge !== '') {
    const rule = isKey ? keyRuleOf(required, count, reading) : {};
    if (!reading.badges.has(badge))
      reading.badges.set(badge, {
        ...badgeOf(item, {id: badge, title, structure: reading.structure}),
        ...rule,
      });
    reading.badgeOf.set(id, badge);
    if (!isKey) reading.ungathered.push(badge);
  }
  readLink(item, id, reading);
  const isRead =
    readState(item, id, reading) &&
    (atLeast === undefined || count !== undefined) &&
    (item.dataset['month'] === undefined || window !== undefined) &&
    (item.dataset['alsoFrom'] === undefined || alsoFrom !== undefined);
  if (!isRead) reading.faults.push({code: 'STEP_MALFORMED', steps: [id]});
  return id;
}

const edgeOf = (from: string, to: string, isRequired: boolean): PathwayEdge => ({
  from,
  to,
  kind: isRequired ? 'requires' : 'suggests',
});

/** Of the steps that it requires; where it names none, of the badges since the last key badge. */
function keyRuleOf(
  required: readonly string[],
  count: number | undefined,
  reading: Reading,
): Pick<Badge, 'mode' | 'requires' | 'minRequired'> {
  const since = reading.ungathered.splice(0);
  const requires = required.length > 0 ? required.map((id) => reading.badgeOf.get(id) ?? id) : since;
  return {mode: 'keyBadge', requires, minRequired: count ?? requires.length};
}

function readLink(item: Element, id: string, {links, faults}: Reading): void {
  const href = firstOf(item, 'a[href]')?.getAttribute('href');
  if (href == null) return;
  const url = followableUrl(href);
  if (url === undefined) faults.push({code: 'LINK_UNSAFE', steps: [id]});
  else if (!links.has(id)) links.set(id, url);
}

/** @returns false where it says a state that there is not */
function readState(item: HTMLElement, id: string, {said}: Reading): boolean {
  const {state: name, awarded = ''} = item.dataset;
  if (name === undefined) return true;
  const state = Object.hasOwn(stateNames, name.trim()) ? stateNames[name.trim()] : undefined;
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(awarded.trim()) && !Number.isNaN(Date.parse(awarded));
  if (state && !said.has(id)) said.set(id, {state, awardedAt: isDate ? awarded.trim() : undefined});
  return state !== undefined;
}

function badgeOf(
  item: HTMLElement,
  {id, title, structure}: {readonly id: string; readonly title: string; readonly structure: string},
): Badge {
  const issuer = item.dataset['issuer']?.trim() ?? '';
  const image = firstOf(item, 'img');
  return {
    id,
    structure: issuer || structure,
    structureName: issuer,
    name: {fr: title},
    description: {fr: linesOf(item, 'p').join(' ')},
    criteria: linesOf(item, 'ul > li').map((fr) => ({fr})),
    imageUrl: item.dataset['image'] ?? image?.getAttribute('src') ?? '',
    imageAlt: {fr: image?.getAttribute('alt') ?? ''},
    mode: 'reviewed',
    alignments: [],
  };
}

function idsOf(text: string | undefined): string[] {
  return text?.split(/\s+/).filter((id) => id !== '') ?? [];
}

function pairsOf(text: string | undefined): {issuer: string; achievement: string}[] | undefined {
  const urls = idsOf(text);
  if (urls.length % 2 === 1 || urls.length === 0) return undefined;
  return Array.from({length: urls.length / 2}, (_, index) => ({
    issuer: urls[2 * index] ?? '',
    achievement: urls[2 * index + 1] ?? '',
  }));
}

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[1-9]\d{0,3}\s*$/.test(text) ? Number(text) : undefined;
}

/** "2", or "2-3". */
function windowOf(text: string | undefined): PathwayStep['window'] {
  const [, from, to] = /^\s*(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*$/.exec(text ?? '') ?? [];
  return from === undefined ? undefined : {fromMonths: Number(from), toMonths: Number(to ?? from)};
}

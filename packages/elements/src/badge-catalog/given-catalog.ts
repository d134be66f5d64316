/** A catalogue that the page itself gives: as a property, as inline JSON, or as a list in the light DOM. Loaded where there is one. */
import {type Badge, badgeSchema, issuanceModes} from '@pepites/recognition';
import {followableUrl} from '../badge-pathway/followable-url.js';
import {CodedError} from '../base/coded-error.js';
import {checked, parseJson} from '../base/given-json.js';
import type {CatalogItem} from './read-catalog.js';

const code = 'CATALOG_MALFORMED';
const moments = ['START', 'DURING', 'END'] as const;

/** @throws {CodedError} JSON_MALFORMED, CATALOG_MALFORMED */
export async function catalogOfData(badges: unknown, json: string | undefined): Promise<CatalogItem[]> {
  const data = badges ?? parseJson(json ?? '');
  const list: unknown = typeof data === 'object' && data !== null && 'badges' in data ? data.badges : data;
  if (!Array.isArray(list)) throw new CodedError(code, 'A catalogue is a list of badges, or {badges: […]}');
  const read = await Promise.all(list.map((one: unknown) => checked(badgeSchema, one, code)));
  return read.filter(({isRetired}) => isRetired !== true).map((badge) => ({badge}));
}

/**
 * Each `<li data-badge>` is a badge: its heading, else its link, else its first words name it; its link says where more is told; its
 * paragraph describes it; a list in it has the criteria. `data-way`: `reviewed` (without it), `automaticOnRequest`, `onCriteria`,
 * `keyBadge`; `data-moment`: `START`, `DURING`, `END`; `data-image`; `data-days`: within how many an answer comes.
 */
export function catalogOfList(items: Iterable<Element>): CatalogItem[] {
  return [...items].map((item) => {
    const link = item.querySelector('a[href]');
    const href = followableUrl(link?.getAttribute('href') ?? '');
    const days = Number(item.getAttribute('data-days') ?? '');
    const badge: Badge = {
      id: item.getAttribute('data-badge') ?? '',
      structure: '',
      structureName: '',
      name: {fr: nameOf(item)},
      description: {fr: wordsOf(item.querySelector('p'))},
      criteria: [...item.querySelectorAll('li')].map((criterion) => ({fr: wordsOf(criterion)})),
      imageUrl: item.getAttribute('data-image') ?? '',
      imageAlt: {fr: ''},
      mode: oneOf(issuanceModes, item.getAttribute('data-way')) ?? 'reviewed',
      alignments: [],
      ...momentOf(item),
      ...(days > 0 && {answerWithinDays: days}),
    };
    return {badge, ...(link && href !== undefined && {href})};
  });
}

function momentOf(item: Element): Pick<Badge, 'moment'> {
  const moment = oneOf(moments, item.getAttribute('data-moment'));
  return moment ? {moment} : {};
}

function nameOf(item: Element): string {
  const named = item.querySelector('h1, h2, h3, h4, h5, h6') ?? item.querySelector('a[href], strong');
  return wordsOf(named) || wordsOf(item.firstChild);
}

function wordsOf(node: Node | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 4000);
}

function oneOf<const Value extends string>(values: readonly Value[], text: string | null): Value | undefined {
  return values.find((value) => value === text);
}

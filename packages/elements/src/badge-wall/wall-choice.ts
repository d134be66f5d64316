/** Which badges of a wall are shown, and in what order. Pure. */
import type {CredentialView, JsonObject} from '@pepites/credentials';
import {foldText} from '../text/fold-text.js';
import type {WallBadge} from './wall-badge.js';

export const orders = ['newest', 'issuer', 'name'] as const;
export type WallOrder = (typeof orders)[number];

export const facets = ['issuer', 'skill', 'year'] as const;
export type Facet = (typeof facets)[number];

/** Empty texts: all. */
export interface WallChoice {
  readonly order: WallOrder;
  readonly issuer: string;
  readonly skill: string;
  readonly year: string;
  /** Words to find, in the name, the issuer, the description and the skills. */
  readonly words: string;
}

export const everything: WallChoice = {order: 'newest', issuer: '', skill: '', year: '', words: ''};

/** What is compared again and again, made once for each badge. */
interface Traits {
  readonly issuer: string;
  readonly skills: readonly string[];
  readonly year: string;
  readonly text: string;
  readonly time: number;
}

const traits = new WeakMap<WallBadge, Traits>();
const years = new Intl.DateTimeFormat('en', {year: 'numeric', timeZone: 'Europe/Paris'});

/** Key badges come first where `order` is `newest`. */
export function chooseBadges(
  badges: readonly WallBadge[],
  choice: WallChoice,
  language: string,
): WallBadge[] {
  const words = foldText(choice.words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const chosen = badges.filter((badge) => {
    const {issuer, skills, year, text} = traitsOf(badge);
    return (
      (choice.issuer === '' || issuer === choice.issuer) &&
      (choice.skill === '' || skills.includes(choice.skill)) &&
      (choice.year === '' || year === choice.year) &&
      words.every((word) => text.includes(word))
    );
  });
  const collator = new Intl.Collator(language, {numeric: true});
  const byTime = (one: WallBadge, other: WallBadge): number => traitsOf(other).time - traitsOf(one).time;
  const byName = (one: WallBadge, other: WallBadge): number =>
    collator.compare(one.parsed.view.name, other.parsed.view.name);
  const byIssuer = (one: WallBadge, other: WallBadge): number =>
    collator.compare(traitsOf(one).issuer, traitsOf(other).issuer);
  switch (choice.order) {
    case 'newest':
      return chosen.sort((a, b) => Number(b.isKey) - Number(a.isKey) || byTime(a, b) || byName(a, b));
    case 'issuer':
      return chosen.sort((a, b) => byIssuer(a, b) || byTime(a, b) || byName(a, b));
    case 'name':
      return chosen.sort((a, b) => byName(a, b) || byTime(a, b));
  }
}

/** What can be chosen from: names and skills by letter, years from the last. */
export function valuesOf(badges: readonly WallBadge[], facet: Facet, language: string): string[] {
  const values = new Set(
    badges.flatMap((badge) => {
      const {issuer, skills, year} = traitsOf(badge);
      return facet === 'issuer' ? [issuer] : facet === 'skill' ? skills : [year];
    }),
  );
  values.delete('');
  const sorted = [...values].sort(new Intl.Collator(language, {numeric: true}).compare);
  return facet === 'year' ? sorted.reverse() : sorted;
}

/** The first and the last day on which a badge was given, ISO 8601; undefined where none says one. */
export function spanOf(
  badges: readonly WallBadge[],
): {readonly from: string; readonly to: string} | undefined {
  const times = badges.flatMap((badge) => {
    const {time} = traitsOf(badge);
    return time > 0 ? [time] : [];
  });
  if (times.length === 0) return undefined;
  let [from = 0, to = 0] = [times[0], times[0]];
  for (const time of times) {
    if (time < from) from = time;
    if (time > to) to = time;
  }
  return {from: new Date(from).toISOString(), to: new Date(to).toISOString()};
}

export function skillsOf(badge: WallBadge): readonly string[] {
  return traitsOf(badge).skills;
}

function traitsOf(badge: WallBadge): Traits {
  const known = traits.get(badge);
  if (known) return known;
  const {view, document} = badge.parsed;
  const time = view.awardedAt === undefined ? 0 : Date.parse(view.awardedAt) || 0;
  const skills = [...new Set([...view.alignments.map(({name}) => name), ...tagsIn(document)])].filter(
    (s) => s !== '',
  );
  const issuer = view.issuer.name;
  const made: Traits = {
    ...{issuer, skills, time},
    year: time === 0 ? '' : years.format(time),
    text: foldText(`${view.name} ${issuer} ${textOf(view)} ${skills.join(' ')}`),
  };
  traits.set(badge, made);
  return made;
}

const textOf = ({description}: CredentialView): string => description.slice(0, 2000);

/** Open Badges 3.0 has them in `achievement.tag`, 2.0 in `badge.tags`. */
function tagsIn(document: JsonObject): string[] {
  const subject = objectIn(document['credentialSubject']);
  const tags = [objectIn(subject?.['achievement'])?.['tag'], objectIn(document['badge'])?.['tags']];
  return tags
    .flat()
    .filter((tag): tag is string => typeof tag === 'string')
    .slice(0, 50)
    .map((tag) => tag.trim().slice(0, 100));
}

function objectIn(value: unknown): JsonObject | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? (one as JsonObject) : undefined;
}

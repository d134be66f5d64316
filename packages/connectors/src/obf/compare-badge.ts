/** What differs between a badge of here and the one that was made of it there, and who has changed it. */
import type {BadgeToMake, MemberDigests} from '@pepites/recognition';
import {criteriaHtml} from './criteria-html.js';
import type {ObfBadgeInput, ObfBadgeWords} from './records.js';

/** A badge of here as the dialect takes it. */
export function asSent(badge: BadgeToMake, dialect: 'v1' | 'v2'): ObfBadgeInput {
  const [first, ...others] = badge.words;
  const words: ObfBadgeWords[] =
    dialect === 'v2' || !first
      ? [...(first ? [first] : []), ...others]
      : [{...first, language: '', criteria: criteriaHtml(first.criteria)}];
  const {mark, alias} = badge;
  return {words, image: `data:image/png;base64,${badge.image}`, mark, ...(alias !== undefined && {alias})};
}

/** @param imageDigest what stands for the image; absent: its own bytes do */
export async function digestsOf(
  {words, image}: Pick<ObfBadgeInput, 'words' | 'image'>,
  imageDigest?: string,
): Promise<MemberDigests> {
  const members = words.flatMap(({language, name, description, criteria}) =>
    Object.entries({name, description, criteria}).map(
      ([member, text]) => [language === '' ? member : `${language}.${member}`, text] as const,
    ),
  );
  const entries = await Promise.all(
    members.map(async ([member, text]) => [member, await digest(text.trim())] as const),
  );
  return {...Object.fromEntries(entries), image: imageDigest ?? (await digest(image))};
}

export interface Differences {
  /** Changed here, and not there. */
  readonly here: readonly string[];
  /** Changed there, whether here or not. */
  readonly there: readonly string[];
}

/**
 * By member. What the platform has put in other words of its own when it was sent is no difference; nor is what both have changed to the
 * same.
 * @param before what was sent last, and what was there right after
 * @param canBeChanged where nothing can be changed but by hand, an image that was changed on both sides was changed by hand: pictures are
 *   not compared
 */
export function compare(
  {wanted, there}: {readonly wanted: MemberDigests; readonly there: MemberDigests},
  before: {readonly sent: MemberDigests; readonly seen: MemberDigests},
  {canBeChanged}: {readonly canBeChanged: boolean},
): Differences {
  const changedHere: string[] = [];
  const changedThere: string[] = [];
  // A language that only the platform has is no matter of ours.
  for (const member of new Set([...Object.keys(wanted), ...Object.keys(before.sent)])) {
    if (wanted[member] === there[member]) continue;
    const isChangedHere = wanted[member] !== before.sent[member];
    const isChangedThere = there[member] !== before.seen[member];
    if (member === 'image' && isChangedHere && isChangedThere && !canBeChanged) continue;
    if (isChangedThere) changedThere.push(member);
    else if (isChangedHere) changedHere.push(member);
  }
  return {here: changedHere, there: changedThere};
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** What a badge means, apart from how it is earned: its words, image and validity. A change of them is a new version. */
import {createHash} from 'node:crypto';
import type {BadgeDefinition, BadgeMeaning, LocalisedText} from '@pepites/recognition';
import {canonicalJson} from '../store/canonical-json.js';

/** French where the badge says nothing else. */
export function mainLanguageOf({inLanguage}: Pick<BadgeMeaning, 'inLanguage'>): string {
  return inLanguage ?? 'fr';
}

export function meaningOf(badge: BadgeDefinition): BadgeMeaning {
  return {
    name: badge.name,
    description: badge.description,
    criteria: badge.criteria,
    ...(badge.criteriaMore && {criteriaMore: badge.criteriaMore}),
    ...(badge.howEarned && {howEarned: badge.howEarned}),
    imageAlt: badge.imageAlt,
    alignments: badge.alignments,
    ...(badge.inLanguage !== undefined && {inLanguage: badge.inLanguage}),
    ...(badge.validForMonths !== undefined && {validForMonths: badge.validForMonths}),
  };
}

/** SHA-256 in hexadecimal. @param imageKey is made from the image's content */
export function hashOfMeaning(meaning: BadgeMeaning, imageKey: string): string {
  return createHash('sha256')
    .update(canonicalJson({...meaning, image: imageKey}))
    .digest('hex');
}

/** Languages that name, description, criteria and image all have: the main one first, the others by their tag. */
export function languagesOf(meaning: BadgeMeaning): string[] {
  const main = mainLanguageOf(meaning);
  const texts = textsOf(meaning);
  const others = Object.keys(meaning.name)
    .filter((language) => language !== main && texts.every((text) => isFilled(text, language)))
    .sort();
  return [main, ...others];
}

/** Everything that the signed badge says in words. */
export function textsOf(meaning: BadgeMeaning): LocalisedText[] {
  const {name, description, criteria, criteriaMore, howEarned, imageAlt} = meaning;
  return [
    ...[name, description, imageAlt, ...criteria],
    ...(criteriaMore ? [criteriaMore] : []),
    ...(howEarned ? [howEarned] : []),
  ];
}

function isFilled(text: LocalisedText, language: string): boolean {
  return (text[language] ?? '') !== '';
}

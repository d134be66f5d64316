/** A badge as the achievement of Open Badges 3.0: in one version and one language, related to its other languages. */
import type {AchievementInput, AlignmentInput} from '@pepites/credentials/sign.js';
import {type Alignment, type BadgeMeaning, inLanguage, targetTypeOf} from '@pepites/recognition';
import {languagesOf, mainLanguageOf} from '../catalogue/badge-meaning.js';
import {achievementUrlOf, type BadgeVersionRow, versionImageUrlOf} from '../catalogue/badge-versions.js';
import {badgeUrlOf, type Services} from '../services.js';
import {fromKeptJson} from '../store/json-text.js';

/**
 * The achievement that is signed: its id is the badge's and never changes; `version` says which words these are, `related` where
 * the same words are in other languages.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievement
 */
export function signedAchievement(
  services: Pick<Services, 'publicUrl'>,
  row: BadgeVersionRow,
): AchievementInput {
  const meaning = fromKeptJson(row.meaning);
  const main = mainLanguageOf(meaning);
  return achievementIn(services, row, {
    id: badgeUrlOf(services, row.structure_id, row.badge_id),
    language: main,
    related: languagesOf(meaning)
      .filter((language) => language !== main)
      .map((language) => ({
        id: achievementUrlOf(services, row, language),
        inLanguage: language,
        version: String(row.number),
      })),
  });
}

/** The same version in another language, under its own address, related to the one that is signed. */
export function translatedAchievement(
  services: Pick<Services, 'publicUrl'>,
  row: BadgeVersionRow,
  language: string,
): AchievementInput | undefined {
  const meaning = fromKeptJson(row.meaning);
  if (!languagesOf(meaning).includes(language)) return undefined;
  return achievementIn(services, row, {
    id: achievementUrlOf(services, row, language),
    language,
    related: [
      {
        id: badgeUrlOf(services, row.structure_id, row.badge_id),
        inLanguage: mainLanguageOf(meaning),
        version: String(row.number),
      },
    ],
  });
}

function achievementIn(
  services: Pick<Services, 'publicUrl'>,
  row: BadgeVersionRow,
  said: Pick<AchievementInput, 'id' | 'related'> & {readonly language: string},
): AchievementInput {
  const meaning = fromKeptJson(row.meaning);
  const {language} = said;
  return {
    id: said.id,
    name: inLanguage(meaning.name, language),
    description: inLanguage(meaning.description, language),
    inLanguage: language,
    version: String(row.number),
    criteria: {narrative: narrativeOf(meaning, language)},
    image: {id: versionImageUrlOf(services, row), caption: inLanguage(meaning.imageAlt, language)},
    achievementType: 'Badge',
    alignment: meaning.alignments.flatMap(alignmentOf),
    ...(said.related && {related: said.related}),
  };
}

/** Open Badges 3.0 has no alignment without an address: one that has only a code is shown on pages and is not signed. */
function alignmentOf(alignment: Alignment): AlignmentInput[] {
  const {name, url, code, framework} = alignment;
  if (url === undefined) return [];
  const targetType = targetTypeOf(alignment);
  return [
    {
      targetName: name,
      targetUrl: url,
      ...(code !== undefined && {targetCode: code}),
      ...(framework !== undefined && {targetFramework: framework}),
      ...(targetType !== undefined && {targetType}),
    },
  ];
}

/** Markdown: the criteria as a list, what there is more to say about them, then how the badge is earned. */
export function narrativeOf(meaning: BadgeMeaning, language: string): string {
  const {criteria, criteriaMore, howEarned} = meaning;
  return [
    criteria.map((criterion) => `- ${inLanguage(criterion, language)}`).join('\n'),
    ...(criteriaMore ? [inLanguage(criteriaMore, language)] : []),
    ...(howEarned ? [inLanguage(howEarned, language)] : []),
  ].join('\n\n');
}

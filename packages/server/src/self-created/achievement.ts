/** A self-created badge as it is signed: under its issuer's own address, in the words of who made it. */
import type {AchievementInput} from '@pepites/credentials/sign.js';
import type {BadgeDefinition} from '@pepites/recognition';
import {mainLanguageOf} from '../catalogue/badge-meaning.js';

/** @param url of the pseudonymous issuer */
export function selfMadeAchievement(url: string, badge: BadgeDefinition): AchievementInput {
  return {
    id: `${url}/badge`,
    name: badge.name.fr,
    description: badge.description.fr,
    inLanguage: mainLanguageOf(badge),
    criteria: {narrative: badge.criteria.map((criterion) => `- ${criterion.fr}`).join('\n')},
    image: {id: `${url}/image`, caption: badge.imageAlt.fr},
    achievementType: 'Badge',
  };
}

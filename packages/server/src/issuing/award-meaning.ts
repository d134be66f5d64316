/** What a badge says: the words and the image of the version that it was given on. */
import type {AchievementInput} from '@pepites/credentials/sign.js';
import type {LocalisedText, Process} from '@pepites/recognition';
import type {AwardRow} from '../awards/award-view.js';
import {readBadgeVersion} from '../catalogue/badge-versions.js';
import {readBadge} from '../catalogue/catalogue.js';
import {selfMadeAchievement} from '../self-created/achievement.js';
import type {Services} from '../services.js';
import {fromKeptJson} from '../store/json-text.js';
import {signedAchievement} from './achievement.js';
import {pseudonymUrlOf} from './pseudonyms.js';

export interface Meaning {
  readonly achievement: AchievementInput;
  readonly name: LocalisedText;
  /** What the badge is baked into. */
  readonly imageKey: string;
  /** As the badge is given today. */
  readonly process: Process;
}

/** The words and the image of the version that the award was given on; of a self-created badge, as it was published. */
export async function meaningOfAward(
  services: Pick<Services, 'db' | 'publicUrl'>,
  award: AwardRow,
): Promise<Meaning> {
  const {structure_id: structure, badge_id: id, pseudonym_id: pseudonym} = award;
  const badge = await readBadge(services.db, structure, id);
  if (pseudonym !== null) {
    const achievement = selfMadeAchievement(pseudonymUrlOf(services, pseudonym), badge);
    return {achievement, name: badge.name, imageKey: badge.image, process: badge.process};
  }
  const version = await readBadgeVersion(services.db, {
    structure: award.badge_owner,
    badge: id,
    number: award.badge_version,
  });
  return {
    achievement: signedAchievement(services, version),
    name: fromKeptJson(version.meaning).name,
    imageKey: version.png_key,
    process: badge.process,
  };
}

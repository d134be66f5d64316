/** An achievement in one version and language, as a public document: what `related` in a signed badge points to. */
import {achievementDocument} from '@pepites/credentials/sign.js';
import {readBadgeVersion} from '../catalogue/badge-versions.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {OwnDocument} from '../verification/own-documents.js';
import {translatedAchievement} from './achievement.js';

/** undefined: no such badge, version or language. */
export async function achievementDocumentOf(
  services: Services,
  asked: {
    readonly structure: string;
    readonly badge: string;
    readonly number: string;
    readonly language: string;
  },
): Promise<OwnDocument | undefined> {
  if (!/^\d{1,9}$/.test(asked.number)) return undefined;
  try {
    const row = await readBadgeVersion(services.db, {...asked, number: Number(asked.number)});
    const achievement = translatedAchievement(services, row, asked.language);
    if (!achievement) return undefined;
    return {mediaType: 'application/ld+json', body: JSON.stringify(achievementDocument(achievement))};
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Gives the key badges that a person's badges have just completed. */
import {evaluateKeyBadge} from '@pepites/recognition';
import {readBadges} from '../catalogue/catalogue.js';
import type {Session} from '../store/open-store.js';
import {createAward} from './create-award.js';
import {heldBadges} from './held-badges.js';

/**
 * To be run in the transaction that marks an award as issued. A key badge that needs another one is met when that
 * one is issued in its turn: so the chain reaches its fixed point one signature at a time. Each is given once, even when it was
 * taken back since.
 */
export async function giveKeyBadges(
  t: Session,
  options: {readonly structure: string; readonly person: string; readonly now: Date},
): Promise<void> {
  const {structure, person, now} = options;
  const held = await heldBadges(t, options);
  for (const badge of await readBadges(t, structure)) {
    if (badge.isRetired === true) continue;
    if (badge.process.mode !== 'keyBadge' || badge.process.offer !== 'automatic') continue;
    const progress = evaluateKeyBadge(badge.process, held);
    if (progress.state !== 'eligible') continue;
    await createAward(t, {
      structure,
      badge,
      person,
      issueKey: `key:${structure}:${badge.id}:${person}`,
      countedFrom: progress.counted.map(({award}) => award),
      now,
    });
  }
}

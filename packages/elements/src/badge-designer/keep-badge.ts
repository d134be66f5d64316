/** Keeps what was composed: as a badge of one’s own, or as the image of one of the structure’s badges. Sent again, nothing is made twice. */
import type {BadgeBackend, LocalisedText, SelfBadge} from '@pepites/recognition';
import {base64Of} from '../base/base64-of.js';
import {makeUuid} from '../base/make-uuid.js';
import type {BadgeDesign} from '../design/badge-design.js';
import type {DesignedBadge} from '../events/design-events.js';
import {codeOf} from '../text/error-key.js';
import type {Language} from '../text/messages.js';

/** What an earlier try may have left on the backend. */
export interface EarlierTry {
  selfBadge?: string | undefined;
  /** What was sent first: sent again under its key, it makes nothing a second time. */
  first?: {readonly parts: OwnParts; readonly idempotencyKey: string};
}

interface OwnParts {
  readonly name: string;
  readonly description: string;
  readonly criteria: string[];
  readonly imageAlt: string;
}

export interface OwnBadgeOptions {
  readonly structure: string;
  readonly badge: DesignedBadge;
  /** What its words are written in. */
  readonly language: Language;
  /** Filled by each try, for the next one. */
  readonly earlier: EarlierTry;
}

/** Makes a badge of the person’s own and publishes it; goes on with one that an earlier try had begun. */
export async function keepOwnBadge(
  client: BadgeBackend,
  {structure, badge, language, earlier}: OwnBadgeOptions,
): Promise<SelfBadge> {
  const parts: OwnParts = {
    name: badge.title,
    description: badge.criteria.join(' ').slice(0, 2000),
    criteria: [...badge.criteria],
    imageAlt: badge.imageAlt,
  };
  try {
    if (earlier.selfBadge === undefined) {
      earlier.first ??= {parts, idempotencyKey: makeUuid()};
      const {parts: first, idempotencyKey} = earlier.first;
      earlier.selfBadge = (await client.selfCreated.create({structure, ...first}, {idempotencyKey})).id;
    }
    const {selfBadge} = earlier;
    if (earlier.first?.parts !== parts) await client.selfCreated.edit({structure, selfBadge, ...parts});
    await client.selfDesigns.set({structure, selfBadge, design: {...badge.design, language}});
    await client.selfCreated.setImage({structure, selfBadge, file: badge.image});
    return await client.selfCreated.publish({structure, selfBadge});
  } catch (error) {
    // The answer to an earlier try was lost: it is published already.
    if (codeOf(error) === 'REQUEST_STATE') {
      const {items} = await client.selfCreated.list({structure});
      const found = items.find(({id, award}) => id === earlier.selfBadge && award !== undefined);
      if (found) return found;
    }
    throw error;
  }
}

export interface StructureImageOptions {
  readonly structure: string;
  /** Id of the badge. */
  readonly badge: string;
  readonly image: Blob;
  /** What it shows, in each language that it is said in. */
  readonly imageAlt: LocalisedText;
  /** What it is drawn from, to be changed later. */
  readonly design: BadgeDesign;
}

/** Gives a badge of the structure another image. */
export async function keepStructureImage(
  client: BadgeBackend,
  {structure, badge, image, imageAlt, design}: StructureImageOptions,
): Promise<void> {
  const {updatedAt} = await client.badges.edit({structure, badge});
  await client.badges.setImage({structure, badge, image: await base64Of(image), imageAlt, design, updatedAt});
}

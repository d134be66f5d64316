/** A part of what was read of another platform, as it comes through the operator's door. */
import {issuingPlatforms} from '@pepites/recognition';
import * as v from 'valibot';

export const platformSchema = v.object({platform: v.picklist(issuingPlatforms)});

export const milestoneStructureSchema = v.object({...platformSchema.entries, structure: v.string()});

export const milestonesSchema = v.object({
  ...milestoneStructureSchema.entries,
  /** In base64, by the milestone. */
  images: v.record(v.string(), v.string()),
  dryRun: v.boolean(),
});

const badgeSchema = v.object({
  id: v.string(),
  name: v.string(),
  description: v.string(),
  categories: v.array(v.string()),
  languages: v.array(v.string()),
  isDraft: v.boolean(),
});

const digestsSchema = v.record(v.string(), v.string());

const badgeThereSchema = {...milestoneStructureSchema.entries, badge: v.string()};

export const badgeMakingSchema = v.object({
  ...badgeThereSchema,
  noted: v.string(),
  sent: digestsSchema,
});

export const badgeNotMadeSchema = v.object({...badgeThereSchema, mayBeThere: v.boolean()});

export const badgeMadeSchema = v.object({
  ...badgeThereSchema,
  there: badgeSchema,
  sent: digestsSchema,
  seen: digestsSchema,
});

const common = {...platformSchema.entries, dryRun: v.boolean()};

export const partSchema = v.variant('part', [
  v.object({
    ...common,
    part: v.literal('badges'),
    items: v.array(badgeSchema),
  }),
  v.object({
    ...common,
    part: v.literal('events'),
    items: v.array(
      v.object({
        id: v.string(),
        badge: v.string(),
        issuedAt: v.string(),
        expiresAt: v.exactOptional(v.string()),
        consumer: v.string(),
        alias: v.exactOptional(v.string()),
        award: v.exactOptional(v.string()),
      }),
    ),
  }),
  v.object({
    ...common,
    part: v.literal('holdings'),
    items: v.array(
      v.object({
        event: v.string(),
        email: v.string(),
        assertion: v.string(),
        assertionUrl: v.string(),
        receiveUrl: v.exactOptional(v.string()),
        isReceived: v.boolean(),
        isInWallet: v.exactOptional(v.boolean()),
        isRevoked: v.boolean(),
      }),
    ),
  }),
  v.object({
    ...common,
    part: v.literal('milestones'),
    items: v.array(
      v.object({
        id: v.string(),
        name: v.string(),
        badge: v.string(),
        minRequired: v.number(),
        required: v.array(v.string()),
      }),
    ),
  }),
]);

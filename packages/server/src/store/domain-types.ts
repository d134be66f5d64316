/** The domain's types that columns hold, gathered from the packages that own them. */
import type {awardStates, dutySchema} from '@pepites/recognition';
import type * as v from 'valibot';

export type {
  Answer,
  Awaited,
  BadgeDefinition,
  Confirmation,
  LocalisedText,
  PathwayDefinition,
  RequestState,
  ReviewAnswer,
  ReviewPolicy,
  Role,
  Scope,
  SentReminder,
  Stance,
  StructureDefinition,
  TrustLevel,
} from '@pepites/recognition';

export type AwardState = (typeof awardStates)[number];
export type Duty = v.InferOutput<typeof dutySchema>;

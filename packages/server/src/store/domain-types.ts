/** The domain's types that columns hold, gathered from the packages that own them. */
import type {awardStates, dutySchema} from '@pepites/recognition';
import type * as v from 'valibot';

export type {
  Answer,
  BadgeDefinition,
  LocalisedText,
  PathwayDefinition,
  RequestState,
  ReviewAnswer,
  Role,
  Scope,
  StructureDefinition,
  TrustLevel,
} from '@pepites/recognition';

export type AwardState = (typeof awardStates)[number];
export type Duty = v.InferOutput<typeof dutySchema>;

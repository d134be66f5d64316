/** The domain's types that columns hold, gathered from the packages that own them. */
import type {awardStates} from '@pepites/recognition';

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

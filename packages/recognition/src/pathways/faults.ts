/** What can be wrong with a pathway, and how it is said. */

export type PathwayFaultCode =
  | 'STEP_ID_REPEATS'
  | 'STEP_BADGE_UNKNOWN'
  | 'EDGE_TO_NO_STEP'
  | 'EDGE_TO_ITSELF'
  | 'PATHWAY_CYCLE'
  | 'GROUP_OF_NO_STEP'
  | 'GROUP_IN_ITSELF'
  | 'GROUP_ASKS_NOTHING'
  | 'GROUP_CANNOT_BE_MET'
  | 'KEY_STEP_EMPTY'
  | 'STEP_UNREACHABLE'
  | 'WINDOW_UNREADABLE'
  | 'WINDOW_REVERSED'
  | 'VERSION_IMMUTABLE'
  | 'VERSION_GOES_BACK'
  | 'STEP_MEANING_CHANGED';

export interface PathwayFault {
  /** Stable; people read the translation of it. */
  readonly code: PathwayFaultCode;
  /** Where, from the pathway's definition: `['steps', 3, 'atLeast']`. */
  readonly path: readonly (string | number)[];
  /** Ids of the steps concerned; of a cycle in order, the first again at the end. */
  readonly steps: readonly string[];
  /** English, for the person who writes the definition. */
  readonly sentence: string;
}

export function fault(
  code: PathwayFaultCode,
  path: PathwayFault['path'],
  steps: readonly string[],
  sentence: string,
): PathwayFault {
  return {code, path, steps, sentence};
}

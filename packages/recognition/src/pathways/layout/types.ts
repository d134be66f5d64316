/** What a layout is made from, and what it says. */
import type {PathwayFaultCode} from '../faults.js';

/** Lengths are in any one unit, usually CSS pixels; so is all that comes out. */
export interface LayoutStep {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Its place in the pathway's definition. Where nothing else decides, steps stand in this order, then in that of their ids. */
  readonly order?: number;
  /** Where edges meet it, from its left edge (`ttb`) or its upper edge (`ltr`, `rtl`); default: half way. */
  readonly anchor?: number;
  /** How far into it edges reach, on either side; default 0, to its border. */
  readonly inset?: number;
  /** The same where they leave it; default `inset`. */
  readonly exit?: number;
  /** Groups only: the ids of its steps. They stand before it. */
  readonly members?: readonly string[];
}

export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
  /** Default `suggests`. */
  readonly kind?: 'requires' | 'suggests';
  /** It stands for an edge of a step that is not shown: where it closes a cycle, that is no fault of the pathway. */
  readonly isFolded?: boolean;
}

/** `ttb`: levels from top to bottom; `ltr`, `rtl`: levels from left to right, from right to left. */
export type LayoutDirection = 'ttb' | 'ltr' | 'rtl';

export interface LayoutOptions {
  /** Default `ttb`. */
  readonly direction?: LayoutDirection;
  /** Between two levels, where the edges bend. Default 56. */
  readonly levelGap?: number;
  /** Between two steps of one level. Default 32. */
  readonly stepGap?: number;
  /** Steps beyond are left out. Default 5,000. */
  readonly maxSteps?: number;
  /** An earlier layout of the same pathway in the same direction: steps stay where they were, as far as they can. */
  readonly previous?: PathwayLayout;
}

export interface PlacedStep {
  readonly id: string;
  /** Of the upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** From 0; a step stands on a later level than all that lead to it. */
  readonly level: number;
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  /** `member`: from a group's step to the group. */
  readonly kind: 'requires' | 'suggests' | 'member';
  /** The `d` of one SVG path, from `from` to `to`. */
  readonly path: string;
}

export type LayoutNoticeCode =
  | Extract<PathwayFaultCode, 'STEP_ID_REPEATS' | 'EDGE_TO_NO_STEP' | 'EDGE_TO_ITSELF' | 'PATHWAY_CYCLE'>
  | 'PATHWAY_EMPTY'
  | 'PATHWAY_TOO_LARGE'
  | 'EDGE_NOT_DRAWN';

/** What is not drawn as it was said; all the rest is. */
export interface LayoutNotice {
  readonly code: LayoutNoticeCode;
  /** Ids concerned: the two ends of an edge, a group’s step and the group, or all steps that are left out. */
  readonly steps: readonly string[];
}

export interface PathwayLayout {
  /** By id, in the order to read and to tab in: level by level, and along each level. */
  readonly steps: ReadonlyMap<string, PlacedStep>;
  readonly edges: readonly PlacedEdge[];
  /** How many. */
  readonly levels: number;
  readonly width: number;
  readonly height: number;
  readonly notices: readonly LayoutNotice[];
}

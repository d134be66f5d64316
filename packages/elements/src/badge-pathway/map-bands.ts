/** A map cut into bands that are drawn as they come into view: some levels of steps each, and the lines that begin there. */
import {bandsOf, type LayoutFrame, type PlacedEdge} from '@pepites/recognition/layout.js';
import type {Direction, Placement} from './map-placement.js';
import {listHeightOf} from './map-sizes.js';
import type {StepView} from './pathway-view.js';

/** Along the levels, in units. */
interface Stretch {
  readonly start: number;
  readonly length: number;
}

export interface BandStep {
  readonly step: StepView;
  /** By which the sheet of a map calls it. */
  readonly number: number;
}

export interface MapBand extends Stretch {
  readonly steps: readonly BandStep[];
  /** As tall as its steps are in a list, about. */
  readonly listEm: number;
  readonly lines: BandLines;
}

/** What begins in a band may end in a later one: each line is drawn once, and shown while any of the stretch is. */
export interface BandLines extends Stretch {
  readonly edges: readonly PlacedEdge[];
  readonly frames: readonly LayoutFrame[];
}

/** A pathway with more steps than this has one tab stop, and tools to find one. */
export const mostTabStops = 12;

/** More steps than this are drawn band by band, as they come into view. */
export const stepsInOneBand = 60;
/** So long is a band, at least, in units: two levels, half a screen, so that little is drawn at once while it is scrolled. */
const bandLength = 400;
/** Around what is drawn: half the width of a line, and the border of a frame. */
const margin = 8;

export function bandsOfMap(
  {steps, numbers, layout, frames}: Placement,
  direction: Direction,
): readonly MapBand[] {
  const isAcross = direction === 'across';
  const cut = bandsOf(layout, {
    direction: isAcross ? 'ltr' : 'ttb',
    length: steps.length > stepsInOneBand ? bandLength : Number.MAX_SAFE_INTEGER,
  });
  const bandOf = new Map(cut.flatMap((band, index) => band.steps.map(({id}) => [id, index] as const)));
  const drafts = cut.map(({start, length}): LinesDraft => ({
    edges: [],
    frames: [],
    from: start,
    to: start + length,
  }));
  const reach = (lines: LinesDraft, {x, y, width, height}: Box): void => {
    lines.from = Math.min(lines.from, (isAcross ? x : y) - margin);
    lines.to = Math.max(lines.to, (isAcross ? x + width : y + height) + margin);
  };
  for (const edge of layout.edges) {
    const ends = [edge.from, edge.to];
    const lines = drafts[Math.min(...ends.map((id) => bandOf.get(id) ?? 0))];
    lines?.edges.push(edge);
    for (const box of ends.map((id) => layout.steps.get(id))) if (lines && box) reach(lines, box);
  }
  for (const frame of frames) {
    const lines = drafts[bandOf.get(frame.group) ?? 0];
    lines?.frames.push(frame);
    if (lines) reach(lines, frame);
  }
  const known = new Map(steps.map((step) => [step.id, {step, number: numbers.get(step.id) ?? 0}]));
  return cut.map((band, index) => {
    const {edges = [], frames: own = [], from = 0, to = 0} = drafts[index] ?? {};
    const listEm = band.steps.map(({id, height}) => {
      const step = known.get(id)?.step;
      return step ? listHeightOf(step, height) : 0;
    });
    return {
      start: band.start,
      length: band.length,
      steps: band.steps.flatMap(({id}) => known.get(id) ?? []),
      listEm: Math.round(listEm.reduce((sum, height) => sum + height, 0)),
      lines: {edges, frames: own, start: from, length: to - from},
    };
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface LinesDraft {
  readonly edges: PlacedEdge[];
  readonly frames: LayoutFrame[];
  from: number;
  to: number;
}

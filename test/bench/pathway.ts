/** The bench of the pathway's map: the layout beside those of others, then whole pages, in one run. */
import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {root} from '../support/command.ts';
import {atMost, type Line, type Section} from './measure.ts';
import type {DrawReport} from './pathway-draw.ts';
import {benchPathwayPage} from './pathway-page.ts';

const rivals = ['@hpcc-js/wasm-graphviz', '@dagrejs/dagre', 'd3-dag', 'elkjs'] as const;
const libraries = ['ours', ...rivals] as const;

interface Round {
  readonly size: number;
  readonly pathways: number;
  /** After so long a library is ended; default 60 s. */
  readonly limitMs?: number;
  /** Milliseconds of CPU that ours may take. */
  readonly maxMs?: number;
  /** Crossings of ours, in those of another. */
  readonly maxCrossings?: Partial<Record<(typeof rivals)[number], number>>;
}

const rounds: readonly Round[] = [
  {size: 12, pathways: 5, maxMs: 0.1},
  {size: 50, pathways: 10, maxCrossings: {'@hpcc-js/wasm-graphviz': 1.35, '@dagrejs/dagre': 0.6}},
  {size: 200, pathways: 2, maxMs: 8, maxCrossings: {'@hpcc-js/wasm-graphviz': 1.35}},
  {size: 1000, pathways: 1, maxMs: 50, limitMs: 20_000},
];

export async function benchPathway({isQuick}: {readonly isQuick: boolean}): Promise<Section[]> {
  const sections: Section[] = [];
  for (const round of rounds) {
    const limitMs = isQuick ? 10_000 : (round.limitMs ?? 60_000);
    const pathways = isQuick ? Math.ceil(round.pathways / 3) : round.pathways;
    const reports = new Map<string, DrawReport | undefined>();
    for (const library of libraries) {
      reports.set(library, await drawApart(library, {size: round.size, pathways, limitMs}));
    }
    sections.push({
      title: `Layout of ${round.size} steps (${pathways === 1 ? 'one pathway' : `${pathways} pathways`}; a library has ${limitMs / 1000} s for all)`,
      lines: linesOf(round, reports, limitMs),
    });
  }
  return [...sections, ...(await benchPathwayPage({isQuick}))];
}

interface DrawOptions {
  readonly size: number;
  readonly pathways: number;
  readonly limitMs: number;
}

/** In a process of its own, which can be ended; undefined when it had to be. */
async function drawApart(
  library: string,
  {size, pathways, limitMs}: DrawOptions,
): Promise<DrawReport | undefined> {
  const hooks = ['--conditions=source', '--import', './test/support/source-hooks.mjs'];
  const args = [...hooks, 'test/bench/pathway-draw.ts', library, String(size), String(pathways)];
  try {
    const {stdout} = await promisify(execFile)(process.execPath, args, {
      cwd: root,
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    return JSON.parse(stdout) as DrawReport;
  } catch (error) {
    if ((error as {killed?: boolean}).killed === true) return undefined;
    throw error;
  }
}

function linesOf(
  round: Round,
  reports: ReadonlyMap<string, DrawReport | undefined>,
  limitMs: number,
): Line[] {
  const {maxMs = Infinity, maxCrossings = {}} = round;
  const known = [...reports].flatMap(([library, report]) => (report ? [{library, ...report}] : []));
  const own = reports.get('ours');
  const isOwn = (library: string): boolean => library === 'ours';
  const lines: Line[] = [...reports].map(([library, report]) => {
    const what = `CPU of one layout, ${library}`;
    if (!report) return {what: `${what} (ended: more than)`, value: limitMs, unit: 'ms'};
    if (!isOwn(library) || maxMs === Infinity) return {what, value: report.cpuMs, unit: 'ms'};
    return atMost(what, report.cpuMs, 'ms', maxMs);
  });
  for (const {library, quality} of known) {
    lines.push({what: `crossings, ${library}`, value: quality.crossings, unit: 'count'});
  }
  for (const rival of rivals) {
    const [limit, theirs] = [maxCrossings[rival], reports.get(rival)];
    if (limit === undefined || !theirs || !own) continue;
    const ratio = own.quality.crossings / theirs.quality.crossings;
    lines.push(atMost(`crossings, ours beside ${rival}`, ratio, '×', limit));
  }
  for (const {library, quality} of known) {
    const {edgesOverSteps, overlaps} = quality;
    const what = `edges over steps and steps over steps, ${library}`;
    const value = edgesOverSteps + overlaps;
    lines.push(isOwn(library) ? atMost(what, value, 'count', 0) : {what, value, unit: 'count'});
  }
  for (const {library, quality} of known) {
    // d3-dag draws from the middle of a step to the middle of the next.
    const what = `length of all edges, ${library}${library === 'd3-dag' ? ' (under the steps too)' : ''}`;
    lines.push({what, value: quality.length, unit: 'px'});
  }
  for (const {library, moved} of known) {
    const what = `steps that move when one is added, ${library}`;
    lines.push(isOwn(library) ? atMost(what, moved * 100, '%', 5) : {what, value: moved * 100, unit: '%'});
  }
  return lines;
}

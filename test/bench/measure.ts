/** Times, and what the bench says of them. */

export interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'bytes' | '×' | 'badges' | 'count' | 'px' | '%';
  /** What it should be, in words, and whether it is; absent where nothing is promised. */
  readonly target?: {readonly text: string; readonly isMet: boolean};
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

export function atMost(what: string, value: number, unit: Line['unit'], limit: number): Line {
  return {what, value, unit, target: {text: `≤ ${shown(limit, unit)}`, isMet: value <= limit}};
}

export function atLeast(what: string, value: number, unit: Line['unit'], limit: number): Line {
  return {what, value, unit, target: {text: `≥ ${shown(limit, unit)}`, isMet: value >= limit}};
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** What nine of ten took longer than: where other programs disturbed least. */
export function calmestTenth(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 10)] ?? Number.NaN;
}

/** Milliseconds that each run took. */
export async function timesOf(runs: number, run: (index: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const started = performance.now();
    await run(index);
    times.push(performance.now() - started);
  }
  return times;
}

export function printSections(sections: readonly Section[]): void {
  const width = Math.max(...sections.flatMap(({lines}) => lines.map(({what}) => what.length)));
  for (const {title, lines} of sections) {
    console.log(`\n${title}`);
    for (const {what, value, unit, target} of lines) {
      const mark = target ? `  ${target.isMet ? '✓' : '✗'} ${target.text}` : '';
      console.log(`  ${what.padEnd(width)}  ${shown(value, unit).padStart(14)}${mark}`);
    }
  }
}

function shown(value: number, unit: Line['unit']): string {
  const isWhole = ['bytes', 'badges', 'count', 'px'].includes(unit);
  const digits = isWhole ? 0 : value < 0.1 ? 3 : value < 10 ? 2 : 1;
  return `${value.toLocaleString('en', {minimumFractionDigits: digits, maximumFractionDigits: digits})} ${unit}`;
}

/** What is otherwise between two looks, in places and words; not what two machines draw otherwise. */
import {byteOf, cellPx, type Look, rowsOf} from './look.ts';

/**
 * By how much a part of a colour, of 255, may be off: in a cell alone, for an edge that another machine rounds to the next pixel; in
 * cells side by side, for letters drawn a little bolder or finer; where nothing but a ground is seen, for how colours are kept. Letters
 * that Chromium places on whole pixels, as some machines do, are off by 16 at most.
 */
const tolerance = {alone: 24, together: 12, ground: 5};
/** So many cells side by side that are off by more are a change. */
const fewest = 4;

export interface Change {
  /** In pixels of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cells: number;
  /** Where most is otherwise, and the colours there. */
  readonly most: {readonly x: number; readonly y: number; readonly was: string; readonly is: string};
}

/** Regions of cells that touch one another, the largest first. What one of the looks does not reach is a change, if there is anything. */
export function changesBetween(was: Look, is: Look): Change[] {
  const columns = Math.max(was.columns, is.columns);
  const rows = Math.max(rowsOf(was), rowsOf(is));
  const off = Array.from({length: columns * rows}, (_, i) =>
    distance(cellAt(was, i, columns), cellAt(is, i, columns)),
  );
  const isGround = (look: Look, cell: number): boolean =>
    neighbours(cell, columns, rows).filter(
      (other) => distance(cellAt(look, cell, columns), cellAt(look, other, columns)) === 0,
    ).length >= 6;
  const isOff = (cell: number): boolean =>
    off[cell]! > tolerance.together ||
    (off[cell]! > tolerance.ground && isGround(was, cell) && isGround(is, cell));
  const seen = new Set<number>();
  const regions: number[][] = [];
  for (const start of off.keys()) {
    if (seen.has(start) || !isOff(start)) continue;
    const region: number[] = [];
    const next = [start];
    for (let cell = next.pop(); cell !== undefined; cell = next.pop()) {
      if (seen.has(cell) || !isOff(cell)) continue;
      seen.add(cell);
      region.push(cell);
      next.push(...neighbours(cell, columns, rows));
    }
    regions.push(region);
  }
  return regions
    .filter((region) => region.length >= fewest || region.some((cell) => off[cell]! > tolerance.alone))
    .sort((one, other) => other.length - one.length)
    .map((region) => asChange(region, {off, columns, was, is}));
}

type Cell = readonly [red: number, green: number, blue: number];

/** Beyond a look there is what its last cell shows: the page's own ground. */
function cellAt(look: Look, index: number, columns: number): Cell {
  const column = Math.min(index % columns, look.columns - 1);
  const row = Math.min(Math.floor(index / columns), rowsOf(look) - 1);
  const isBeyond = row < Math.floor(index / columns) || column < index % columns;
  const at = isBeyond ? look.cells.length - 3 : (row * look.columns + column) * 3;
  return [byteOf(look.cells[at]!), byteOf(look.cells[at + 1]!), byteOf(look.cells[at + 2]!)];
}

const distance = (one: Cell, other: Cell): number =>
  Math.max(...one.map((part, i) => Math.abs(part - other[i]!)));

function neighbours(cell: number, columns: number, rows: number): number[] {
  const column = cell % columns;
  const row = Math.floor(cell / columns);
  const around: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
      around.push(y * columns + x);
  return around;
}

function asChange(
  region: readonly number[],
  {off, columns, was, is}: {off: readonly number[]; columns: number; was: Look; is: Look},
): Change {
  const xs = region.map((cell) => cell % columns);
  const ys = region.map((cell) => Math.floor(cell / columns));
  const most = region.reduce((worst, cell) => (off[cell]! > off[worst]! ? cell : worst));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: left * cellPx,
    y: top * cellPx,
    width: (Math.max(...xs) - left + 1) * cellPx,
    height: (Math.max(...ys) - top + 1) * cellPx,
    cells: region.length,
    most: {
      x: ((most % columns) + 0.5) * cellPx,
      y: (Math.floor(most / columns) + 0.5) * cellPx,
      was: hex(cellAt(was, most, columns)),
      is: hex(cellAt(is, most, columns)),
    },
  };
}

const hex = (cell: Cell): string => `#${cell.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/**
 * The look of a picture, as a coarse grid of colours that can be kept as text: what another machine draws a little otherwise (the
 * edges of letters and of curves) hardly changes the mean of a cell; another colour, size or place does.
 */
import sharp from 'sharp';

/** Side of a cell, in pixels of the page. */
export const cellPx = 16;
/** Levels of red, green and blue that are kept: one character each. */
const levels = 64;
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export interface Look {
  readonly columns: number;
  /** Red, green and blue of every cell, line by line, each below `levels`. */
  readonly cells: readonly number[];
}

export const rowsOf = ({columns, cells}: Look): number => cells.length / 3 / columns;

/** Mean colours of a picture's cells. What is left of a cell at the right and at the bottom counts as a cell. */
export async function lookOf(picture: Buffer): Promise<Look> {
  const {data, info} = await sharp(picture).removeAlpha().raw().toBuffer({resolveWithObject: true});
  const columns = Math.ceil(info.width / cellPx);
  const rows = Math.ceil(info.height / cellPx);
  const sums = new Float64Array(columns * rows * 3);
  for (let y = 0; y < info.height; y++) {
    const row = Math.floor(y / cellPx) * columns;
    for (let x = 0; x < info.width; x++) {
      const cell = (row + Math.floor(x / cellPx)) * 3;
      const pixel = (y * info.width + x) * 3;
      for (let part = 0; part < 3; part++) sums[cell + part]! += data[pixel + part]!;
    }
  }
  const side = (at: number, of: number): number => Math.min(cellPx, of - at * cellPx);
  const cells = Array.from(sums, (sum, i) => {
    const cell = Math.floor(i / 3);
    const pixels = side(cell % columns, info.width) * side(Math.floor(cell / columns), info.height);
    return Math.round(((sum / pixels) * (levels - 1)) / 255);
  });
  return {columns, cells};
}

/** The picture of a look, to be seen: every cell as large as it was. */
export function pictureOf(look: Look): Promise<Buffer> {
  const {columns} = look;
  return sharp(Uint8Array.from(look.cells, byteOf), {
    raw: {width: columns, height: rowsOf(look), channels: 3},
  })
    .resize({width: columns * cellPx, kernel: 'nearest'})
    .png()
    .toBuffer();
}

/** One level as a part of a colour. */
export const byteOf = (level: number): number => Math.round((level * 255) / (levels - 1));

/**
 * As text, one line a row of cells: a cell is three characters; `*n` repeats it n times more; `.n` stands for n cells that are those
 * above.
 */
export function textOf(look: Look): string {
  const lines: string[] = [];
  let above: readonly string[] = [];
  for (let row = 0; row < rowsOf(look); row++) {
    const cells = Array.from({length: look.columns}, (_, column) => {
      const at = (row * look.columns + column) * 3;
      return look.cells
        .slice(at, at + 3)
        .map((level) => digits[level])
        .join('');
    });
    lines.push(lineOf(cells, above));
    above = cells;
  }
  return lines.join('\n');
}

function lineOf(cells: readonly string[], above: readonly string[]): string {
  let line = '';
  for (let at = 0; at < cells.length;) {
    const sameAsAbove = lengthWhile(cells, at, (cell, i) => cell === above[i]);
    const sameAsFirst = lengthWhile(cells, at, (cell) => cell === cells[at]);
    if (sameAsAbove > 0 && sameAsAbove >= sameAsFirst) {
      line += `.${sameAsAbove} `;
      at += sameAsAbove;
    } else {
      line += `${cells[at]}${sameAsFirst > 1 ? `*${sameAsFirst - 1} ` : ''}`;
      at += sameAsFirst;
    }
  }
  return line.trimEnd();
}

function lengthWhile(
  cells: readonly string[],
  start: number,
  holds: (cell: string, at: number) => boolean,
): number {
  let end = start;
  while (end < cells.length && holds(cells[end]!, end)) end += 1;
  return end - start;
}

export function lookFrom(text: string): Look {
  const cells: string[] = [];
  let columns = 0;
  for (const [index, line] of text.split('\n').entries()) {
    for (const [token, cell, again, above] of line.matchAll(/([\w-]{3})(?:\*(\d+) ?)?|\.(\d+) ?/g)) {
      if (above !== undefined)
        for (let i = 0; i < Number(above); i++) cells.push(cells[cells.length - columns] ?? '');
      else cells.push(...Array<string>(1 + Number(again ?? 0)).fill(cell ?? token));
    }
    if (index === 0) columns = cells.length;
  }
  return {columns, cells: Array.from(cells.join(''), (digit) => digits.indexOf(digit))};
}

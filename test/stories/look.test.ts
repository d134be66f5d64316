/** Looks: kept as text and read again, blind to how another machine draws letters, and not to another colour, size or place. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import sharp from 'sharp';
import {changesBetween} from './look-differences.ts';
import {cellPx, type Look, lookFrom, lookOf, textOf} from './look.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

const card: Box = {x: 20, y: 20, width: 320, height: 200, fill: '#f6f3ef'};
const button: Box = {x: 40, y: 150, width: 200, height: 44, fill: '#204a8b'};
/** A line of small strokes, as letters are. */
const words = (y: number, strength: number): Box[] =>
  Array.from({length: 40}, (_, i) => ({
    ...{x: 40 + i * 6, y, width: 2, height: 10},
    fill: `rgb(26 35 50 / ${strength})`,
  }));

/** What a page with boxes on it looks like. */
async function look(...boxes: readonly Box[]): Promise<Look> {
  const rectangles = boxes.map(
    ({x, y, width, height, fill}) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="250">
    <rect width="360" height="250" fill="#fff"/>${rectangles.join('')}</svg>`;
  return lookOf(await sharp(Buffer.from(svg)).png().toBuffer());
}

describe('looks', () => {
  it('come back from their text as they were', async () => {
    const drawn = await look(card, button, ...words(60, 1), ...words(100, 0.5));
    assert.deepEqual(lookFrom(textOf(drawn)), drawn);
    assert.equal(drawn.columns, Math.ceil(360 / cellPx));
  });

  it('are the same where letters are drawn finer, or a pixel beside', async () => {
    const was = await look(card, button, ...words(60, 1));
    assert.deepEqual(changesBetween(was, await look(card, button, ...words(60, 0.85))), []);
    const beside = words(60, 1).map((letter) => ({...letter, x: letter.x + 1}));
    assert.deepEqual(changesBetween(was, await look(card, button, ...beside)), []);
  });

  it('say where another colour is, and which', async () => {
    const was = await look(card, button);
    const [change, ...others] = changesBetween(was, await look(card, {...button, fill: '#000091'}));
    assert.deepEqual(others, []);
    assert.ok(change);
    assert.ok(Math.abs(change.x - button.x) < cellPx && Math.abs(change.y - button.y) < cellPx);
    assert.ok(Math.abs(change.width - button.width) < 2 * cellPx);
    // As near as six bits keep it.
    assert.deepEqual([change.most.was, change.most.is], ['#20498a', '#000092']);
  });

  it('are others on a ground that is hardly another', async () => {
    const was = await look(card);
    assert.equal(changesBetween(was, await look({...card, fill: '#fefdfc'})).length, 1);
  });

  it('are others where something is gone, came, moved by a few pixels, or is taller', async () => {
    const was = await look(card, button, ...words(60, 1));
    for (const now of [
      await look(card, ...words(60, 1)),
      await look(card, button),
      await look(card, button, ...words(60, 1), ...words(90, 1)),
      await look(card, {...button, y: button.y + 4}, ...words(60, 1)),
      await look(card, {...button, height: 50}, ...words(60, 1)),
    ])
      assert.ok(changesBetween(was, now).length > 0);
  });
});

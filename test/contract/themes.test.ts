/** The themes: what can be set is written down with its real value, nothing else is set, and each pair of colours can be read. */
import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {measures, palette} from '../../packages/elements/src/styles/tokens.styles.ts';
import {root} from '../support/command.ts';

const folder = join(root, 'packages/elements/themes');
const sources = join(root, 'packages/elements/src');

/** The tokens that a theme sets, without `--badge-`. */
async function themeNamed(name: string): Promise<Map<string, string>> {
  const css = (await readFile(join(folder, `${name}.css`), 'utf8')).replace(/\/\*[^]*?\*\//g, '');
  return new Map(
    [...css.matchAll(/--badge-([\w-]+):\s*([^;]+);/g)].map(([, token = '', value = '']) => [token, value]),
  );
}

/** As in `light-dark(#fefdfc, #171c24)`, or one colour for both. */
function coloursOf(value: string): readonly [light: string, dark: string] {
  const [light = '', dark = light] = value.match(/#[\da-f]{6}\b/gi) ?? [];
  return [light.toLowerCase(), dark.toLowerCase()];
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['surface', 'surface-quiet'];
/** What is read on what, and how well at least: text 4.5, marks and edges 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs: readonly (readonly [front: string, behind: string, least: number])[] = [
  ...['ink', 'ink-quiet', 'action', 'yes', 'no', 'late'].flatMap((front) =>
    surfaces.map((behind) => [front, behind, 4.5] as const),
  ),
  ...['action-soft', 'yes-soft', 'no-soft', 'late-soft'].map((behind) => ['ink', behind, 4.5] as const),
  ...(['yes', 'no', 'late'] as const).map((front) => [front, `${front}-soft`, 4.5] as const),
  ['action', 'action-soft', 4.5],
  ['on-action', 'action', 4.5],
  ['on-action', 'action-strong', 4.5],
  ...['line-strong', 'brass', 'focus'].flatMap((front) =>
    surfaces.map((behind) => [front, behind, 3] as const),
  ),
];

describe('themes', () => {
  it('write down all that can be set, with the value that the elements have by themselves', async () => {
    const written = await themeNamed('tokens');
    const colours = palette.map(([name, light, dark]) => [name, coloursOf(`${light} ${dark}`)] as const);
    assert.deepEqual(
      colours.map(([name]) => [name, coloursOf(written.get(name) ?? '')]),
      colours,
    );
    const plain = (value: string): string => value.replaceAll(' ', '').replace(/(^|[^\d])0\./g, '$1.');
    for (const [name, value] of measures) {
      // In an element a token without a value of the page falls back to its own name for it.
      const own = plain(written.get(name) ?? '').replaceAll('--badge-', '--_');
      const theirs = plain(value).replace(/^var\(--badge-[\w-]+,(.+)\)$/, '$1');
      assert.equal(own, theirs, name);
    }
    assert.equal(written.size, palette.length + measures.length);
  });

  for (const name of ['dsfr', 'plain'])
    it(`${name} sets only what there is to set`, async () => {
      const known = await themeNamed('tokens');
      const set = await themeNamed(name);
      assert.ok(set.size > 10);
      assert.deepEqual(
        [...set.keys()].filter((token) => !known.has(token)),
        [],
      );
    });

  for (const name of ['tokens', 'dsfr'])
    for (const [index, scheme] of ['light', 'dark'].entries())
      it(`${name} can be read, ${scheme}`, async () => {
        const theme = await themeNamed(name);
        const colour = (token: string): string => coloursOf(theme.get(token) ?? '')[index] ?? '';
        const weak = pairs.flatMap(([front, behind, least]) => {
          const ratio = contrast(colour(front), colour(behind));
          return ratio >= least ? [] : [`${front} on ${behind}: ${ratio.toFixed(2)} < ${least}`];
        });
        assert.deepEqual(weak, []);
      });

  it('reach the styles: each token is used, and no style uses one that there is not', async () => {
    const files = (await readdir(sources, {recursive: true})).filter(
      (file) => file.endsWith('.ts') && !/\.test\.ts$|tokens\.styles\.ts$/.test(file),
    );
    const used = new Set<string>();
    const declared = new Set([...palette, ...measures].map(([name]) => name as string));
    const tokens = new Set(declared);
    for (const file of files) {
      const text = await readFile(join(sources, file), 'utf8');
      for (const [, name = ''] of text.matchAll(/var\(\s*--_([\w-]+)/g)) used.add(name);
      // Of one place only, set where it is used or by a script.
      for (const [, name = ''] of text.matchAll(/--_([\w-]+)['"]?\s*[:,]/g)) declared.add(name);
    }
    for (const [, value] of measures)
      for (const [, name = ''] of value.matchAll(/var\(--_([\w-]+)/g)) used.add(name);
    assert.deepEqual(
      [...tokens].filter((name) => !used.has(name)),
      [],
      'unused',
    );
    assert.deepEqual(
      [...used].filter((name) => !declared.has(name)),
      [],
      'not declared',
    );
  });
});

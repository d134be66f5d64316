/** Badges that are composed, outside of any page: the same text everywhere, whole, harmless, and easy to see. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  type BadgeDesign,
  badgeGrounds,
  badgeLevels,
  badgeShapeKinds,
  contrastOf,
  drawBadge,
  enamels,
  faultOf,
  findIcons,
  firstDesign,
  type HexColour,
  icons,
  inks,
  loadIcon,
  maxDesignText,
  metals,
  readDesign,
} from '@pepites/elements/design.js';
import fc from 'fast-check';
import sharp from 'sharp';
import {committedIcons, generateIcons} from '../tools/generate-icons.ts';

const names = <T extends object>(record: T) => Object.keys(record) as (keyof T & string)[];

const anyDesign = fc.record({
  shape: fc.constantFrom(...badgeShapeKinds),
  metal: fc.constantFrom(...names(metals)),
  enamel: fc.oneof(
    fc.constantFrom(...names(enamels)),
    fc.integer({min: 0, max: 0xffffff}).map((value): HexColour => `#${value.toString(16).padStart(6, '0')}`),
  ),
  ground: fc.constantFrom(...badgeGrounds),
  ink: fc.constantFrom(...names(inks)),
  icon: fc.constantFrom('', ...icons.map(({id}) => id)),
  level: fc.constantFrom(...badgeLevels),
  text: fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('', 'Vélos', '<b>&"\'')),
});

const attacks = [
  '</text><script>alert(1)</script>',
  '"><image href=x onerror=alert(1)>',
  ']]><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
  '&#x3C;script>',
  '\u202eevil\u0000\ud800',
  'javascript:alert(1)',
];

/** What an image could ask for or run, outside of what is written in it. */
const active = /<script|<foreignObject|<image|<use|<style|<!|\son\w+=|href|style=|url\((?!#)|javascript:/i;

function assertHarmless(svg: string): void {
  const words = /<title>[^<]*<\/title>|(<text [^>]*>)[^<]*<\/text>/g;
  assert.doesNotMatch(svg.replace(words, '$1'), active);
  assert.doesNotMatch(svg, /<script|<image|<!|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
}

describe('a design of a badge', () => {
  it('is drawn as the same harmless, well-formed text each time, whatever it says', async () => {
    const shapes = new Map(await Promise.all(icons.map(async ({id}) => [id, await loadIcon(id)] as const)));
    await fc.assert(
      fc.asyncProperty(anyDesign, fc.string({unit: 'binary'}), async (given, alt) => {
        const design = readDesign(given);
        const options = {icon: shapes.get(design.icon), alt};
        const svg = drawBadge(design, options);
        assert.equal(svg, drawBadge(readDesign(structuredClone(design)), options));
        assertHarmless(svg);
        const {width, height} = await sharp(Buffer.from(svg)).metadata();
        assert.deepEqual([width, height], [600, 600]);
      }),
      {numRuns: 150, seed: 7},
    );
  });

  it('carries attacks as the words that they are', async () => {
    for (const text of attacks) {
      const svg = drawBadge(readDesign({text}), {alt: text});
      assertHarmless(svg);
      await sharp(Buffer.from(svg)).png().toBuffer();
      const odd = readDesign({
        ...firstDesign,
        icon: text,
        enamel: text,
        shape: text,
        level: text,
        ink: '__proto__',
      });
      assert.deepEqual(odd, firstDesign);
    }
  });

  it('is read whole out of anything', () => {
    for (const value of [undefined, null, 3, 'x', [], {level: 9, text: 4}])
      assert.deepEqual(readDesign(value), firstDesign);
    assert.equal(readDesign({text: 'é'.repeat(90)}).text, 'é'.repeat(maxDesignText));
    assert.equal(readDesign({text: '\t\u0000\t'}).text, ' ');
    assert.equal(readDesign({text: 'e\u200d\u0301'}).text, 'é');
    assert.equal(readDesign({enamel: '#a1B2c3'}).enamel, '#a1B2c3');
    fc.assert(
      fc.property(anyDesign, (design) => {
        assert.deepEqual(readDesign(JSON.parse(JSON.stringify(readDesign(design)))), readDesign(design));
      }),
    );
  });

  it('keeps its words on the plate, however long they are', () => {
    const words = fc.oneof(
      fc.string({unit: 'grapheme', minLength: 1}),
      fc
        .array(fc.constantFrom('W', 'Anticonstitutionnellement', 'a b', 'и', 'مرحبا', '漢字', ' '), {
          minLength: 1,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(words, (text) => {
        const svg = drawBadge(readDesign({...firstDesign, text}));
        const lines = [...svg.matchAll(/textLength="([\d.]+)"/g)].map(([, width]) => Number(width));
        assert.ok(lines.length <= 2);
        for (const width of lines) assert.ok(width <= 78, `${width}`);
      }),
    );
    const svg = drawBadge(readDesign({...firstDesign, text: 'Anticonstitutionnellement'}));
    assert.match(svg, />Anticonstitut-<.*>ionnellement</);
    assert.match(drawBadge(readDesign({...firstDesign, text: 'W'.repeat(28)})), /…</);
  });

  it('is refused when picture and plate are too close, and words ask for more', () => {
    const close: BadgeDesign = {...firstDesign, enamel: 'ivory'};
    assert.equal(faultOf(close)?.code, 'PICTURE_TOO_CLOSE');
    const middle: BadgeDesign = {...firstDesign, enamel: '#C06A4E'};
    assert.equal(faultOf(middle), undefined);
    assert.equal(faultOf({...middle, text: 'Vélos'})?.code, 'TEXT_TOO_CLOSE');
    assert.equal(faultOf({...middle, text: 'Vélos', shape: 'key'}), undefined);
    assert.equal(Math.round(contrastOf('#FBF4E4', '#1E5A45') * 100) / 100, 7.36);
    assert.equal(contrastOf('#000000', '#FFFFFF'), 21);
  });

  it('has an ink for each enamel of the palette, and an edge that shows on white', () => {
    for (const enamel of names(enamels)) {
      const good = names(inks).filter((ink) => !faultOf({...firstDesign, enamel, ink, text: 'x'}));
      assert.ok(good.length > 0, enamel);
    }
    for (const [name, {edge}] of Object.entries(metals)) assert.ok(contrastOf(edge, '#FEFDFC') >= 4.5, name);
  });
});

describe('the pictures of badges', () => {
  it('are those of the set (`npm run icons` after a change)', async () => {
    for (const [theme, text] of await generateIcons())
      assert.ok((await committedIcons(theme)) === text, `${theme} is out of date`);
  });

  it('all have a shape, and words of their own in French and English', async () => {
    assert.ok(icons.length >= 120);
    assert.equal(new Set(icons.map(({id}) => id)).size, icons.length);
    assert.equal(new Set(icons.map(({fr}) => fr)).size, icons.length);
    assert.equal(new Set(icons.map(({en}) => en)).size, icons.length);
    for (const {id} of icons) assert.equal((await loadIcon(id))?.length, 2, id);
    assert.equal(await loadIcon('toString'), undefined);
  });

  it('are found by everyday French words, without their accents, and by English ones', () => {
    const first = (query: string) => findIcons(query)[0]?.id;
    assert.equal(first('velo'), 'bicycle');
    assert.equal(first('Vélo'), 'bicycle');
    assert.equal(first('cœur'), 'hand-heart');
    assert.equal(first('ménage'), 'broom');
    assert.equal(first('hammer'), 'hammer');
    assert.equal(first('machine laver'), 'washing-machine');
    assert.ok(findIcons('couture').length >= 4);
    assert.deepEqual(findIcons('une des'), []);
    assert.deepEqual(findIcons('zzz'), []);
  });
});

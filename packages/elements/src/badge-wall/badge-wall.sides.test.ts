/** Where words and buttons begin, in either direction of reading. */
import {expect, fixtureCleanup, waitUntil} from '@open-wc/testing';
import '../badge-backend/badge-backend.js';
import {sharedWall, type WallPage} from '../testing/wall-harness.js';
import {sixBadges, type WallSample} from '../testing/wall-samples.js';
import './badge-wall.js';

let six: WallSample[];

before(async () => {
  six = await sixBadges();
});
beforeEach(() => {
  fixtureCleanup();
});

type Side = 'left' | 'right';

async function narrow(
  lang: 'fr' | 'ar',
  width: '260px' | '320px',
): Promise<WallPage & {readonly side: Side}> {
  const page = await sharedWall(six, {lang});
  page.wall.element.style.inlineSize = width;
  page.wall.element.verify = 'click';
  await waitUntil(() => page.wall.all('.acts .secondary').length === 1, 'asks whether to check', {
    timeout: 8000,
  });
  return {...page, side: lang === 'ar' ? 'right' : 'left'};
}

/** The edge that is seen: of the words of a plain button, of the frame of another. */
function edgeOf(button: Element, side: Side): number {
  const edge = button.getBoundingClientRect()[side];
  if (!button.matches('.plain')) return edge;
  const {paddingInlineStart, borderInlineStartWidth} = getComputedStyle(button);
  const inside = parseFloat(paddingInlineStart) + parseFloat(borderInlineStartWidth);
  return side === 'left' ? edge + inside : edge - inside;
}

describe('<badge-wall>, the sides', () => {
  for (const lang of ['fr', 'ar'] as const) {
    it(`begins each line of buttons where words begin (${lang})`, async () => {
      const {wall, side} = await narrow(lang, '260px');
      const topOf = (button: Element): number => Math.round(button.getBoundingClientRect().top);
      const buttons = wall.all('.acts .button');
      const firsts = buttons.filter((button, i) => i === 0 || topOf(button) > topOf(buttons[i - 1]!));
      expect(firsts.length).to.equal(2);
      const words = wall.one('.title').getBoundingClientRect()[side];
      for (const first of firsts) expect(edgeOf(first, side)).to.be.closeTo(words, 0.5);
    });

    it(`keeps names of another language on the side of all words (${lang})`, async () => {
      const {wall, side} = await narrow(lang, '320px');
      const wrapped = wall.all('.item .name bdi').filter((name) => name.getClientRects().length > 1);
      expect(wrapped).not.to.deep.equal([]);
      for (const name of wrapped) {
        const edge = name.closest('.open')!.getBoundingClientRect()[side];
        for (const line of name.getClientRects()) expect(line[side]).to.be.closeTo(edge, 1);
      }
    });

    it(`points on in the direction of reading (${lang})`, async () => {
      const {wall} = await narrow(lang, '320px');
      const {transform} = getComputedStyle(wall.one('.opens'), '::after');
      // What is drawn is a corner at the top right.
      expect(new DOMMatrix(transform).a > 0).to.equal(lang === 'fr');
    });
  }
});

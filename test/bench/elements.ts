/** The bench of the elements that show: bytes, many of them in a page, five hundred checked, a wall of as many, a cold page to its first verified badge, and what a server takes to draw them. */
import {chromium} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {weigh} from '../support/bundle.ts';
import {createBadgeMaker} from './badges.ts';
import {measureDrawing} from './drawn-elements.ts';
import {measureVerifiedCold} from './elements-cold.ts';
import {measureMany, measureManyVerified} from './elements-many.ts';
import {measureWall} from './elements-wall.ts';
import {atMost, type Line, type Section} from './measure.ts';

/** What a modest telephone is to a usual computer. */
const slowdowns = [1, 4] as const;

/** As test/package/budgets.test.ts holds them. */
const budgets = {
  display: 12_000,
  verifier: Infinity,
  wall: 13_000,
  supporters: 12_000,
  catalog: 12_000,
  share: 14_500,
};

export async function benchElements({isQuick}: {readonly isQuick: boolean}): Promise<Section[]> {
  const maker = await createBadgeMaker();
  const browser = await chromium.launch({
    executablePath: await findBrowser(console.log),
    args: browserFlags,
  });
  try {
    const sections = [await measureBytes(), await measureDrawn()];
    sections.push(
      await measureMany(browser, maker, {
        counts: isQuick ? [1, 100, 1_000] : [1, 100, 1_000, 10_000],
        runs: isQuick ? 2 : 5,
      }),
      await measureManyVerified(browser, maker, {count: 500, runs: isQuick ? 1 : 3}),
    );
    for (const slowdown of slowdowns) {
      sections.push(await measureWall(browser, maker, {count: 500, runs: isQuick ? 1 : 3, slowdown}));
      sections.push(await measureVerifiedCold(browser, maker, {slowdown, runs: isQuick ? 3 : 10}));
    }
    return sections;
  } finally {
    await browser.close();
  }
}

async function measureBytes(): Promise<Section> {
  const lines = [];
  for (const [name, most] of Object.entries(budgets)) {
    const {eager} = await weigh(`packages/elements/src/badge-${name}/badge-${name}.ts`);
    const what = `<badge-${name}> at once, with Lit`;
    lines.push(
      most === Infinity ? {what, value: eager, unit: 'bytes' as const} : atMost(what, eager, 'bytes', most),
    );
  }
  return {title: 'Bytes, minified and gzipped', lines};
}

async function measureDrawn(): Promise<Section> {
  const lines = (await measureDrawing()).flatMap(({what, bytes, gzippedBytes, ms}): Line[] => [
    {what: `${what}: processor`, value: ms, unit: 'ms'},
    {what: `${what}: HTML`, value: bytes, unit: 'bytes'},
    {what: `${what}: HTML, gzipped`, value: gzippedBytes, unit: 'bytes'},
  ]);
  return {title: 'Drawn by a server, with their styles', lines};
}

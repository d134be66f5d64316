/** The bench of the elements that show: bytes, many of them in a page, five hundred checked, and a cold page to its first verified badge. */
import {chromium} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {weigh} from '../support/bundle.ts';
import {createBadgeMaker} from './badges.ts';
import {measureVerifiedCold} from './elements-cold.ts';
import {measureMany, measureManyVerified} from './elements-many.ts';
import {atMost, type Section} from './measure.ts';

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
    const sections = [await measureBytes()];
    sections.push(
      await measureMany(browser, maker, {
        counts: isQuick ? [1, 100, 1_000] : [1, 100, 1_000, 10_000],
        runs: isQuick ? 2 : 5,
      }),
      await measureManyVerified(browser, maker, {count: 500, runs: isQuick ? 1 : 3}),
    );
    for (const slowdown of slowdowns) {
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

/** The pathway's map in a real Chromium, beside pages that others would write: bytes, a cold start, and 1,000 steps. */
import {chromium} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import type {Section} from './measure.ts';
import {measureBig, measureHuge} from './pathway-page-big.ts';
import {measurePathwayBytes} from './pathway-page-bytes.ts';
import {measureCold} from './pathway-page-cold.ts';
import {hugeScene, sceneOf} from './pathway-page-scene.ts';
import {serveSites, sitesOf} from './pathway-page-sites.ts';

/** What a modest telephone is to a usual computer. */
const slowdowns = [1, 4] as const;

export async function benchPathwayPage({isQuick}: {readonly isQuick: boolean}): Promise<Section[]> {
  const sites = await sitesOf(sceneOf(12));
  const server = await serveSites(Object.values(sites));
  const browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  const {url} = server;
  try {
    const sections = [await measurePathwayBytes(browser, {url, sites})];
    for (const slowdown of slowdowns) {
      sections.push(await measureCold(browser, {url, sites, slowdown, runs: isQuick ? 3 : 10}));
    }
    const big = {url, ours: sites.ours, blank: sites.markup, scene: sceneOf(isQuick ? 200 : 1000)};
    for (const slowdown of slowdowns) {
      sections.push(await measureBig(browser, {...big, slowdown, runs: isQuick ? 1 : 5}));
    }
    sections.push(
      await measureHuge(browser, {...big, scene: hugeScene(isQuick ? 4000 : 20_000), slowdown: 1}),
    );
    return sections;
  } finally {
    await browser.close();
    await server.close();
  }
}

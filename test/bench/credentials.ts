/** The bench of the credential engine, beside the engines of others, in one run. */
import {chromium} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {createBadgeMaker} from './badges.ts';
import {measureBytes} from './bytes.ts';
import {measureCold} from './cold.ts';
import {measureImages} from './images.ts';
import type {Section} from './measure.ts';
import {measurePages} from './page.ts';
import {measureWarm} from './warm.ts';

export async function benchCredentials({isQuick}: {readonly isQuick: boolean}): Promise<Section[]> {
  const maker = await createBadgeMaker();
  const warm = await measureWarm(maker, {rounds: isQuick ? 5 : 40});
  const cold = await measureCold(maker, {runs: isQuick ? 3 : 15});
  const browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  try {
    const pages = await measurePages(browser, maker, {runs: isQuick ? 1 : 5});
    const images = await measureImages(maker, {runs: isQuick ? 20 : 100});
    return [warm, cold, pages, images, ...(await measureBytes(browser))];
  } finally {
    await browser.close();
  }
}

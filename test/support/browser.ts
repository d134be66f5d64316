/** A Chromium for the tests: the machine's, else Playwright's download, else the distribution's package when root. */
import {existsSync} from 'node:fs';
import {chromium} from 'playwright-core';
import {run, runTool} from './command.ts';

/** Quiet, without a sandbox when root, nothing sent to anyone. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export function installedBrowser(): string | undefined {
  const places = [process.env['CHROME_PATH'], ...usualPlaces, chromium.executablePath()];
  return places.find((place) => place !== undefined && place !== '' && existsSync(place));
}

/** Path of a browser, installed first if need be. Throws with what was tried when there is none. */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const found = installedBrowser();
  if (found !== undefined) return found;
  const tried: string[] = ['CHROME_PATH and the usual places'];
  say('No Chromium found; asking Playwright for one…');
  tried.push(`playwright-core install chromium (code ${await installByPlaywright()})`);
  if (installedBrowser() === undefined && process.getuid?.() === 0) {
    say('Installing the distribution’s chromium package…');
    tried.push(`apt-get install chromium (code ${await installByApt()})`);
  }
  const browser = installedBrowser();
  if (browser !== undefined) return browser;
  throw new Error(
    `No Chromium could be found or installed. Tried: ${tried.join('; ')}. Set CHROME_PATH to a Chrome or Chromium.`,
  );
}

async function installByPlaywright(): Promise<number> {
  return (await runTool('playwright-core', ['install', 'chromium'])).code;
}

async function installByApt(): Promise<number> {
  const env = {DEBIAN_FRONTEND: 'noninteractive'};
  await run('apt-get', ['update', '-qq'], {env});
  return (await run('apt-get', ['install', '-y', '-qq', 'chromium'], {env})).code;
}

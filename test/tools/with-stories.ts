/** What the tools that read stories share: which elements are named after their command, the stories, and a browser to show them in. */
import {parseArgs} from 'node:util';
import {type Browser, chromium} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {openStorybook, type Storybook} from '../support/storybook.ts';

export interface Stories {
  readonly storybook: Storybook;
  readonly browser: Browser;
  /** Was it named? Where none is, all are meant. */
  readonly isMeant: (element: string) => boolean;
}

/** `[element…] [--built]` */
export async function withStories(act: (stories: Stories) => Promise<void>): Promise<void> {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {built: {type: 'boolean', default: false}},
  });
  const isMeant = (element: string): boolean => positionals.length === 0 || positionals.includes(element);
  const storybook = await openStorybook({isBuilt: values.built});
  const browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
  try {
    await act({storybook, browser, isMeant});
  } finally {
    await browser.close();
    await storybook.close();
  }
}

/** What a story did not manage to show. */
export function tellProblems(id: string, problems: readonly string[]): void {
  for (const problem of problems) console.log(`${id}: ${problem}`);
}

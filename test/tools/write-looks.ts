/** `npm run looks -- [element…] [--built]`: takes the looks of the stories anew, into the files that the tests compare with. */
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {forgetLooks, keepLooks, viewsOf} from '../stories/kept-looks.ts';
import {readLooksOf} from '../stories/read-stories.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {openStorybook} from '../support/storybook.ts';

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {built: {type: 'boolean', default: false}},
});
const storybook = await openStorybook({isBuilt: values.built});
const browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
try {
  for (const element of new Set(storybook.stories.map((story) => story.element))) {
    if (positionals.length > 0 && !positionals.includes(element)) continue;
    const stories = storybook.stories.filter(
      (story) => story.element === element && viewsOf(story).length > 0,
    );
    if (stories.length === 0) continue;
    const readings = await readLooksOf(browser, storybook, stories);
    await forgetLooks(element);
    for (const {story, problems, looks} of readings) {
      for (const problem of problems) console.log(`${story.id}: ${problem}`);
      await keepLooks(story, looks);
    }
    console.log(`${element}: ${readings.length} stories`);
  }
} finally {
  await browser.close();
  await storybook.close();
}

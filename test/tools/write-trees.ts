/** `npm run trees -- [filter] [--built]`: reads the accessibility trees of the stories anew, into the files that the tests compare with. */
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {readTrees} from '../stories/read-stories.ts';
import {elementsWithTrees, writeTrees} from '../stories/trees.ts';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {openStorybook} from '../support/storybook.ts';

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {built: {type: 'boolean', default: false}},
});
const storybook = await openStorybook({isBuilt: values.built});
const browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
try {
  for (const element of elementsWithTrees) {
    if (positionals.length > 0 && !positionals.includes(element)) continue;
    const stories = storybook.stories.filter((story) => story.element === element && story.isReadOut);
    const readings = await readTrees(browser, storybook, stories);
    for (const {story, problems} of readings)
      for (const problem of problems) console.log(`${story.id}: ${problem}`);
    await writeTrees(element, readings);
    console.log(`${element}: ${readings.length} stories`);
  }
} finally {
  await browser.close();
  await storybook.close();
}

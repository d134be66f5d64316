/** `npm run trees -- [element…] [--built]`: reads the accessibility trees of the stories anew, into the files that the tests compare with. */
import {readTrees} from '../stories/read-stories.ts';
import {elementsWithTrees, writeTrees} from '../stories/trees.ts';
import {tellProblems, withStories} from './with-stories.ts';

await withStories(async ({storybook, browser, isMeant}) => {
  for (const element of elementsWithTrees.filter(isMeant)) {
    const stories = storybook.stories.filter((story) => story.element === element && story.isReadOut);
    const readings = await readTrees(browser, storybook, stories);
    for (const {story, problems} of readings) tellProblems(story.id, problems);
    await writeTrees(element, readings);
    console.log(`${element}: ${readings.length} stories`);
  }
});

/** `npm run looks -- [element…] [--built]`: takes the looks of the stories anew, into the files that the tests compare with. */
import {forgetLooks, keepLooks, viewsOf} from '../stories/kept-looks.ts';
import {readLooksOf} from '../stories/read-stories.ts';
import {tellProblems, withStories} from './with-stories.ts';

await withStories(async ({storybook, browser, isMeant}) => {
  const elements = new Set(storybook.stories.map((story) => story.element));
  for (const element of [...elements].filter(isMeant)) {
    const stories = storybook.stories.filter(
      (story) => story.element === element && viewsOf(story).length > 0,
    );
    if (stories.length === 0) continue;
    const readings = await readLooksOf(browser, storybook, stories);
    await forgetLooks(element);
    for (const {story, problems, looks} of readings) {
      tellProblems(story.id, problems);
      await keepLooks(story, looks);
    }
    console.log(`${element}: ${readings.length} stories`);
  }
});

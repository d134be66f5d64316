/** Shows every story once, several at the same time, and keeps all that is to be known of it. */
import type {Browser, Page} from 'playwright-core';
import {type ShownStory, showStory, type Storybook, storyPage} from '../support/storybook.ts';
import {everyNode, readTree, type TreeNode, treeText} from './accessibility-tree.ts';
import {type AxeVerdict, verdictOfAxe, verdictOnContrast} from './axe-verdict.ts';
import type {Look} from './look.ts';
import {otherLooks, readLooks} from './read-looks.ts';
import {cutText, overlaps, tooWide} from './measures.ts';
import type {ownTests} from './rgaa.ts';
import {putTheme, type View} from './take-looks.ts';

export interface Reading {
  readonly story: ShownStory;
  /** What went wrong while it was played. */
  readonly problems: readonly string[];
  readonly axe: AxeVerdict;
  /** What axe says of contrast on a dark page. */
  readonly dark: AxeVerdict;
  /** What is against each of our own tests. */
  readonly own: Readonly<Record<keyof typeof ownTests, readonly string[]>>;
  readonly tree: string;
  /** What looks otherwise than was kept. */
  readonly otherLooks: readonly string[];
}

const pagesAtOnce = 3;
const size = {width: 1000, height: 800};
const narrow = {width: 320, height: 640};
const phone = {width: 360, height: 740};

export async function readStories(
  browser: Browser,
  storybook: Storybook,
  wanted: (story: ShownStory) => boolean = () => true,
): Promise<Reading[]> {
  const stories = storybook.stories.filter(wanted);
  return ofEach(browser, stories, (page, story) => readStory(page, storybook, story));
}

/** Their accessibility trees alone. */
export async function readTrees(
  browser: Browser,
  storybook: Storybook,
  stories: readonly ShownStory[],
): Promise<Pick<Reading, 'story' | 'problems' | 'tree'>[]> {
  return ofEach(browser, stories, async (page, story) => {
    const problems = await showStory(page, storybook, story);
    return {story, problems, tree: treeText(await readTree(page))};
  });
}

/** Their looks alone. */
export async function readLooksOf(
  browser: Browser,
  storybook: Storybook,
  stories: readonly ShownStory[],
): Promise<{story: ShownStory; problems: readonly string[]; looks: {view: View; look: Look}[]}[]> {
  return ofEach(browser, stories, async (page, story) => {
    const problems = await showStory(page, storybook, story);
    const looks = await readLooks(page, story);
    await page.setViewportSize(size);
    return {story, problems, looks};
  });
}

async function ofEach<Result>(
  browser: Browser,
  stories: readonly ShownStory[],
  read: (page: Page, story: ShownStory) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<string, Result>();
  const left = [...stories];
  const oneAfterTheOther = async (): Promise<void> => {
    const page = await storyPage(browser, {viewport: size, colorScheme: 'light'});
    for (let next = left.shift(); next; next = left.shift()) results.set(next.id, await read(page, next));
    await page.context().close();
  };
  await Promise.all(Array.from({length: pagesAtOnce}, oneAfterTheOther));
  return stories.flatMap(({id}) => results.get(id) ?? []);
}

async function readStory(page: Page, storybook: Storybook, story: ShownStory): Promise<Reading> {
  const problems = await showStory(page, storybook, story);
  const tree = await readTree(page);
  const looks = await otherLooks(page, story);
  await putTheme(page, 'pepites');
  await page.setViewportSize(size);
  const axe = await verdictOfAxe(page);
  await page.emulateMedia({colorScheme: 'dark'});
  const dark = await verdictOnContrast(page);
  await page.emulateMedia({colorScheme: 'light'});
  await page.setViewportSize(narrow);
  const sideways = await page.evaluate(tooWide, narrow.width);
  const spacing = await page.addStyleTag({
    content: `* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}`,
  });
  const spaced = await unreadable(page, narrow.width);
  await spacing.evaluate((style) => (style as Element).remove());
  await page.setViewportSize(phone);
  // The page around the story keeps its own edge.
  await page.addStyleTag({content: 'html {font-size: 200% !important} body {padding: 16px !important}'});
  const enlarged = await unreadable(page, phone.width);
  await page.setViewportSize(size);
  return {
    ...{story, problems, axe, dark, tree: treeText(tree), otherLooks: looks},
    own: {...readOwnTests(tree), '10.4.1': enlarged, '10.11.1': sideways, '10.12.1': spaced},
  };
}

function readOwnTests(tree: readonly TreeNode[]): Pick<Reading['own'], '9.1.1' | '11.6.1' | '11.10.4'> {
  const nodes = everyNode(tree);
  const headings = nodes.filter(({role}) => role === 'heading');
  const level = ({states}: TreeNode): number =>
    Number(/\d+/.exec(states.find((state) => state.startsWith('level')) ?? '')?.[0]);
  const unnamed = ({name}: TreeNode): boolean => name === '';
  const says = ({role, name}: TreeNode): string => `${role} "${name}"`;
  return {
    '9.1.1': headings
      .filter((heading, i) => {
        const before = headings[i - 1];
        return before !== undefined && level(heading) > level(before) + 1;
      })
      .map(says),
    '11.6.1': nodes
      // What opens and closes is a group for Chromium, and is called what its button says.
      .filter(
        ({role, children: [first]}) => /^(radio)?group$/.test(role) && first?.role !== 'DisclosureTriangle',
      )
      .filter(unnamed)
      .map(says),
    '11.10.4': nodes
      .filter(({states, description}) => states.includes('invalid') && description === '')
      .map(says),
  };
}

async function unreadable(page: Page, width: number): Promise<string[]> {
  return [
    ...(await page.evaluate(tooWide, width)),
    ...(await page.evaluate(cutText)),
    ...(await page.evaluate(overlaps)),
  ];
}

/** What axe says of a story, by the rules of RGAA 4 and WCAG 2.2. */
import {createRequire} from 'node:module';
import type axeType from 'axe-core';
import type {Page} from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface AxeVerdict {
  /** What is wrong, with the tests of RGAA that it fails: none where only WCAG or good practice asks for it. */
  readonly violations: readonly {readonly says: string; readonly rgaa: readonly string[]}[];
  /** Numbers of the tests of RGAA whose rules had something to look at. */
  readonly covered: readonly string[];
}

/** The whole verdict on the colours of the page as it is. */
export async function verdictOfAxe(page: Page): Promise<AxeVerdict> {
  await page.addScriptTag({path: axePath});
  return page.evaluate(look, undefined);
}

/** On contrast alone, for another scheme of colours. */
export async function verdictOnContrast(page: Page): Promise<AxeVerdict> {
  return page.evaluate(look, 'color-contrast');
}

/** In the page. */
async function look(onlyRule: string | undefined): Promise<AxeVerdict> {
  const {axe} = globalThis as unknown as {axe: typeof axeType};
  // Rules on trial are left out by axe, unless they are asked for by name: those of RGAA are.
  const onTrial = axe
    .getRules(['RGAAv4'])
    .filter(({tags}) => tags.includes('experimental') && !tags.includes('deprecated'));
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4', 'best-practice'];
  const {violations, passes} = await axe.run(
    '#storybook-root',
    onlyRule === undefined
      ? {
          runOnly: {type: 'tag', values},
          rules: Object.fromEntries(onTrial.map(({ruleId}) => [ruleId, {enabled: true}])),
          resultTypes: ['violations', 'passes'],
        }
      : {runOnly: {type: 'rule', values: [onlyRule]}},
  );
  const rgaa = ({tags}: {tags: string[]}): string[] =>
    tags.flatMap((tag) => /^RGAA-(.+)$/.exec(tag)?.[1] ?? []);
  return {
    violations: violations.map((one) => ({
      says: `${one.id} (${one.help}): ${one.nodes.map(({html}) => html.slice(0, 160)).join(' ')}`,
      rgaa: rgaa(one),
    })),
    covered: [...new Set([...violations, ...passes].flatMap(rgaa))],
  };
}

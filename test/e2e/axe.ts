/** What axe finds wrong on a page. Only where the page's policy is set aside (`bypassCSP`): axe comes as a script of nobody's. */
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';

const axeFile = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));

/** Each as `rule: HTML`. `disabled`: rules that are left out. */
export async function verdictOfAxe(page: Page, disabled: readonly string[] = []): Promise<string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  await coloursSettle(page);
  return page.evaluate(async (off) => {
    const {axe} = globalThis as unknown as {
      axe: {
        run(where: Element, options: object): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4', 'best-practice'];
    const {violations} = await axe.run(document.documentElement, {
      runOnly: {type: 'tag', values: tags},
      rules: Object.fromEntries(off.map((rule) => [rule, {enabled: false}])),
    });
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 200)).join()}`);
  }, disabled);
}

/** A button that changes its kind has, on its way from one colour to the other, some that nobody chose. */
export async function coloursSettle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = (root: Document | ShadowRoot): CSSTransition[] => [
      ...root.getAnimations().filter((each) => each instanceof CSSTransition),
      ...[...root.querySelectorAll('*')].flatMap(({shadowRoot}) => (shadowRoot ? moving(shadowRoot) : [])),
    ];
    await Promise.allSettled(moving(document).map(({finished}) => finished));
  });
}

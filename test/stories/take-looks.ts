/** Pictures of the story that a page shows, in the themes, schemes and widths that its look is kept of. */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import type {CDPSession, Page} from 'playwright-core';
import {root} from '../support/command.ts';
import {restsAgain} from '../support/storybook.ts';

export type Theme = 'pepites' | 'dsfr' | 'plain';
export type Scheme = 'light' | 'dark' | 'forced';

export interface View {
  readonly theme: Theme;
  readonly scheme: Scheme;
  readonly width: number;
}

export const nameOf = ({theme, scheme, width}: View): string => `${theme} ${scheme} ${width}`;

/** Taller than what a story shows; of what is taller still, the look is the top. */
const heightPx = 2400;

export const media = {
  light: {colorScheme: 'light', forcedColors: 'none'},
  dark: {colorScheme: 'dark', forcedColors: 'none'},
  forced: {colorScheme: 'light', forcedColors: 'active'},
} as const;

const themes: Readonly<Record<Theme, string>> = {
  pepites: await themeNamed('tokens'),
  dsfr: await themeNamed('dsfr'),
  plain: await themeNamed('plain'),
};

/** @param views those of one width one after the other: a page of another width has to come to rest */
export async function takePictures(
  page: Page,
  views: readonly View[],
): Promise<{view: View; picture: Buffer}[]> {
  const session = await page.context().newCDPSession(page);
  await putStyle(page, 'letters', await sameLetters());
  let width = 0;
  const pictures: {view: View; picture: Buffer}[] = [];
  for (const view of views) {
    await page.emulateMedia(media[view.scheme]);
    await putStyle(page, 'theme', themes[view.theme]);
    if (view.width !== width) {
      ({width} = view);
      await page.setViewportSize({width, height: heightPx});
      await restsAgain(page);
    }
    pictures.push({view, picture: await takePicture(page, session, width)});
  }
  await session.detach();
  await page.emulateMedia(media.light);
  return pictures;
}

/** Puts a theme on the page, as its author would. */
export const putTheme = (page: Page, theme: Theme): Promise<void> => putStyle(page, 'theme', themes[theme]);

async function putStyle(page: Page, name: string, css: string): Promise<void> {
  await page.evaluate(
    ([id, text]) => {
      const style = document.getElementById(id) ?? document.createElement('style');
      Object.assign(style, {id, textContent: text});
      document.head.append(style);
    },
    [`look-${name}`, css] as const,
  );
}

async function takePicture(page: Page, session: CDPSession, width: number): Promise<Buffer> {
  const height = Math.min(heightPx, await page.evaluate(heightOfWhatIsShown));
  const {data} = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    clip: {x: 0, y: 0, width, height, scale: 1},
  });
  return Buffer.from(data, 'base64');
}

/** In the page, once what was changed has been drawn. */
async function heightOfWhatIsShown(): Promise<number> {
  for (let frame = 0; frame < 2; frame++)
    await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
  const lowest = (within: Document | ShadowRoot | Element): number =>
    Math.max(
      0,
      ...[...within.querySelectorAll('*')].map((each) => {
        const {width, bottom} = each.getBoundingClientRect();
        return Math.max(width > 0 ? bottom : 0, each.shadowRoot ? lowest(each.shadowRoot) : 0);
      }),
    );
  return Math.ceil(lowest(document.body)) + 16;
}

async function themeNamed(name: string): Promise<string> {
  return readFile(join(root, `packages/elements/themes/${name}.css`), 'utf8');
}

let written: Promise<string> | undefined;

/** The same letters on every machine, so that lines break alike; no caret, which blinks. */
const sameLetters = (): Promise<string> => (written ??= writeLetters());

async function writeLetters(): Promise<string> {
  const faces = [
    {font: 'noto-sans', part: 'latin', range: 'U+0-FF, U+131, U+152-153, U+2000-206F, U+20AC, U+2122'},
    {font: 'noto-sans', part: 'cyrillic', range: 'U+301, U+400-45F, U+490-491, U+2116'},
    {font: 'noto-sans-arabic', part: 'arabic', range: 'U+600-6FF, U+750-77F, U+8A0-8FF, U+FB50-FEFC'},
  ];
  const require = createRequire(import.meta.url);
  const rules = await Promise.all(
    faces.flatMap(({font, part, range}) =>
      [400, 700].map(async (weight) => {
        const file = require.resolve(`@fontsource/${font}/files/${font}-${part}-${weight}-normal.woff2`);
        return `@font-face {
          font-family: Letters; font-weight: ${weight}; unicode-range: ${range};
          src: url(data:font/woff2;base64,${(await readFile(file)).toString('base64')})
        }`;
      }),
    ),
  );
  return `${rules.join('\n')} body {font-family: Letters !important; caret-color: transparent !important}`;
}

/**
 * `npm run pictures -- [filter] [--out DIR] [--widths 360,1280] [--schemes light,dark,forced] [--themes pepites,dsfr,plain] [--built]`:
 * pictures of stories, and sheets of them.
 */
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium, type Browser} from 'playwright-core';
import {browserFlags, findBrowser} from '../support/browser.ts';
import {root} from '../support/command.ts';
import {
  openStorybook,
  restsAgain,
  showStory,
  storyPage,
  type ShownStory,
  type Storybook,
} from '../support/storybook.ts';
import {media, putTheme, type Scheme, type Theme, type View} from '../stories/take-looks.ts';

interface Picture extends View {
  readonly story: ShownStory;
  readonly file: string;
}

const pagesAtOnce = 3;
const storiesOnASheet = 6;
/** Columns and scale of a sheet, so that the words on it can be read. */
const sheetOf = (width: number): {columns: number; scale: number} =>
  width < 600 ? {columns: 3, scale: 1} : {columns: 2, scale: 0.6};
/** A sheet shows the top of what is taller, in pixels of the page; the picture itself is whole. */
const tallestPx = 1400;
const tallestWindowPx = 8000;

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    out: {type: 'string', default: join(root, 'out/pictures')},
    widths: {type: 'string', default: '360,1280'},
    schemes: {type: 'string', default: 'light,dark'},
    themes: {type: 'string', default: 'pepites'},
    built: {type: 'boolean', default: false},
  },
});

const out = resolve(values.out);
const storybook = await openStorybook({isBuilt: values.built});
const browser = await chromium.launch({executablePath: await findBrowser(console.log), args: browserFlags});
try {
  const wanted = storybook.stories.filter(
    ({id}) => positionals.length === 0 || positionals.some((filter) => id.includes(filter)),
  );
  for (const view of wantedViews()) {
    const pictures = await takePictures(browser, storybook, wanted, view);
    for (const element of new Set(pictures.map(({story}) => story.element))) {
      const ofElement = pictures.filter(({story}) => story.element === element);
      await makeSheets(browser, ofElement, join(out, element));
    }
    console.log(`${pictures.length} pictures, ${nameOf(view)}: ${out}`);
  }
} finally {
  await browser.close();
  await storybook.close();
}

function wantedViews(): View[] {
  return (values.schemes.split(',') as Scheme[]).flatMap((scheme) =>
    (values.themes.split(',') as Theme[]).flatMap((theme) =>
      values.widths.split(',').map((width) => ({theme, scheme, width: Number(width)})),
    ),
  );
}

/** As in `360-dark`, and `360-dark-plain` of another theme than the usual. */
function nameOf({theme, scheme, width}: View): string {
  return [width, scheme, ...(theme === 'pepites' ? [] : [theme])].join('-');
}

async function takePictures(
  chrome: Browser,
  book: Storybook,
  stories: readonly ShownStory[],
  view: View,
): Promise<Picture[]> {
  const {width, scheme} = view;
  const pictures = stories.map((story) => ({
    ...{story, ...view},
    file: join(out, story.element, `${story.name}-${nameOf(view)}.png`),
  }));
  const left = [...pictures];
  const oneAfterTheOther = async (): Promise<void> => {
    const height = width < 600 ? 740 : 800;
    const page = await storyPage(chrome, {viewport: {width, height}, ...media[scheme]});
    for (let next = left.shift(); next; next = left.shift()) {
      await page.setViewportSize({width, height});
      for (const problem of await showStory(page, book, next.story))
        console.log(`${next.story.id}: ${problem}`);
      await putTheme(page, view.theme);
      await mkdir(join(out, next.story.element), {recursive: true});
      const whole = await page.evaluate(heightOfPage);
      if (whole > height) {
        await page.setViewportSize({width, height: Math.min(whole, tallestWindowPx)});
        await restsAgain(page);
      }
      await page.screenshot({path: next.file, fullPage: true, animations: 'disabled'});
    }
    await page.context().close();
  };
  await Promise.all(Array.from({length: pagesAtOnce}, oneAfterTheOther));
  return pictures;
}

/** In the page. What lies below the window is not drawn before it comes near; a dialog fits itself to the window, which stays as it is then. */
function heightOfPage(): number {
  const hasDialog = (within: Document | ShadowRoot): boolean =>
    [...within.querySelectorAll('*')].some(
      (each) => each.matches('dialog:modal') || (each.shadowRoot ? hasDialog(each.shadowRoot) : false),
    );
  return hasDialog(document) ? 0 : document.documentElement.scrollHeight;
}

async function makeSheets(chrome: Browser, pictures: readonly Picture[], folder: string): Promise<void> {
  const [first] = pictures;
  if (!first) return;
  const {columns, scale} = sheetOf(first.width);
  const context = await chrome.newContext({viewport: {width: 200, height: 200}});
  const page = await context.newPage();
  for (let start = 0; start < pictures.length; start += storiesOnASheet) {
    const shown = pictures.slice(start, start + storiesOnASheet);
    await page.setViewportSize({
      width: Math.ceil(columns * (first.width * scale + 16) + 16),
      height: 400,
    });
    const number = String(start / storiesOnASheet + 1).padStart(2, '0');
    const name = join(folder, `sheet-${number}-${nameOf(first)}`);
    // Only a page that is a file may show files.
    await writeFile(`${name}.html`, sheet(shown, {columns, scale}));
    await page.goto(pathToFileURL(`${name}.html`).href);
    await page.screenshot({path: `${name}.png`, fullPage: true});
    await rm(`${name}.html`);
  }
  await context.close();
}

function sheet(pictures: readonly Picture[], {columns, scale}: {columns: number; scale: number}): string {
  const figures = pictures.map(
    ({story, file, width}) => `<figure>
      <figcaption>${story.name}</figcaption>
      <div><img src="${pathToFileURL(file).href}" style="width:${width * scale}px" alt=""></div>
    </figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>
    body {display: grid; grid-template-columns: repeat(${columns}, auto); gap: 16px; margin: 16px; align-items: start; background: #b9b9c4}
    figure {margin: 0}
    figcaption {font: bold 15px sans-serif; padding: 4px 0}
    div {max-height: ${tallestPx * scale}px; overflow: hidden}
    img {display: block}
  </style>${figures.join('')}`;
}

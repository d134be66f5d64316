/** Whether the story that a page shows looks as it did: in words, and with both pictures, if not. */
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {root} from '../support/command.ts';
import {restsAgain, type ShownStory} from '../support/storybook.ts';
import {keptLooks, viewsOf} from './kept-looks.ts';
import {type Change, changesBetween} from './look-differences.ts';
import {cellPx, type Look, lookOf, pictureOf, rowsOf} from './look.ts';
import {nameOf, takePictures, type View} from './take-looks.ts';

const folder = join(root, 'out/looks');
/** So many places are named. */
const mostPlaces = 3;

export async function readLooks(page: Page, story: ShownStory): Promise<{view: View; look: Look}[]> {
  const pictures = await takePictures(page, viewsOf(story));
  return Promise.all(pictures.map(async ({view, picture}) => ({view, look: await lookOf(picture)})));
}

/** @returns what looks otherwise than kept, one sentence a view */
export async function otherLooks(page: Page, story: ShownStory): Promise<string[]> {
  const views = viewsOf(story);
  if (views.length === 0) return [];
  const kept = await keptLooks(story);
  const found: string[] = [];
  for (const {view, look} of await readLooks(page, story)) {
    const was = kept.get(nameOf(view));
    if (!was) found.push(`${nameOf(view)} is not kept: \`npm run looks -- ${story.element}\``);
    else if (changesBetween(was, look).length > 0) found.push(...(await lookTwice(page, story, view, was)));
  }
  const names = new Set(views.map(nameOf));
  for (const name of kept.keys()) if (!names.has(name)) found.push(`${name} is kept, and not looked at`);
  return found;
}

/** Not before it has rested longer is a difference one: a machine may have been slow. */
async function lookTwice(page: Page, story: ShownStory, view: View, was: Look): Promise<string[]> {
  await restsAgain(page);
  const [{picture} = {picture: Buffer.of()}] = await takePictures(page, [view]);
  const look = await lookOf(picture);
  const changes = changesBetween(was, look);
  if (changes.length === 0) return [];
  const file = join(folder, story.element, `${story.name} ${nameOf(view)}`.replaceAll(' ', '-'));
  await mkdir(join(folder, story.element), {recursive: true});
  await writeFile(`${file}-was.png`, await pictureOf(was));
  await writeFile(`${file}-is.png`, await pictureOf(look));
  await writeFile(`${file}.png`, picture);
  const places = changes.slice(0, mostPlaces).map(async (change) => inWords(page, change));
  const [before, now] = [rowsOf(was) * cellPx, rowsOf(look) * cellPx];
  return [
    `${nameOf(view)}: ${[
      ...(before === now ? [] : [`it is about ${now} px high, and was ${before}`]),
      ...(await Promise.all(places)),
      ...(changes.length > mostPlaces ? [`${changes.length - mostPlaces} other places`] : []),
    ].join('; ')} (${file}.png)`,
  ];
}

async function inWords(page: Page, {x, y, width, height, cells, most}: Change): Promise<string> {
  const where = await page.evaluate(whatIsAt, most);
  return `${cells} cells within ${width} × ${height} px at ${x}, ${y}; most at ${where}, ${most.is} instead of ${most.was}`;
}

/** In the page. */
function whatIsAt({x, y}: {x: number; y: number}): string {
  let found = document.elementFromPoint(x, y);
  for (let inside = found?.shadowRoot?.elementFromPoint(x, y); inside && inside !== found;) {
    found = inside;
    inside = found.shadowRoot?.elementFromPoint(x, y);
  }
  if (!found) return 'nothing';
  const words = found.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
  const part = found.getAttribute('class')?.split(' ')[0] ?? found.getAttribute('part');
  return `<${found.localName}${part ? ` class="${part}"` : ''}>${words === '' ? '' : ` “${words}”`}`;
}

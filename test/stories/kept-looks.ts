/** The looks of the stories as files, one a story: kept beside the tests, and compared. */
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {root} from '../support/command.ts';
import type {ShownStory} from '../support/storybook.ts';
import {type Look, lookFrom, textOf} from './look.ts';
import {nameOf, type View} from './take-looks.ts';

const folder = join(root, 'test/stories/looks');

/** Those whose looks are kept: what stands on the pages of others, in their theme. */
const shownByOthers = [
  'badge-display',
  'badge-verifier',
  'badge-wall',
  'badge-supporters',
  'badge-catalog',
  'badge-share',
];

/**
 * All themes on a phone, light and dark; on a wide screen each theme's shapes, and the dark of the usual one; forced colours, which leave
 * a theme nothing but its shapes.
 */
export function viewsOf({element, isReadOut}: ShownStory): readonly View[] {
  if (!isReadOut || !shownByOthers.includes(element)) return [];
  return [
    {theme: 'pepites', scheme: 'light', width: 1280},
    {theme: 'pepites', scheme: 'dark', width: 1280},
    {theme: 'dsfr', scheme: 'light', width: 1280},
    {theme: 'plain', scheme: 'light', width: 1280},
    {theme: 'pepites', scheme: 'light', width: 360},
    {theme: 'pepites', scheme: 'dark', width: 360},
    {theme: 'pepites', scheme: 'forced', width: 360},
    {theme: 'dsfr', scheme: 'light', width: 360},
    {theme: 'dsfr', scheme: 'dark', width: 360},
    {theme: 'plain', scheme: 'light', width: 360},
    {theme: 'plain', scheme: 'dark', width: 360},
  ];
}

const fileOf = ({element, name}: ShownStory): string => join(folder, element, `${name}.txt`);

/** By the name of the view. */
export async function keptLooks(story: ShownStory): Promise<Map<string, Look>> {
  const text = await readFile(fileOf(story), 'utf8').catch(() => '');
  const [, ...parts] = text.trimEnd().split(/^## /m);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), lookFrom(part.slice(end + 1).trimEnd())];
    }),
  );
}

export async function keepLooks(
  story: ShownStory,
  looks: readonly {view: View; look: Look}[],
): Promise<void> {
  const file = fileOf(story);
  await mkdir(join(file, '..'), {recursive: true});
  const parts = looks.map(({view, look}) => `## ${nameOf(view)}\n${textOf(look)}\n`);
  await writeFile(
    file,
    `${story.element}, ${story.name}: mean colours of its picture. Written by \`npm run looks\`.\n${parts.join('')}`,
  );
}

/** Forgets what stories looked like that are no more. */
export const forgetLooks = (element: string): Promise<void> =>
  rm(join(folder, element), {recursive: true, force: true});

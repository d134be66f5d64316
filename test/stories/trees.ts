/** The accessibility trees of the stories as files, one an element: kept beside the tests, and compared. */
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {root} from '../support/command.ts';
import type {Reading} from './read-stories.ts';

const folder = join(root, 'test/stories/trees');

/** Those whose trees are kept; a part of an element's stories by its own name. */
export const elementsWithTrees = [
  'badge-backend',
  'badge-catalog',
  'badge-claim',
  'badge-designer',
  'badge-designer-shelf',
  'badge-display',
  'badge-endorse',
  'badge-endorse-acts',
  'badge-endorse-request',
  'badge-pathway',
  'badge-request',
  'badge-request-keeping',
  'badge-request-questions',
  'badge-request-sending',
  'badge-review',
  'badge-review-answers',
  'badge-review-lead',
  'badge-share',
  'badge-sign-in',
  'badge-supporters',
  'badge-verifier',
  'badge-wall',
];

/** By the name of the story. */
export async function keptTrees(element: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, `${element}.txt`), 'utf8').catch(() => '');
  const parts = text.split(/^## (.+)\n/m).slice(1);
  return new Map(
    parts.flatMap((part, i) => (i % 2 === 0 ? [[part, (parts[i + 1] ?? '').trimEnd()] as const] : [])),
  );
}

export async function writeTrees(
  element: string,
  readings: readonly Pick<Reading, 'story' | 'tree'>[],
): Promise<void> {
  await mkdir(folder, {recursive: true});
  const parts = readings.map(({story, tree}) => `## ${story.name}\n${tree}`);
  await writeFile(
    join(folder, `${element}.txt`),
    `What assistive technology is given of <${element}>, story by story. Written by \`npm run trees\`.\n\n${parts.join('\n')}`,
  );
}

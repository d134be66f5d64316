/** Bytes that a page loads, minified and gzipped. */
import type {Browser} from 'playwright-core';
import {weigh} from '../support/bundle.ts';
import {loadUsualVerification, type LoadedFile} from '../support/usual-verification.ts';
import {atMost, type Line, type Section} from './measure.ts';

export async function measureBytes(browser: Browser): Promise<Section[]> {
  const parse = await weigh('packages/credentials/src/index.ts');
  const {outcome, read, loaded, others} = await loadUsualVerification(browser);
  if (outcome !== 'verified') throw new Error(`the usual badge is ${outcome}`);
  const sum = (files: readonly LoadedFile[]) => files.reduce((total, file) => total + file.bytes, 0);
  const biggestFirst = (files: readonly LoadedFile[]): Line[] =>
    [...files].sort((a, b) => b.bytes - a.bytes).map((file) => lineOf(file));
  return [
    {
      title: 'Bytes loaded, minified and gzipped',
      lines: [
        atMost('parse', parse.eager, 'bytes', 6_000),
        atMost(`a usual verification on top of it, ${loaded.length} files`, sum(loaded), 'bytes', 45_000),
        atMost('both together', sum([...read, ...loaded]), 'bytes', 51_000),
      ],
    },
    {title: 'Files of a usual verification', lines: biggestFirst(loaded)},
    {title: 'Files that only other badges load', lines: biggestFirst(others)},
  ];
}

/** Named by its largest parts: the names of chunks say nothing. */
function lineOf({name, bytes, modules}: LoadedFile): Line {
  const short = modules.map((path) => path.replace(/^.*(?:node_modules|packages\/credentials\/src)\//, ''));
  const few =
    short.length > 3 ? `${short.slice(0, 3).join(', ')} and ${short.length - 3} more` : short.join(', ');
  return {
    what: `${name.slice(1)} (${few === '' ? 'shared helpers' : few})`.slice(0, 110),
    value: bytes,
    unit: 'bytes',
  };
}

/** Test files that use a module, by themselves or through others: nobody keeps a list of them. */
import {readdir, readFile} from 'node:fs/promises';
import {join, normalize} from 'node:path';

/** @param folder of the test files @param module a file of this repository, from its root @returns their paths, in order */
export async function testsReaching(folder: string, module: string): Promise<readonly string[]> {
  const tests = (await readdir(folder)).filter((name) => name.endsWith('.test.ts')).sort();
  const importsOf = rememberImports();
  const reaching: string[] = [];
  for (const test of tests.map((name) => join(folder, name))) {
    const seen = new Set([test]);
    // What is added while it is walked through comes by too.
    for (const file of seen) for (const used of await importsOf(file)) seen.add(used);
    if (seen.has(normalize(module))) reaching.push(test);
  }
  return reaching;
}

function rememberImports(): (file: string) => Promise<readonly string[]> {
  const known = new Map<string, Promise<readonly string[]>>();
  return (file) => {
    const found = known.get(file) ?? readImports(file);
    known.set(file, found);
    return found;
  };
}

/** Of files beside it, as they are written: `./x.js` is `./x.ts`. */
async function readImports(file: string): Promise<readonly string[]> {
  const source = await readFile(file, 'utf8').catch(() => '');
  return [...source.matchAll(/from '(\.{1,2}\/[^']+)'/g)].map(([, path = '']) =>
    join(file, '..', path).replace(/\.js$/, '.ts'),
  );
}

/** The first verification of a process, from its start to the verdict. Both engines are bundled, as a command or a function in a cloud is. */
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from 'esbuild';
import {root, run} from '../support/command.ts';
import type {BadgeMaker} from './badges.ts';
import {atMost, median, type Section} from './measure.ts';

const entries = {empty: 'cold-empty', ours: 'cold-ours', bazaar: 'cold-bazaar'} as const;

export async function measureCold(maker: BadgeMaker, {runs}: {readonly runs: number}): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), 'pepites-bench-'));
  try {
    await bundleForNode(folder);
    const badge = join(folder, 'badge.json');
    await writeFile(badge, JSON.stringify((await maker.make('small', 0, 1))[0]));
    const times: Record<keyof typeof entries, number[]> = {empty: [], ours: [], bazaar: []};
    for (let turn = 0; turn < runs; turn++) {
      for (const name of ['empty', 'ours', 'bazaar'] as const) {
        times[name].push(await timeOf(join(folder, `${entries[name]}.mjs`), badge));
      }
    }
    const [empty, ours, bazaar] = [median(times.empty), median(times.ours), median(times.bazaar)];
    return {
      title: `First verification of a cold process (median of ${runs})`,
      lines: [
        {what: 'a process that does nothing', value: empty, unit: 'ms'},
        atMost('ours', ours, 'ms', bazaar),
        {what: '@digitalbazaar/vc', value: bazaar, unit: 'ms'},
      ],
    };
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function timeOf(script: string, badge: string): Promise<number> {
  const {code, output} = await run(process.execPath, [script, badge]);
  if (code !== 0) throw new Error(output);
  return (JSON.parse(output) as {totalMs: number}).totalMs;
}

async function bundleForNode(outdir: string): Promise<void> {
  await build({
    entryPoints: Object.values(entries).map((name) => join(root, `test/bench/${name}.ts`)),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    conditions: ['source'],
    outdir,
    outExtension: {'.js': '.mjs'},
    absWorkingDir: root,
    logLevel: 'error',
    // Its dependencies ask for Node’s modules in the old way.
    banner: {js: "import {createRequire} from 'node:module';const require = createRequire(import.meta.url);"},
  });
}

/** Bundles an entry as a page would get it and measures what arrives: at once, and on demand. */
import {gzipSync} from 'node:zlib';
import {build, type Metafile} from 'esbuild';
import {join} from 'node:path';
import {root} from './command.ts';

export interface Weight {
  /** Bytes, minified and gzipped, of what is loaded at once. */
  readonly eager: number;
  /** Paths of the modules that are loaded at once. */
  readonly eagerModules: readonly string[];
  /** The same for everything that dynamic imports add. */
  readonly lazy: number;
}

/** `entry` is relative to the repository's root. */
export async function weigh(entry: string): Promise<Weight> {
  const {outputFiles, metafile} = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['source', 'browser', 'production'],
    tsconfig: join(root, 'tsconfig.json'),
    outdir: join(root, 'out/weigh'),
    absWorkingDir: root,
    legalComments: 'none',
    // A build of its own, with a budget of its own (vc11.test.ts).
    external: ['*/vc11.js'],
  });
  const outputs = metafile.outputs;
  const first = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry) ?? '';
  const eagerPaths = staticGraph(first, outputs);
  const sizeOf = (paths: readonly string[]): number =>
    outputFiles
      .filter((file) => paths.some((path) => file.path.endsWith(path)))
      .reduce((sum, file) => sum + gzipSync(file.contents, {level: 9}).length, 0);
  return {
    eager: sizeOf([...eagerPaths]),
    eagerModules: [...eagerPaths].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {})),
    lazy: sizeOf(Object.keys(outputs).filter((path) => !eagerPaths.has(path))),
  };
}

function staticGraph(entry: string, outputs: Metafile['outputs']): Set<string> {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const imported of outputs[path]?.imports ?? []) {
      if (imported.kind === 'import-statement' && imported.external !== true) visit(imported.path);
    }
  };
  visit(entry);
  return seen;
}

/** Bundles an entry as a page would get it and measures what arrives: at once, and on demand. */
import {gzipSync} from 'node:zlib';
import {build, type Metafile, type Plugin as EsbuildPlugin} from 'esbuild';
import {basename, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {readFile} from 'node:fs/promises';
import {type OutputOptions, type Plugin, rollup, type RollupOptions} from 'rollup';
import {compactStyles} from '../../packages/elements/build/compact-styles.mjs';
import {root} from './command.ts';

export interface Weight {
  /** Bytes, minified and gzipped, of what is loaded at once. */
  readonly eager: number;
  /** Paths of the modules that are loaded at once. */
  readonly eagerModules: readonly string[];
  /** The same for everything that dynamic imports add. */
  readonly lazy: number;
}

/** As the build has them. */
const withCompactStyles: EsbuildPlugin = {
  name: 'with-compact-styles',
  setup(build) {
    build.onLoad({filter: /elements\/src\/.*\.ts$/}, async ({path}) => ({
      contents: compactStyles(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** As a page gets them: minified, in chunks that are shared or loaded on demand. `entry` is relative to the repository's root. */
function bundleEntry(entry: string) {
  return build({
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
    plugins: [withCompactStyles],
  });
}

export interface PageFile {
  readonly contents: Uint8Array;
  /** Bytes once gzipped. */
  readonly weight: number;
  /** Paths of the modules in it. */
  readonly modules: readonly string[];
}

/** The files of an entry by their address (`/page.js` for an entry `page.ts`), for a server to serve. */
export async function bundlePage(entry: string): Promise<ReadonlyMap<string, PageFile>> {
  const {outputFiles, metafile} = await bundleEntry(entry);
  const outputs = Object.entries(metafile.outputs);
  return new Map(
    outputFiles.map(({path, contents}) => {
      const inputs = outputs.find(([output]) => path.endsWith(output))?.[1].inputs ?? {};
      return [`/${basename(path)}`, {contents, weight: gzipped(contents), modules: Object.keys(inputs)}];
    }),
  );
}

/** Of this repository's own build. */
interface Configuration {
  readonly bundled: () => Plugin[];
  readonly chunked: OutputOptions;
  readonly pathwayAlone: RollupOptions;
  readonly asPathwayAlone: OutputOptions;
  readonly vc11ForPages: RollupOptions;
}

/** By a name that the compiler does not follow: the configuration is plain JavaScript. */
async function readConfiguration(): Promise<Configuration> {
  return (await import(pathToFileURL(join(root, 'rollup.config.mjs')).href)) as Configuration;
}

/** The same, made exactly as the files for a CDN are: by the rollup plugins of this repository. */
export async function bundleAsBuilt(inputs: Record<string, string>): Promise<ReadonlyMap<string, PageFile>> {
  return generate({input: inputs}, (await readConfiguration()).chunked);
}

/** The file for a CDN that shows a pathway alone, `/badge-pathway.js`, and what it loads on demand. */
export async function bundlePathwayAlone(): Promise<ReadonlyMap<string, PageFile>> {
  const {pathwayAlone, asPathwayAlone} = await readConfiguration();
  return generate(pathwayAlone, asPathwayAlone);
}

async function generate(options: RollupOptions, how: OutputOptions): Promise<ReadonlyMap<string, PageFile>> {
  const {bundled} = await readConfiguration();
  const bundle = await rollup({
    ...options,
    plugins: bundled(),
    external: (id) => id.endsWith('/vc11.js'),
    // Shown by the build itself.
    onwarn: () => undefined,
  });
  const {output} = await bundle.generate({
    ...how,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  return new Map(
    chunks.map(({fileName, code, modules}) => {
      const contents = new TextEncoder().encode(code);
      return [`/${fileName}`, {contents, weight: gzipped(contents), modules: Object.keys(modules)}];
    }),
  );
}

/** The engine of VC 1.1's linked-data proofs in one file, built as the one for a CDN is; pages find it beside their own files. */
export async function bundleVc11(): Promise<Uint8Array> {
  const {vc11ForPages} = await readConfiguration();
  const bundle = await rollup(vc11ForPages);
  const {output} = await bundle.generate(vc11ForPages.output as OutputOptions);
  await bundle.close();
  return new TextEncoder().encode(output[0].code);
}

/** `entry` is relative to the repository's root. */
export async function weigh(entry: string): Promise<Weight> {
  const {outputFiles, metafile} = await bundleEntry(entry);
  const outputs = metafile.outputs;
  const first = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry) ?? '';
  const eagerPaths = staticGraph(first, outputs);
  const sizeOf = (paths: readonly string[]): number =>
    outputFiles
      .filter((file) => paths.some((path) => file.path.endsWith(path)))
      .reduce((sum, file) => sum + gzipped(file.contents), 0);
  return {
    eager: sizeOf([...eagerPaths]),
    eagerModules: [...eagerPaths].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {})),
    lazy: sizeOf(Object.keys(outputs).filter((path) => !eagerPaths.has(path))),
  };
}

function gzipped(contents: Uint8Array): number {
  return gzipSync(contents, {level: 9}).length;
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

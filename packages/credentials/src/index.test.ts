import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';

import {build} from 'esbuild';

/** What a page loads for this door at once, chunks that it shares with others included: its modules, and its bytes (minified, gzip -9). */
async function load(door: string): Promise<{modules: string[]; bytes: number; text: string}> {
  const {outputFiles, metafile} = await build({
    entryPoints: [fileURLToPath(new URL(`${door}.ts`, import.meta.url))],
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    outdir: '/',
    // A build of its own, with a budget of its own.
    external: ['*/vc11.js'],
  });
  const [entry] = outputFiles.filter(({path}) => path === `/${door}.js`);
  const text = entry?.text ?? '';
  const modules = Object.keys(metafile.inputs);
  return {modules, bytes: gzipSync(text, {level: 9}).length, text};
}

describe('@pepites/credentials', () => {
  it('reads badges in 6 kB, without cryptography or JSON-LD', async () => {
    const {modules, bytes, text} = await load('index');
    const heavy = modules.filter((path) => /node_modules|canonicalize|keys|proofs|sign\//.test(path));
    assert.deepEqual(heavy, []);
    assert.doesNotMatch(text, /subtle|@context":\{/);
    assert.ok(bytes <= 6000, `${bytes} bytes`);
  });

  it('opens the door to verification without JSON-LD and proofs, which come with the first badge that needs them', async () => {
    const {bytes, text, modules} = await load('verify');
    assert.ok(modules.some((path) => path.includes('@noble/ed25519')));
    assert.doesNotMatch(
      text,
      /0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed|ZIP215|@context":\{/i,
    );
    assert.ok(bytes <= 9000, `${bytes} bytes`);
  });

  it('bakes and handles status lists without JSON-LD', async () => {
    for (const door of ['bake', 'status']) {
      const {modules} = await load(door);
      assert.deepEqual(
        modules.filter((path) => path.includes('node_modules')),
        [],
      );
    }
  });
});

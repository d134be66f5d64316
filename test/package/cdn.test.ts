/** The files for a CDN: they stand alone, and a strict Content Security Policy has nothing to refuse in them. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {build, type ImportKind} from 'esbuild';
import {root} from '../support/command.ts';

const folder = join(root, 'packages/elements/dist/cdn');
const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.js'));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

describe('the CDN files', () => {
  it('are the autoloader, all in one file, the pathway alone, the hints, the SDK, and the engine of VC 1.1’s proofs', () => {
    const named = ['badges', 'badges.all', 'badge-pathway', 'h5p', 'scorm', 'sdk', 'vc11'];
    for (const name of named) assert.ok(files.includes(`${name}.js`), name);
  });

  for (const file of files) {
    it(`${file} imports only its neighbours`, async () => {
      const foreign = (await importsOf(file)).filter((path) => !path.startsWith('.'));
      assert.deepEqual(foreign, []);
    });

    it(`${file} makes no code from text`, () => {
      assert.doesNotMatch(read(file), /\bnew Function\b|[^.\w]eval\(|[^.\w]Function\(\s*["'`]/);
    });
  }

  it('badges.all.js needs no other file, but for the rare proofs of VC 1.1', async () => {
    const others = (await importsOf('badges.all.js')).filter((path) => path !== './vc11.js');
    assert.deepEqual(others, []);
  });

  it('badge-pathway.js draws a pathway without another file', async () => {
    assert.deepEqual(await importsOf('badge-pathway.js', ['import-statement']), []);
    const others = await importsOf('badge-pathway.js');
    assert.equal(
      others.some((path) => path.includes('pathway-map')),
      false,
    );
  });
});

/** What a file imports, at once or (without `kinds`) also on demand, as its text says it. */
async function importsOf(file: string, kinds?: readonly ImportKind[]): Promise<string[]> {
  const found: string[] = [];
  await build({
    entryPoints: [join(folder, file)],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
    plugins: [
      {
        name: 'note-imports',
        setup(bundler) {
          bundler.onResolve({filter: /.*/}, ({kind, path}) => {
            if (kind === 'entry-point') return undefined;
            if (kinds?.includes(kind) ?? true) found.push(path);
            return {path, external: true};
          });
        },
      },
    ],
  });
  return found;
}

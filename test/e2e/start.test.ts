/** `npm start` where nothing has been built yet: the first thing that a new user does. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {build} from 'esbuild';
import {root} from '../support/command.ts';

describe('npm start', () => {
  it('needs no built file before it has built them', async () => {
    const needed: string[] = [];
    await build({
      entryPoints: [join(root, 'demo/start.ts')],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      logLevel: 'silent',
      plugins: [
        {
          name: 'note-static-imports',
          setup(bundler) {
            bundler.onResolve({filter: /.*/}, ({kind, path}) => {
              if (kind === 'dynamic-import') return {path, external: true};
              if (kind !== 'import-statement' || path.startsWith('.')) return undefined;
              needed.push(path);
              return {path, external: true};
            });
          },
        },
      ],
    });
    assert.deepEqual(
      needed.filter((path) => !path.startsWith('node:')),
      [],
    );
  });

  it('is the script that README names', () => {
    const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: {start: string};
    };
    assert.equal(scripts.start, 'node demo/start.ts');
  });
});

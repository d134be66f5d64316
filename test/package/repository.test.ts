/** What must be true of the repository itself: its top level, its pins, its lockfile, its words. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../support/command.ts';

const tracked = execFileSync('git', ['ls-files'], {cwd: root, encoding: 'utf8'}).split('\n').filter(Boolean);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifests = tracked.filter((path) => /^(packages\/\w+\/)?package\.json$/.test(path));

describe('the repository', () => {
  it('has the top level of the design, and nothing else', () => {
    const top = new Set(
      tracked.map((path) => path.split('/')[0] ?? '').filter((name) => !name.startsWith('.')),
    );
    assert.deepEqual([...top].sort(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'demo',
      'package-lock.json',
      'package.json',
      'packages',
      'rollup.config.mjs',
      'stories',
      'test',
      'tsconfig.json',
    ]);
  });

  it('pins every dependency exactly', () => {
    for (const path of manifests) {
      const manifest = JSON.parse(read(path)) as Record<string, Record<string, string> | undefined>;
      for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
        for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
          assert.match(version, /^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/, `${path}: ${name} ${version}`);
        }
      }
    }
  });

  it('has a lockfile without registry addresses', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved": "https?:/);
  });

  it('has a lockfile that installs without a compiler (`npm run lock` after a change of dependencies)', () => {
    // As committed: npm drops the line from the working copy when it installs.
    const committed = execFileSync('git', ['show', 'HEAD:package-lock.json'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    });
    const lock = JSON.parse(committed) as {packages: Record<string, {gypfile?: boolean}>};
    assert.equal(lock.packages['node_modules/better-sqlite3']?.gypfile, false);
  });

  it('holds no private key and no machine’s path', () => {
    for (const path of tracked.filter((file) => /\.(ts|js|mjs|json|ya?ml|md|html|css|sh)$/.test(file))) {
      const text = read(path);
      assert.doesNotMatch(text, /-----BEGIN (?:EC |RSA )?PRIVATE KEY-----/, path);
      if (path !== 'package-lock.json') assert.doesNotMatch(text, /\/(?:root|home\/\w+|work)\/\w/, path);
    }
  });
});

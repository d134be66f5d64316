/** What a consumer installs: every door exists, is typed, and passes the packaging linters. */
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {publint} from 'publint';
import {root, runTool} from '../support/command.ts';

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>> | string>>;
}

const names = ['credentials', 'recognition', 'sdk', 'elements', 'server', 'connectors', 'cli'] as const;
const manifestOf = (name: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest;

for (const name of names) {
  const folder = join(root, 'packages', name);
  describe(`@pepites/${name}`, () => {
    for (const [door, targets] of Object.entries(manifestOf(name).exports ?? {})) {
      it(`has the file of every condition of ${door}`, () => {
        const files = typeof targets === 'string' ? [targets] : Object.values(targets);
        for (const file of files) assert.ok(existsSync(join(folder, file)), `${door} → ${file}`);
      });
    }

    it('passes publint', async () => {
      const {messages} = await publint({pkgDir: folder, strict: true, level: 'warning'});
      assert.deepEqual(messages, []);
    });

    if (Object.keys(manifestOf(name).exports ?? {}).length > 0) {
      it('has types that resolve for ESM consumers', async () => {
        const styles = Object.keys(manifestOf(name).exports ?? {})
          .filter((door) => door.endsWith('.css'))
          .map((door) => door.slice(2));
        const {code, output} = await runTool('attw', [
          ...['--pack', folder],
          ...['--profile', 'esm-only'],
          '--no-emoji',
          ...(styles.length > 0 ? ['--exclude-entrypoints', ...styles] : []),
        ]);
        assert.equal(code, 0, output);
      });
    }
  });
}

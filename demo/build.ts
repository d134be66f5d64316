/** Builds the packages when a built file is missing or older than the sources. */
import {spawn} from 'node:child_process';
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = ['packages/elements/dist/cdn/badges.all.js', 'packages/cli/dist/index.js'];

export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  if (isFresh()) return;
  const started = Date.now();
  say('  Building the elements, the SDK and the backend (half a minute the first time)…');
  const code = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, ['node_modules/rollup/dist/bin/rollup', '-c', '--silent'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('close', (end) => {
      resolve(end ?? 1);
    });
  });
  if (code !== 0) throw new Error('The build failed; see above.');
  say(`  Built in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

function isFresh(): boolean {
  const made = built.map((file) => statSync(join(root, file), {throwIfNoEntry: false})?.mtimeMs ?? 0);
  const oldest = Math.min(...made);
  return oldest > 0 && newestSource() < oldest;
}

function newestSource(): number {
  let newest = statSync(join(root, 'rollup.config.mjs')).mtimeMs;
  for (const name of readdirSync(join(root, 'packages'))) {
    for (const folder of ['src', 'themes']) {
      const files = readdirSafely(join(root, 'packages', name, folder));
      for (const file of files) newest = Math.max(newest, statSync(file).mtimeMs);
    }
  }
  return newest;
}

function readdirSafely(folder: string): string[] {
  if (!statSync(folder, {throwIfNoEntry: false})) return [];
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

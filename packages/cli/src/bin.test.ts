import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cp, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

/** Makes this Node say that it is an old one. */
const asOldNode = `data:text/javascript,${encodeURIComponent(
  `Object.defineProperty(process, 'versions', {value: {...process.versions, node: '20.19.0'}})`,
)}`;

const builtCommand = `
export const processIo = () => ({});
export const main = async ([first, ...rest]) => {
  if (first === 'wait') {
    console.log(process.pid);
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
  console.log(JSON.stringify([first, ...rest]));
  return 1;
};`;

describe('bin/pepites.js', () => {
  let home = '';
  let bin = '';

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'pepites-bin-'));
    bin = join(home, 'cli/bin/pepites.js');
    await cp(fileURLToPath(new URL('../bin', import.meta.url)), join(home, 'cli/bin'), {recursive: true});
    await writeFile(join(home, 'cli/package.json'), '{"type": "module"}');
  });
  afterEach(() => rm(home, {recursive: true, force: true}));

  const build = async () => {
    await mkdir(join(home, 'cli/dist'));
    await writeFile(join(home, 'cli/dist/index.js'), builtCommand);
  };
  const installNode = async () => {
    await mkdir(join(home, 'node_modules/node/bin'), {recursive: true});
    await writeFile(join(home, 'node_modules/node/package.json'), '{"name": "node"}');
    await symlink(process.execPath, join(home, 'node_modules/node/bin/node'));
  };
  const run = (args: readonly string[], nodeOptions: readonly string[] = []) => {
    const child = spawn(process.execPath, [...nodeOptions, bin, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    const ended = once(child, 'close').then(([code]) => ({code: code as number | null, out, error}));
    return {child, ended};
  };

  it('hands the arguments over, and the exit code back', async () => {
    await build();
    const {code, out} = await run(['verify', '--json', 'a b']).ended;
    assert.deepEqual([code, JSON.parse(out)], [1, ['verify', '--json', 'a b']]);
  });

  it('says what to do when it is not built', async () => {
    const {code, error} = await run([]).ended;
    assert.deepEqual([code, error], [2, 'pepites is not built yet: run `npm run build` first.\n']);
  });

  it('runs itself with the installed Node when its own is too old', async () => {
    await build();
    await installNode();
    const {code, out, error} = await run(['apply', 'x.yaml'], ['--import', asOldNode]).ended;
    assert.deepEqual([code, out, error], [1, '["apply","x.yaml"]\n', '']);
  });

  it('says what it needs when there is no such Node', async () => {
    await build();
    const {code, error} = await run([], ['--import', asOldNode]).ended;
    assert.equal(code, 2);
    assert.match(error, /^pepites needs Node 24 or newer; .*\n$/);
  });

  it('leaves nothing running behind when it is killed', async () => {
    await build();
    await installNode();
    const {child, ended} = run(['wait'], ['--import', asOldNode]);
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    const pid = Number(chunk.toString());
    child.kill('SIGKILL');
    // The pipe closes only once the second process has ended too.
    const stopped = await Promise.race([
      ended.then(() => true),
      new Promise((resolve) => setTimeout(resolve, 5000, false)),
    ]);
    if (!stopped) process.kill(pid);
    assert.ok(stopped);
  });
});

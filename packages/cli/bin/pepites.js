#!/usr/bin/env node
// The command `pepites`. Not built, so that it runs on any Node: it finds Node 24 and the built command, or says what is missing.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const NEEDED_MAJOR = 24;
const built = new URL('../dist/index.js', import.meta.url);

if (Number(process.versions.node.split('.')[0]) < NEEDED_MAJOR) runWithNewerNode();
else if (!existsSync(built)) stop('pepites is not built yet: run `npm run build` first.');
else await run();

async function run() {
  // Started by an older Node, which is this process's parent: when that one is killed, this one must not stay behind.
  if (process.channel) {
    process.on('disconnect', () => process.exit(1));
    process.channel.unref();
  }
  const {main, processIo} = await import(built.href);
  process.exitCode = await main(process.argv.slice(2), processIo());
}

function runWithNewerNode() {
  const node = installedNode();
  if (!node) {
    stop(
      `pepites needs Node ${NEEDED_MAJOR} or newer; this is ${process.version}. Install it, or the npm package "node@24".`,
    );
    return;
  }
  const self = fileURLToPath(import.meta.url);
  const child = spawn(node, [self, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`pepites could not start ${node}: ${error.message}`));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** The binary of the npm package `node`, where it is installed beside this package. */
function installedNode() {
  try {
    const home = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const file = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : undefined;
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}

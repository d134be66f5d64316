// A process that ends while its tests still wait is one whose file Node may count as passed: with this it fails, and is named.
// Use: node --import ./test/support/to-the-end.mjs --test …
import {isMainThread} from 'node:worker_threads';

const [, file = ''] = process.argv;
if (process.env.NODE_TEST_CONTEXT !== undefined && isMainThread && file.endsWith('.test.ts')) {
  const {after} = await import('node:test');
  let isOver = false;
  after(() => {
    isOver = true;
  });
  process.on('exit', () => {
    if (isOver) return;
    console.error(`${file} ended before its tests did.`);
    process.exitCode = 1;
  });
}

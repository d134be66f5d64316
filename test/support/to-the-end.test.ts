/** What ends a test file in the middle of its tests makes the file fail. */
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {runTests} from './command.ts';

describe('a test file', () => {
  for (const [what, second, isPassed] of [
    ['that ends between two of its tests fails, and is named', 'process.exit(0);', false],
    ['that is run to its end passes', '', true],
  ] as const)
    it(what, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'pepites-'));
      try {
        const file = join(folder, 'some.test.ts');
        await writeFile(
          file,
          `import {it} from 'node:test';
           it('one', () => {});
           it('two', () => {${second}});
           it('three', () => {});`,
        );
        // Run by another test it would tell its results in a way that only Node's own runner reads.
        const {code, output} = await runTests([file], {env: {NODE_TEST_CONTEXT: undefined}});
        assert.equal(code === 0, isPassed, output);
        assert.equal(output.includes(`${file} ended before its tests did.`), !isPassed, output);
      } finally {
        await rm(folder, {recursive: true, force: true});
      }
    });
});

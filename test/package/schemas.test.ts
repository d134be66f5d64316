/** The compiled JSON Schemas are what their sources say, and need nothing that a strict page forbids. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {committedSchemas, generateSchemas} from '../tools/generate-schemas.ts';

describe('the compiled JSON Schemas', () => {
  it('are those of packages/credentials/schema (`npm run schemas` after a change)', async () => {
    // Not `equal`: its report of a difference would be some thousand lines long.
    assert.ok((await committedSchemas()) === (await generateSchemas()), 'The generated file is out of date');
  });

  it('hold no compiler, no import of one, and no code made from text', async () => {
    const code = await committedSchemas();
    assert.doesNotMatch(code, /\beval\b|new Function|\brequire\b|\bajv\b/);
    assert.deepEqual(
      [...code.matchAll(/^import .* from '(.+)';$/gm)].map(([, from]) => from),
      ['./formats.js'],
    );
  });
});

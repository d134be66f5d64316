/** What the fuzzer once found, tried again. */
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {readFindings} from './findings.ts';
import {judge} from './oracle.ts';
import {collectOriginals, type Original} from './originals.ts';

describe('mutants that once were judged wrongly', () => {
  const findings = readFindings();
  let originals: readonly Original[] = [];
  before(async () => {
    const withVectors = findings.some(({finding}) => finding.original.startsWith('vectors/'));
    originals = await collectOriginals({withVectors});
  });

  it('are of originals that are verified, or refused for their dates or status', () => {
    assert.ok(originals.some(({meaning}) => meaning !== undefined));
    assert.ok(originals.some(({meaning}) => meaning === undefined));
  });

  for (const {file, finding} of findings) {
    it(`${file}: ${finding.original}`, {todo: finding.isOpen ?? false}, async (t) => {
      const original = originals.find(({name}) => name === finding.original);
      if (!original) {
        t.skip('its original is a file that this machine does not have');
        return;
      }
      assert.deepEqual((await judge(original, finding.steps)).problems, []);
    });
  }
});

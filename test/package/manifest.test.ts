/** The custom elements manifest tells what the sources do: every tag, and every event that is dispatched. */
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../support/command.ts';

interface Declaration {
  readonly customElement?: boolean;
  readonly tagName?: string;
  readonly description?: string;
  readonly summary?: string;
  readonly attributes?: readonly {readonly name: string; readonly description?: string}[];
  readonly events?: readonly {readonly name?: string; readonly type?: {readonly text: string}}[];
}

const source = join(root, 'packages/elements/src');
const manifest = JSON.parse(
  readFileSync(join(root, 'packages/elements/dist/custom-elements.json'), 'utf8'),
) as {modules: {declarations?: Declaration[]}[]};
const elements = manifest.modules
  .flatMap((module) => module.declarations ?? [])
  .filter((declaration) => declaration.customElement === true && declaration.tagName !== undefined);
const tags = readdirSync(source, {withFileTypes: true})
  .filter((entry) => entry.isDirectory() && entry.name.startsWith('badge-'))
  .map((entry) => entry.name);

describe('the custom elements manifest', () => {
  it('has every tag', () => {
    assert.deepEqual(elements.map((element) => element.tagName).sort(), [...tags].sort());
  });

  for (const element of elements) {
    it(`describes <${element.tagName ?? ''}> and each of its attributes`, () => {
      assert.ok(element.description ?? element.summary, 'no description');
      const silent = (element.attributes ?? []).filter((attribute) => !attribute.description);
      assert.deepEqual(
        silent.map((attribute) => attribute.name),
        [],
      );
    });
  }

  it('names every event that an element dispatches', () => {
    const dispatched = new Set<string>();
    for (const file of readdirSync(join(source, 'events'))) {
      const text = readFileSync(join(source, 'events', file), 'utf8');
      for (const [, name] of text.matchAll(/super\(\s*'(badge-[a-z-]+)'/g)) if (name) dispatched.add(name);
    }
    const documented = new Set(
      elements.flatMap((element) => element.events ?? []).map((event) => event.name),
    );
    assert.ok(dispatched.size > 0);
    assert.deepEqual(
      [...dispatched].filter((name) => !documented.has(name)),
      [],
    );
  });
});

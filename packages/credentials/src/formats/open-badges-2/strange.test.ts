import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {type Answer, createOb2World} from '../../../test/open-badges-2.js';
import type {JsonObject} from '../../types.js';

/** What stands in the place of a member. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  7,
  1e300,
  '',
  'x',
  'https://',
  'https://inae.example@evil.example/',
  'data:text/html,x',
  [],
  [null],
  [[{}]],
  {},
  {id: 7},
  {id: {id: 'x'}},
  {type: [{}]},
  {'@value': 7},
  ['https://inae.example/ob2/profile', 'https://evil.example/'],
];

/** Members on which everything hangs: last part of the address → names. With any of the above in them, nothing is verified. */
const DECISIVE: Readonly<Record<string, readonly string[]>> = {
  '/assertions/7': [
    '@context',
    'id',
    'type',
    'badge',
    'recipient',
    'issuedOn',
    'verification',
    'verification.type',
  ],
  '/badges/1': ['id', 'type', 'issuer', 'image.id'],
  '/profile': ['id', 'type', 'verification'],
  '/keys/1': ['id', 'type', 'owner', 'publicKeyPem'],
};

/** Members of a document and of what is in it, two deep. */
function paths(document: JsonObject): string[][] {
  return Object.entries(document).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? [[name], ...Object.keys(value).map((inner) => [name, inner])]
      : [[name]],
  );
}

function replaced(document: JsonObject, [name = '', inner]: readonly string[], value: unknown): JsonObject {
  if (inner === undefined) return {...document, [name]: value};
  return {...document, [name]: {...(document[name] as object), [inner]: value}};
}

describe('verify, on strange documents of Open Badges 2.0', () => {
  it('has a verdict on each, and never verifies what lost its meaning', async () => {
    const world = await createOb2World();
    const hosted = world.host();
    const documents = new Map<string, Answer>(world.web);
    const signed = await world.sign();
    for (const [url, document] of documents) {
      for (const path of paths(document as JsonObject)) {
        for (const value of STRANGE) {
          const changed = replaced(document as JsonObject, path, value);
          world.web.set(url, changed);
          const name = `${url} ${path.join('.')} ${JSON.stringify(value)}`;
          const inputs = {hosted, changed, signed};
          for (const [kind, input] of Object.entries(inputs)) {
            const {outcome, checks} = await world.check(input);
            assert.equal(checks.length, 8, name);
            const isDecisive = DECISIVE[url.slice(world.base.length)]?.includes(path.join('.')) === true;
            const isAsked = world.asked.includes(url);
            if (isDecisive && isAsked) assert.notEqual(outcome, 'verified', `${kind} ${name}`);
          }
        }
      }
      world.web.set(url, document);
    }
  });
});

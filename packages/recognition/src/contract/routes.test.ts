import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {errorStatus} from './errors.js';
import type {Route} from './route.js';
import {routes} from './routes.js';

const table: [string, Route][] = Object.entries(routes);

describe('the route table', () => {
  it('names the structure in every path on a structure’s data', () => {
    const others = table.filter(([, route]) => !route.path.startsWith('/structures/:structure'));
    assert.deepEqual(
      others.map(([id]) => id),
      ['verification.documents'],
    );
  });

  it('has one route per method and path', () => {
    const seen = table.map(([, {method, path}]) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    assert.equal(new Set(seen).size, seen.length);
  });

  it('declares only errors that have a status', () => {
    for (const [id, route] of table)
      for (const code of route.errors) assert.ok(code in errorStatus, `${id}: ${code}`);
  });

  it('never changes anything by GET, and never reads a body there', () => {
    for (const [id, route] of table) if (route.method === 'GET') assert.equal(route.body, undefined, id);
  });
});

/** Serves the built files of the elements, so that a page needs nothing but the backend's address. */
import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import type {Hono} from 'hono';
import {problemReply} from './problem.js';
import {Refusal} from '../refusal.js';

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const safePath = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

export function addElementFiles(app: Hono, directory: string | undefined): void {
  app.get('/elements/*', async (c) => {
    const name = c.req.path.slice('/elements/'.length);
    const mediaType = mediaTypes[extname(name)];
    const isServed = directory !== undefined && mediaType !== undefined && safePath.test(name);
    const bytes = isServed ? await readFile(join(directory, name)).catch(() => undefined) : undefined;
    if (!bytes || mediaType === undefined) return problemReply(new Refusal('ROUTE_UNKNOWN'));
    // Chunks carry a hash in their name and never change; entries keep their name through releases.
    const isHashed = name.startsWith('chunks/');
    return new Response(bytes, {
      headers: {
        'content-type': mediaType,
        'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'public, no-cache',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        'x-route': 'elements',
      },
    });
  });
}

/** A small server of static files on a free port of the loopback, for tests. */
import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {type LoopbackServer, onLoopback} from './on-loopback.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** @param options.isLasting files at these paths never change: a browser keeps them, and what it has compiled of them */
export async function serveFolder(
  folder: string,
  {isLasting = () => false}: {isLasting?: (path: string) => boolean} = {},
): Promise<LoopbackServer> {
  return onLoopback((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://files').pathname);
    readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path)).then(
      (bytes) => {
        response
          .writeHead(200, {
            'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
            ...(isLasting(path) && {'cache-control': 'max-age=86400, immutable'}),
          })
          .end(bytes);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
}

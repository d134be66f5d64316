/** Serves the demo sites, each on its own port, as three strangers' web servers would: files, a strict policy, nothing else. */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {readFile} from 'node:fs/promises';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const cdnFolder = fileURLToPath(new URL('../packages/elements/dist/cdn/', import.meta.url));
/** The address that the pages are written with; another one is put in its place when the backend runs elsewhere. */
const writtenBackend = 'http://localhost:8787';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Answers a request of a site's own server side; false: not one of its addresses. */
export type SiteScript = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface SiteOptions {
  /** Folder below demo/. */
  readonly folder: string;
  /** 0: any free port. */
  readonly port: number;
  readonly backend: string;
  /** Words in the pages to replace, such as the address of the badge shown as an example. */
  readonly words?: Readonly<Record<string, string>>;
  /** Does the page load the elements from the backend instead of its own copy? */
  readonly usesBackendScripts?: boolean;
  readonly script?: SiteScript;
}

export interface Site {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function openSite(options: SiteOptions): Promise<Site> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      response.writeHead(500, {'content-type': 'text/plain'}).end('Erreur');
      console.error(error);
    });
  });
  await listen(server, options.port);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(asSaid(error, port));
    });
    server.listen(port, () => {
      resolve();
    });
  });
}

/** What a person can do something about, said so. */
export function asSaid(error: unknown, port: number): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return 'code' in error && error.code === 'EADDRINUSE'
    ? new Error(`Port ${port} is in use. Is Pépites running already?`)
    : error;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: SiteOptions,
): Promise<void> {
  if (await options.script?.(request, response)) return;
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
  const file = path.startsWith('/cdn/')
    ? join(cdnFolder, path.slice(5))
    : path.startsWith('/shared/')
      ? join(here, path)
      : join(here, options.folder, path === '/' ? 'index.html' : path);
  const type = mediaTypes[extname(file)];
  const bytes =
    type === undefined || path.includes('..') ? undefined : await readFile(file).catch(() => undefined);
  if (bytes === undefined || type === undefined) {
    response.writeHead(404, {'content-type': 'text/plain; charset=utf-8'}).end('Page inconnue');
    return;
  }
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': policyFor(options),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  const isText =
    type.startsWith('text/html') || (type.startsWith('text/javascript') && !path.startsWith('/cdn/'));
  response.end(isText ? fillIn(bytes.toString(), options) : bytes);
}

/** The policy that the elements must work under; nothing is allowed for their sake but the backend's address. */
function policyFor({backend, usesBackendScripts = false}: SiteOptions): string {
  return [
    `default-src 'none'`,
    `script-src 'self'${usesBackendScripts ? ` ${backend}` : ''}`,
    `style-src 'self'`,
    `connect-src 'self' ${backend}`,
    `img-src 'self' ${backend} blob:`,
    'media-src blob:',
    `base-uri 'none'`,
    `form-action 'self'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
}

function fillIn(text: string, {backend, words = {}}: SiteOptions): string {
  let filled = text.replaceAll(writtenBackend, backend);
  for (const [word, value] of Object.entries(words)) filled = filled.replaceAll(`{{${word}}}`, value);
  return filled;
}

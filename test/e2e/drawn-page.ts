/** Pages with elements that a server has drawn, under the strictest policy that a site can have; their scripts can be held back. */
import type {VerificationDocuments} from '@pepites/recognition';
import {bundleAsBuilt} from '../support/bundle.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';

/** The HTML of an element, for a page with this nonce. */
export type Draw = (nonce: string) => Promise<string>;

export interface DrawnPages extends LoopbackServer {
  /** What each address shows. */
  readonly pages: Map<string, Draw>;
  /** What a backend at this address answers to whoever checks a badge. */
  documents: VerificationDocuments | undefined;
}

const nonce = 'bm9uY2U';
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'nonce-${nonce}'`,
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** @param tags whose scripts are served: the page of each loads its own */
export async function openDrawnPages(tags: readonly string[]): Promise<DrawnPages> {
  const files = await bundleAsBuilt(
    Object.fromEntries(tags.map((tag) => [tag, `packages/elements/src/${tag}/${tag}.ts`])),
  );
  const pages = new Map<string, Draw>();
  const server = await onLoopback((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path);
    const draw = pages.get(path);
    if (file) response.writeHead(200, {'content-type': 'text/javascript'}).end(file.contents);
    else if (path === '/verification-documents' && opened.documents)
      response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(opened.documents));
    else if (draw)
      draw(nonce).then(
        (html) => {
          response
            .writeHead(200, {
              'content-type': 'text/html; charset=utf-8',
              'content-security-policy': policy,
            })
            .end(page(html));
        },
        (error: unknown) => {
          response.writeHead(500).end(String(error));
        },
      );
    else response.writeHead(404, {'content-type': 'text/html'}).end('<!doctype html><p>Une autre page');
  });
  const opened: DrawnPages = {...server, pages, documents: undefined};
  return opened;
}

function page(html: string): string {
  const tag = /<(badge-[a-z]+)/.exec(html)?.[1] ?? '';
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Une page</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<style nonce="${nonce}">body{font-family:sans-serif;margin:16px}</style>
<script type="module" src="/${tag}.js"></script></head>
<body><main><h1>Mon espace</h1>${html}<p id="after">Après cela.</p></main></body></html>`;
}

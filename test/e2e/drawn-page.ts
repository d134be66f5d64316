/** A page with a pathway that a server has drawn, under the strictest policy that a site can have; its script can be held back. */
import {bundleAsBuilt} from '../support/bundle.ts';
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {renderPathway, type RenderPathwayOptions} from '../../packages/elements/src/server.ts';

export interface DrawnPages extends LoopbackServer {
  /** What each address shows. */
  readonly pages: Map<string, RenderPathwayOptions>;
}

const nonce = 'bm9uY2U';
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'nonce-${nonce}'`,
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

export async function openDrawnPages(): Promise<DrawnPages> {
  const files = await bundleAsBuilt({
    'badge-pathway': 'packages/elements/src/badge-pathway/badge-pathway.ts',
  });
  const pages = new Map<string, RenderPathwayOptions>();
  const server = await onLoopback((request, response) => {
    const path = request.url ?? '/';
    const file = files.get(path);
    const options = pages.get(path);
    if (file) response.writeHead(200, {'content-type': 'text/javascript'}).end(file.contents);
    else if (options)
      renderPathway({...options, nonce}).then(
        (pathway) => {
          response
            .writeHead(200, {
              'content-type': 'text/html; charset=utf-8',
              'content-security-policy': policy,
            })
            .end(page(pathway));
        },
        (error: unknown) => {
          response.writeHead(500).end(String(error));
        },
      );
    else response.writeHead(404, {'content-type': 'text/html'}).end('<!doctype html><p>Une autre page');
  });
  return {...server, pages};
}

function page(pathway: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Parcours</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<style nonce="${nonce}">body{font-family:sans-serif;margin:16px}</style>
<script type="module" src="/badge-pathway.js"></script></head>
<body><main><h1>Mon espace</h1>${pathway}<p id="after">Après le parcours.</p></main></body></html>`;
}

/** The frame of every page of the backend, and the policy it is sent with. */
import {randomBytes} from 'node:crypto';
import {html, type Html} from './html.js';

export type PageLanguage = 'fr' | 'en';

export interface PageOptions {
  readonly title: string;
  readonly body: Html;
  /** @default 'fr' */
  readonly language?: PageLanguage;
  /** More in the head: Open Graph. */
  readonly head?: Html;
  /** Name in the log. */
  readonly route: string;
  readonly status?: number;
  /** Address below which the page's own files lie, without a final slash. */
  readonly base: string;
  readonly hasElements: boolean;
  /** Search engines may list it. @default false */
  readonly isIndexed?: boolean;
  /** @default 'no-cache' */
  readonly caching?: string;
  /** Where this page's policy differs. */
  readonly policy?: Readonly<Partial<Record<keyof typeof policy, string>>>;
  readonly bodyClass?: string;
  /** Of the style of elements that are drawn into the page. */
  readonly nonce?: string | undefined;
}

/** Elements fetch from this origin only, and show evidence from blobs. */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' blob: data:",
  'media-src': 'blob:',
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
};

export function page(options: PageOptions): Response {
  const {title, body, head, base, hasElements, isIndexed = false} = options;
  const robots = isIndexed ? 'index' : 'noindex';
  const document = html`<!doctype html>
    <html lang="${options.language ?? 'fr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="${robots}" />
        <title>${title}</title>
        <link rel="icon" href="${base}/pages/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${base}/pages/pages.css" />
        ${hasElements ? html`<script type="module" src="${base}/elements/badges.all.js"></script>` : undefined}
        ${head}
      </head>
      <body ${options.bodyClass === undefined ? undefined : html`class="${options.bodyClass}"`}>
        ${body}
      </body>
    </html> `;
  return new Response(document.text, {
    status: options.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': Object.entries({...policy, ...styledBy(options.nonce), ...options.policy})
        .map((directive) => directive.join(' '))
        .join('; '),
      'cache-control': options.caching ?? 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': robots,
      'x-route': options.route,
    },
  });
}

function styledBy(nonce: string | undefined): Partial<typeof policy> {
  return nonce === undefined ? {} : {'style-src': `'self' 'nonce-${nonce}'`};
}

/** New for each page that is sent. */
export function makeNonce(): string {
  return randomBytes(16).toString('base64');
}

/** A style sheet, a script or the picture of the pages. */
export function pageFile(
  text: string,
  mediaType: 'text/css' | 'text/javascript' | 'image/svg+xml',
): Response {
  return new Response(text, {
    headers: {
      'content-type': `${mediaType}; charset=utf-8`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'x-route': 'pages.file',
    },
  });
}

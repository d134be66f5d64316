/** The frame of every page of the backend, and the policy it is sent with. */
import {html, type Html} from './html.js';

export interface PageOptions {
  readonly title: string;
  readonly body: Html;
  /** More in the head: Open Graph. */
  readonly head?: Html;
  /** Name in the log. */
  readonly route: string;
  readonly status?: number;
  /** Address below which the page's own files lie, without a final slash. */
  readonly base: string;
  readonly hasElements: boolean;
  /** Where a form of the page may be sent. @default "'none'" */
  readonly formAction?: "'self'";
}

/** Elements fetch from this origin only, and show evidence from blobs. */
const policyWith = (formAction: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    'media-src blob:',
    `form-action ${formAction}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

export function page(options: PageOptions): Response {
  const {title, body, head, base, hasElements} = options;
  const document = html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="${base}/pages/pages.css" />
        ${hasElements ? html`<script type="module" src="${base}/elements/badges.all.js"></script>` : undefined}
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return new Response(document.text, {
    status: options.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyWith(options.formAction ?? "'none'"),
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'x-route': options.route,
    },
  });
}

/** A badge in somebody else's page: a small frame without a script, that any site may show. */
import type {SharedBadge} from '../../shares/shared-badge.js';
import {isVoid, titleOf} from './badge-page.js';
import {html} from './html.js';
import {page} from './layout.js';
import type {PageContext} from './pages.js';
import {giverOf, nameInWords, sayTruth, truthWords} from './truth-words.js';

export function embedPage({services}: PageContext, badge: SharedBadge): Response {
  const {view, url} = badge;
  const truth = truthWords(badge);
  return page({
    title: titleOf(badge),
    route: 'shared.embed',
    base: services.publicUrl,
    hasElements: false,
    caching: 'private, no-store',
    policy: {'script-src': "'none'", 'frame-ancestors': '*'},
    head: html`<link rel="stylesheet" href="${services.publicUrl}/pages/badge.css" />`,
    bodyClass: 'embed',
    body: html`<main>
      <article class="badge">
        <header>
          ${
            isVoid(badge)
              ? undefined
              : html`<img
                  class="picture"
                  src="${url}/badge.png"
                  alt="${view.imageAlt ?? ''}"
                  width="88"
                  height="88"
                />`
          }
          <div>
            <h1>${nameInWords(badge)}</h1>
            ${badge.truth === 'refused' ? undefined : html`<p class="quiet">${giverOf(badge)}</p>`}
            <p class="truth-line ${truth.look}">${truth.mark}<strong>${sayTruth(truth)}</strong></p>
            <p><a href="${url}" target="_blank" rel="noopener noreferrer">Voir et vérifier ce badge</a></p>
          </div>
        </header>
      </article>
    </main>`,
  });
}

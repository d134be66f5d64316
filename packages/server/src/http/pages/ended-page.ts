/** A link that its holder ended, or that is past its day: nothing is said about whose it was. */
import {html} from './html.js';
import {page} from './layout.js';
import type {PageContext} from './pages.js';

export function endedPage({services}: PageContext, route: string): Response {
  return page({
    title: 'Lien fermé',
    route,
    status: 410,
    base: services.publicUrl,
    hasElements: false,
    caching: 'no-store',
    body: html`<main class="narrow">
      <h1>Ce lien est fermé</h1>
      <p>Il a été fermé par la personne, ou son temps est passé. Il ne montre plus rien.</p>
      <p>Vous voulez voir ce badge ? Demandez un nouveau lien à la personne.</p>
    </main>`,
  });
}

/** A page for an address that leads nowhere. */
import {html} from './html.js';
import {page} from './layout.js';
import type {PageContext} from './pages.js';

export function notFoundPage({services}: PageContext, route: string): Response {
  return page({
    title: 'Page inconnue',
    route,
    status: 404,
    base: services.publicUrl,
    hasElements: false,
    body: html`<main class="narrow">
      <h1>Cette adresse ne mène à rien</h1>
      <p>L’adresse est peut-être incomplète. Demandez-la encore à la personne qui vous l’a donnée.</p>
    </main>`,
  });
}

/** Where anyone checks a badge. */
import {html} from './html.js';
import {page} from './layout.js';
import type {PageContext} from './pages.js';

export async function verifyPage({services, hasElements}: PageContext): Promise<Response> {
  const base = services.publicUrl;
  return page({
    title: 'Vérifier un badge',
    route: 'verify',
    base,
    hasElements,
    body: html`<main class="narrow">
      <badge-backend backend="${base}"
        ><badge-verifier heading-level="1"
          ><h1>Vérifier un badge</h1>
          <p>Cette page a besoin de JavaScript.</p></badge-verifier
        ></badge-backend
      >
    </main>`,
  });
}

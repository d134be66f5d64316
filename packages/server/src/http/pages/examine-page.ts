/** Where examiners answer requests. */
import {html} from './html.js';
import {page} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';
import {hasStaffSignIn, passkeyMark, staffSignInButtons} from './staff-sign-in-pages.js';
import {staffedStructures, wantedStructure} from './staffed-structures.js';

export async function examinePage(context: PageContext, wanted: string | undefined): Promise<Response> {
  const {services, hasElements} = context;
  const structures = await staffedStructures(services);
  const base = services.publicUrl;
  const structure = wantedStructure(structures, wanted);
  if (!structure && wanted !== undefined) return notFoundPage(context, 'examine');
  if (!structure) {
    return page({
      title: 'Répondre aux demandes',
      route: 'examine',
      base,
      hasElements,
      body: html`<main class="narrow">
        <h1>Répondre aux demandes de badge</h1>
        <p>Choisissez votre structure.</p>
        <ul class="list">
          ${structures.map(({id, name}) => html`<li><a href="${base}/examine?structure=${id}">${name}</a></li>`)}
        </ul>
      </main>`,
    });
  }
  return page({
    title: `Répondre aux demandes, ${structure.name}`,
    route: 'examine',
    base,
    hasElements,
    ...(hasStaffSignIn(services) && {
      head: html`<link rel="stylesheet" href="${base}/pages/forms.css" />
        <script type="module" src="${base}/pages/staff-sign-in.js"></script>`,
    }),
    body: html`<main data-base="${base}" data-structure="${structure.id}" ${passkeyMark(services)}>
      <p class="place">${structure.name}</p>
      ${hasStaffSignIn(services) ? html`<p id="problem" class="problem" role="alert"></p>` : undefined}
      ${staffSignInButtons(services, {structure: structure.id, page: 'examine'}, 'fr')}
      <badge-backend backend="${base}" structure="${structure.id}">
        <badge-review heading-level="1"
          ><h1>Répondre aux demandes</h1>
          <p>Cette page a besoin de JavaScript.</p></badge-review
        >
      </badge-backend>
    </main>`,
  });
}

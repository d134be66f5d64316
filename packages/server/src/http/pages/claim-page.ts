/** Where a learner comes with a claim: which badge waits, and until when. */
import {findClaim} from '../../completions/claims.js';
import {readBadge, readStructure} from '../../catalogue/catalogue.js';
import {badgeUrlOf} from '../../services.js';
import {html} from './html.js';
import {page} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';

export async function claimPage(context: PageContext, claim: string): Promise<Response> {
  const {services, hasElements} = context;
  const found = await findClaim(services.db, claim);
  if (!found) return notFoundPage(context, 'claims.page');
  const badge = await readBadge(services.db, found.structure, found.badge);
  const structure = await readStructure(services.db, found.structure);
  const isOver = Date.parse(found.expiresAt) <= services.now().getTime();
  const until = new Intl.DateTimeFormat('fr', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  });
  return page({
    title: badge.name.fr,
    route: 'claims.page',
    base: services.publicUrl,
    hasElements,
    body: html`<main class="narrow">
      <section class="card">
        <img
          class="picture"
          src="${badgeUrlOf(services, badge.owner, badge.id)}/image"
          alt="${badge.imageAlt.fr}"
          width="120"
          height="120"
        />
        <h1>${badge.name.fr}</h1>
        <p>${badge.description.fr}</p>
        <p class="quiet">Donné par ${structure.name}</p>
      </section>
      ${
        isOver
          ? html`<h2>Ce lien ne marche plus</h2>
              <p>Retournez sur la page du cours pour en avoir un autre.</p>`
          : html`<badge-backend backend="${services.publicUrl}" structure="${structure.id}"
              ><badge-claim claim="${claim}">
                <p>
                  Retournez sur la page du cours pour prendre ce badge, avant le
                  ${until.format(new Date(found.expiresAt))}.
                </p></badge-claim
              ></badge-backend
            >`
      }
    </main>`,
  });
}

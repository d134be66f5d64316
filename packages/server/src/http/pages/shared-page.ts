/** A badge that its holder shares: the element says the truth about it; without JavaScript the page says what the badge says. */
import {readBadgeVersion} from '../../catalogue/badge-versions.js';
import {readStructure} from '../../catalogue/catalogue.js';
import {shareUrlOf} from '../../awards/award-view.js';
import {fromJsonText} from '../../store/json-text.js';
import {html} from './html.js';
import {page} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';

export async function sharedPage(context: PageContext, token: string): Promise<Response> {
  const {services, hasElements} = context;
  const award = await services.db
    .selectFrom('award')
    .select(['structure_id', 'badge_owner', 'badge_id', 'badge_version', 'state', 'credential'])
    .where('share_token', '=', token)
    .executeTakeFirst();
  if (award?.credential == null) return notFoundPage(context, 'shared.page');
  const version = await readBadgeVersion(services.db, {
    structure: award.badge_owner,
    badge: award.badge_id,
    number: award.badge_version,
  });
  const badge = fromJsonText(version.meaning);
  const structure = await readStructure(services.db, award.structure_id);
  const address = shareUrlOf(services, token);
  const isRevoked = award.state === 'revoked';
  const title = isRevoked ? 'Badge retiré' : badge.name.fr;
  return page({
    title,
    route: 'shared.page',
    base: services.publicUrl,
    hasElements,
    head: html`<meta property="og:type" content="article" />
      <meta property="og:title" content="${title}" />
      <meta property="og:description" content="${isRevoked ? undefined : badge.description.fr}" />
      <meta property="og:site_name" content="${structure.name}" />
      <meta property="og:locale" content="fr_FR" />
      <meta property="og:url" content="${address}" />
      ${isRevoked ? undefined : html`<meta property="og:image" content="${address}/badge.png" /><meta property="og:image:alt" content="${badge.imageAlt.fr}" />`}`,
    body: html`<main class="narrow">
      <badge-display
        heading-level="1"
        backend="${services.publicUrl}"
        structure="${structure.id}"
        src="${address}/credential.json"
      >
        ${
          isRevoked
            ? html`<h1>Badge retiré</h1>
                <p>${structure.name} a retiré ce badge.</p>`
            : html`<img
                  class="picture"
                  src="${address}/badge.png"
                  alt="${badge.imageAlt.fr}"
                  width="120"
                  height="120"
                />
                <h1>${badge.name.fr}</h1>
                <p>${badge.description.fr}</p>
                <p class="quiet">Donné par ${structure.name}</p>`
        }
      </badge-display>
    </main>`,
  });
}

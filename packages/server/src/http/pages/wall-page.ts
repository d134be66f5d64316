/** Several badges of a person as their link shows them: readable without JavaScript, printed on one sheet. */
import {parse} from '@pepites/credentials';
import type {SignedAwardRow} from '../../shares/find-share.js';
import type {FoundWall} from '../../shares/find-wall.js';
import {verifyAward} from '../../shares/verify-award.js';
import {issuerIdOf} from '../../services.js';
import {html, Html} from './html.js';
import {makeNonce, page} from './layout.js';
import type {PageContext} from './pages.js';
import {dayOf} from './plain-words.js';
import {qrCode} from './qr.js';
import {sayGiver} from './truth-words.js';

type OpenWall = Extract<FoundWall, {isOpen: true}>;

export async function wallPage(context: PageContext, found: OpenWall): Promise<Response> {
  const {services, hasElements} = context;
  const {url, wall, awards, holderName} = found;
  const title = holderName === '' ? 'Des badges' : `Les badges de ${holderName}`;
  const now = services.now();
  const items = await Promise.all(awards.map((award) => badgeInWords(context, {url, award, now})));
  const nonce = makeNonce();
  const drawn = await drawnWall(context, found, nonce);
  return page({
    title,
    route: 'walls.page',
    base: services.publicUrl,
    hasElements,
    caching: 'private, no-store',
    nonce: drawn && nonce,
    head: html`<link rel="stylesheet" href="${services.publicUrl}/pages/wall.css" />
      <link rel="canonical" href="${url}" />
      <link rel="alternate" type="application/json" href="${url}/badges.json" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content="${title}" />
      <meta property="og:locale" content="fr_FR" />
      <meta property="og:url" content="${url}" />`,
    bodyClass: 'wall-page',
    body: html`<main>
      ${
        drawn ??
        html`<badge-wall
          heading-level="1"
          backend="${services.publicUrl}"
          structure="${wall.structure_id}"
          src="${url}/badges.json"
        >
          <h1>${title}</h1>
          <ul class="wall">
            ${items}
          </ul>
          <p class="quiet">
            Pour vérifier un badge, prenez son image. Puis ouvrez
            <a href="${services.publicUrl}/verify">la page qui vérifie</a>.
          </p>
        </badge-wall>`
      }
      <section class="address">
        ${qrCode(url, {label: 'Code QR : l’adresse de cette page'})}
        <div>
          <p class="printed-address" translate="no">${url}</p>
          <p class="quiet">Scannez le code pour vérifier ces badges.</p>
        </div>
      </section>
    </main>`,
  });
}

/** The element as it will be, before its script. Where the store knows more than the check has found, the words of this page say it. */
async function drawnWall(
  {drawer, services}: PageContext,
  {url, wall, awards, holderName}: OpenWall,
  nonce: string,
): Promise<Html | undefined> {
  if (!drawer || awards.length === 0) return undefined;
  const now = services.now();
  const items = [];
  for (const award of awards) {
    const verdict = await verifyAward(services, award);
    if (verdict.outcome === 'verified' && troubleOf(award, now) !== undefined) return undefined;
    items.push({
      credential: award.credential,
      verdict,
      imageUrl: `${url}/badges/${award.id}/badge.png`,
      credentialUrl: `${url}/badges/${award.id}/credential.json`,
      isKey: award.counted_from !== null,
    });
  }
  const {publicUrl} = services;
  const attributes = {'heading-level': '1', backend: publicUrl, structure: wall.structure_id};
  const checked = {by: new URL(publicUrl).host, at: now};
  const name = holderName === '' ? undefined : holderName;
  return new Html(await drawer.wall({name, items, checked, nonce, pageUrl: url, attributes}));
}

/** What stands in the place of the element: all of it text. */
async function badgeInWords(
  {services}: PageContext,
  {url, award, now}: {readonly url: string; readonly award: SignedAwardRow; readonly now: Date},
): Promise<Html> {
  const {view} = await parse(award.credential);
  const giver = sayGiver({
    name: view.issuer.name,
    isSelfMade: award.pseudonym_id !== null,
    isUnproven: view.issuer.id !== issuerIdOf(services, award.structure_id),
  });
  const trouble = troubleOf(award, now);
  return html`<li>
    ${
      award.state === 'revoked'
        ? undefined
        : html`<a href="${url}/badges/${award.id}/badge.png" download="badge.png"
            ><img
              src="${url}/badges/${award.id}/badge.png"
              alt="${view.imageAlt === undefined || view.imageAlt === '' ? 'Image du badge' : view.imageAlt}"
              width="96"
              height="96"
              loading="lazy"
          /></a>`
    }
    <div>
      <h2>${view.name}</h2>
      <p>${giver}, le <time datetime="${award.awarded_at}">${dayOf(award.awarded_at)}</time></p>
      ${trouble === undefined ? undefined : html`<p><strong>${trouble}</strong></p>`}
    </div>
  </li>`;
}

function troubleOf(
  {state, suspended_at: suspended, valid_until: end}: SignedAwardRow,
  now: Date,
): string | undefined {
  if (state === 'revoked') return 'Retiré : ne l’acceptez pas.';
  if (suspended !== null) return `Suspendu depuis le ${dayOf(suspended)} : ne l’acceptez pas pour le moment.`;
  if (end !== null && Date.parse(end) <= now.getTime())
    return `Ce badge n’est plus valable depuis le ${dayOf(end)}.`;
  return undefined;
}

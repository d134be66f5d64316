/** A badge as its link shows it: readable without JavaScript, printed on one sheet, with the address as a QR code. */
import type {SharedBadge} from '../../shares/shared-badge.js';
import type {SharedEvidence, SharedFile} from '../../shares/shared-evidence.js';
import {html, Html} from './html.js';
import {makeNonce, page} from './layout.js';
import type {PageContext} from './pages.js';
import {renderMarkdown} from './markdown.js';
import {dayOf} from './plain-words.js';
import {qrCode} from './qr.js';
import {shareLinks} from './share-links.js';
import {structuredData} from './structured-data.js';
import {giverOf, isUnproven, nameInWords, sayTruth, truthWords} from './truth-words.js';

export async function badgePage(context: PageContext, badge: SharedBadge): Promise<Response> {
  const {services, hasElements} = context;
  const nonce = makeNonce();
  const drawn = await drawnBadge(context, badge, nonce);
  const {url, holderName} = badge;
  const isLong = badge.recommendations.length + badge.evidence.length > 0;
  return page({
    title: titleOf(badge),
    route: 'shared.page',
    base: services.publicUrl,
    hasElements,
    isIndexed: badge.isIndexed,
    caching: 'private, no-store',
    nonce: drawn && nonce,
    policy: {'media-src': "blob: 'self'"},
    head: html`${headOf(services.publicUrl, badge)}
      <script type="module" src="${services.publicUrl}/pages/share.js"></script>`,
    body: html`<main class="narrow badge-page ${isLong ? 'long' : undefined}">
      ${holderName === undefined ? undefined : html`<p class="holder">Le badge de <strong>${holderName}</strong></p>`}
      ${
        drawn ??
        html`<badge-display
          class="screen-only"
          heading-level="1"
          backend="${services.publicUrl}"
          structure="${badge.structure}"
          src="${url}/credential.json"
          >${badgeInWords(badge)}</badge-display
        >`
      }
      <div class="print-only">${badgeInWords(badge)}</div>
      ${recommendationsSection(badge)} ${evidenceSection(badge)}
      <section class="address">
        ${qrCode(url, {label: 'Code QR : l’adresse de cette page'})}
        <div>
          <h2>L’adresse de ce badge</h2>
          <p class="printed-address" translate="no">${url}</p>
          <p class="quiet screen-only">Scannez le code, ou copiez l’adresse.</p>
          <p class="quiet print-only">Scannez le code pour vérifier ce badge.</p>
        </div>
      </section>
      ${isVoid(badge) ? undefined : sharingSection(badge)}
      <p class="screen-only quiet files">
        <a href="${url}/badge.png" download="badge.png">Télécharger le badge (image PNG)</a>
        <a href="${url}/credential.json" download="badge.json">Télécharger le badge (fichier JSON)</a>
        <a href="${services.publicUrl}/verify">Vérifier un badge</a>
      </p>
    </main>`,
  });
}

/**
 * The element as it will be, before its script. Of what is no longer valid, of what is not true and of what a person made for themselves
 * the words of this page say more.
 */
async function drawnBadge(
  {drawer, services}: PageContext,
  {url, structure, credential, truth, verdict, checkedAt}: SharedBadge,
  nonce: string,
): Promise<Html | undefined> {
  if (!drawer || (truth !== 'genuine' && truth !== 'stranger')) return undefined;
  const {publicUrl} = services;
  // The page holds no credential: programs that follow a link are handed none, see the decision record on links.
  const src = `${url}/credential.json`;
  const attributes = {class: 'screen-only', 'heading-level': '1', backend: publicUrl, structure, src};
  const checked = {verdict, by: new URL(publicUrl).host, at: new Date(checkedAt)};
  return new Html(await drawer.display({credential, checked, nonce, pageUrl: url, attributes}));
}

/** What stands in the place of the element, and is what the element shows: all of it text. */
export function badgeInWords(badge: SharedBadge): Html {
  const {view, url} = badge;
  const truth = truthWords(badge);
  return html`<article class="badge card">
    <header>
      ${
        isVoid(badge)
          ? undefined
          : html`<img
              class="picture"
              src="${url}/badge.png"
              alt="${view.imageAlt ?? ''}"
              width="120"
              height="120"
            />`
      }
      <div>
        <h1>${nameInWords(badge)}</h1>
        ${badge.truth === 'refused' ? undefined : html`<p class="quiet">${giverOf(badge)}</p>`}
      </div>
    </header>
    <p class="truth ${truth.look}">
      ${truth.mark}<span><strong>${sayTruth(truth)}</strong> ${truth.more}</span>
    </p>
    ${badge.truth === 'refused' ? undefined : contentOf(badge)}
  </article>`;
}

/** What the badge says; of one that was changed nothing is passed on. */
function contentOf(badge: SharedBadge): Html {
  const {view, awardedAt, validUntil} = badge;
  const criteria = renderMarkdown(view.criteriaNarrative ?? '');
  return html`<p>${view.description}</p>
    ${
      criteria.length === 0
        ? undefined
        : html`<h2>${isUnproven(badge) ? 'Ce badge dit que :' : 'Ce badge montre que :'}</h2>
            ${criteria}`
    }
    <dl>
      <div>
        <dt>Donné le</dt>
        <dd><time datetime="${awardedAt}">${dayOf(awardedAt)}</time></dd>
      </div>
      ${
        validUntil === undefined
          ? undefined
          : html`<div>
              <dt>Valable jusqu’au</dt>
              <dd><time datetime="${validUntil}">${dayOf(validUntil)}</time></dd>
            </div>`
      }
    </dl>`;
}

/** Of what is no badge any more no picture is shown, and nothing invites to pass it on. */
export function isVoid({truth}: SharedBadge): boolean {
  return truth === 'revoked' || truth === 'refused';
}

export function titleOf(badge: SharedBadge): string {
  return isVoid(badge) ? truthWords(badge).sentence.replace(/\.$/, '') : badge.view.name;
}

function headOf(base: string, badge: SharedBadge): Html {
  const {url, view} = badge;
  const title = titleOf(badge);
  const {warning, more} = truthWords(badge);
  const words = isVoid(badge) ? `${warning} ${more}`.trim() : `${giverOf(badge)}. ${view.description}`;
  const oembed = `${base}/oembed?format=json&url=${encodeURIComponent(url)}`;
  return html`<link rel="stylesheet" href="${base}/pages/badge.css" />
    <link rel="canonical" href="${url}" />
    <link rel="alternate" type="application/json+oembed" href="${oembed}" title="${title}" />
    <link rel="alternate" type="application/vc+ld+json" href="${url}/credential.json" />
    <meta name="description" content="${words}" />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${words}" />
    ${
      badge.isSelfMade || isUnproven(badge)
        ? undefined
        : html`<meta property="og:site_name" content="${view.issuer.name}" />`
    }
    <meta property="og:locale" content="fr_FR" />
    <meta property="og:url" content="${url}" />
    ${
      isVoid(badge)
        ? undefined
        : html`<meta property="og:image" content="${url}/card.png" />
            <meta property="og:image:type" content="image/png" />
            <meta property="og:image:width" content="1200" />
            <meta property="og:image:height" content="630" />
            <meta property="og:image:alt" content="${cardAlt(badge)}" />
            <meta name="twitter:card" content="summary_large_image" />
            ${structuredData(badge)}`
    }`;
}

function cardAlt(badge: SharedBadge): string {
  const {view} = badge;
  const picture =
    view.imageAlt === undefined || view.imageAlt === '' ? '' : ` Image du badge : ${view.imageAlt}.`;
  return `Badge « ${view.name} ». ${giverOf(badge)}.${picture}`;
}

function recommendationsSection({recommendations}: SharedBadge): Html | undefined {
  if (recommendations.length === 0) return undefined;
  return html`<section class="card recommendations">
    <h2>${recommendations.length === 1 ? 'Une recommandation' : 'Des recommandations'}</h2>
    ${recommendations.map(
      (one) =>
        html`<figure>
          <blockquote class="written">${one.text}</blockquote>
          <figcaption class="quiet">${sayWho(one)}</figcaption>
        </figure>`,
    )}
  </section>`;
}

function sayWho({name, writtenAt, collectedBy}: SharedBadge['recommendations'][number]): string {
  const who = `${name}, le ${dayOf(writtenAt)}`;
  return collectedBy === undefined ? who : `${who}. Recueilli par ${collectedBy}.`;
}

function evidenceSection({evidence, url}: SharedBadge): Html | undefined {
  if (evidence.length === 0) return undefined;
  return html`<section class="card evidence">
    <h2>Ce que la personne a montré</h2>
    ${evidence.map(
      ({question, texts, link, files}: SharedEvidence) =>
        html`<h3>${question}</h3>
          ${texts.map((text) => html`<p class="written">${text}</p>`)}
          ${link === undefined ? undefined : linkOf(link)} ${files.map((file) => fileOf(file, url))}`,
    )}
  </section>`;
}

/** Only a web address becomes a link; anything else stays what was written. */
function linkOf(link: string): Html {
  const isWeb = URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
  return isWeb
    ? html`<p><a href="${link}" rel="noreferrer nofollow ugc">${link}</a></p>`
    : html`<p class="written">${link}</p>`;
}

function fileOf({id, kind, mediaType}: SharedFile, url: string): Html {
  const address = `${url}/files/${id}`;
  switch (kind) {
    case 'photo':
      return html`<p>
        <img class="photo" src="${address}" alt="Photo envoyée par la personne" loading="lazy" />
      </p>`;
    case 'voice':
      return html`<p>
        <audio class="screen-only" controls preload="none" aria-label="Enregistrement de la personne">
          <source src="${address}" type="${mediaType}" />
        </audio>
        <a class="screen-only" href="${address}" download>Télécharger l’enregistrement</a>
        <span class="print-only">Un enregistrement, à écouter à l’adresse de ce badge.</span>
      </p>`;
    case 'file':
      return html`<p>
        <a class="screen-only" href="${address}" download>Télécharger le document</a>
        <span class="print-only">Un document, à lire à l’adresse de ce badge.</span>
      </p>`;
  }
}

function sharingSection(badge: SharedBadge): Html {
  return html`<section class="sharing screen-only">
    <h2>Partager ce badge</h2>
    <p class="actions">
      <button type="button" class="button" data-share hidden>Partager…</button>
      <button type="button" class="button" data-copy hidden>Copier l’adresse</button>
      <button type="button" class="button" data-print hidden>Imprimer</button>
      <span role="status" data-said></span>
    </p>
    <ul class="links">
      ${shareLinks(badge).map(({name, href}) => html`<li><a href="${href}" rel="noreferrer noopener">${name}</a></li>`)}
    </ul>
    <p class="quiet">Rien n’est envoyé à ces sites tant que vous ne les ouvrez pas.</p>
  </section>`;
}

/** The row of ways to share: what each is, and who will then see the page. */
import {linkedInProfileUrl, sharePlaces} from '@pepites/recognition';
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {html, nothing, type TemplateResult} from 'lit';
import {shareIcon} from '../art/icons.js';
import type {ShareWay} from '../events/share-events.js';
import type {shareFr} from '../messages/share.fr.js';
import {embedCode} from '../share/embed-code.js';
import type {Text} from '../text/messages.js';
import type {BadgeShareElement} from './badge-share.element.js';

export interface ShareRowOptions {
  readonly text: Text<typeof shareFr>;
  readonly said: 'copied' | 'copiedCode' | 'copyByHand' | undefined;
  /** Address of the backend; empty where there is none. */
  readonly backend: string;
  /** Once it was asked for. */
  readonly qr: TemplateResult | undefined;
  readonly onWay: (way: ShareWay, event: Event) => void;
  readonly onQr: (isOpen: boolean) => void;
}

export type Shared = Pick<
  BadgeShareElement,
  | 'url'
  | 'name'
  | 'issuer'
  | 'organizationId'
  | 'awardedAt'
  | 'validUntil'
  | 'certificateId'
  | 'src'
  | 'script'
>;

/** The address that others get: resolved, and in its normal form. */
export function sharedUrl(url: string): string {
  return (
    (url !== '' && URL.canParse(url, document.baseURI) && safeUrl(new URL(url, document.baseURI).href)) || ''
  );
}

export function isShareable(url: string): boolean {
  return sharedUrl(url) !== '';
}

export function renderShareRow(shared: Shared, options: ShareRowOptions): TemplateResult {
  const {text, said} = options;
  const {name} = shared;
  const canSend = typeof navigator.share === 'function';
  const url = sharedUrl(shared.url);
  const {host} = new URL(url);
  return html`<div>
      <p>${text(name === '' ? 'everybody' : 'everybodyBadge')}</p>
      <p>${name === '' ? text('opensPage', {host}) : text('opens', {name, host})}</p>
    </div>
    <div>
      <label class="label" for="link">${text('link')}</label>
      <input id="link" part="link" class="field" type="text" readonly dir="ltr" .value=${url} />
    </div>
    <div class="actions">
      ${canSend ? renderButton('device', 'primary', html`${shareIcon()}${text('send')}`, options) : nothing}
      ${renderButton('copy', canSend ? 'secondary' : 'primary', text('copy'), options)}
      ${renderAway('open', url, text('see'), options)}
    </div>
    <p role="status" class="said">${said === undefined ? nothing : text(said)}</p>
    ${renderPlaces(shared, options)} ${renderQr(options)} ${renderEmbed(shared, options)}`;
}

function renderPlaces(shared: Shared, options: ShareRowOptions): TemplateResult {
  const {text} = options;
  const {name, issuer} = shared;
  const url = sharedUrl(shared.url);
  const title = name === '' ? text('titlePage') : text('title', {name});
  const places = sharePlaces({url, title, words: issuer === '' ? title : text('wordsBy', {title, issuer})});
  const profile = profileOf(shared, url);
  return html`<div role="group" aria-labelledby="places">
    <p id="places" class="label">${text('places')}</p>
    <ul class="ways" part="ways">
      ${profile === undefined ? nothing : html`<li class="first">${renderAway('linkedin-profile', profile, text('linkedInProfile'), options)}</li>`}
      ${(['whatsapp', 'email', 'linkedin', 'facebook', 'x'] as const).map(
        (way) => html`<li>${renderAway(way, places[way], text(`way.${way}`), options)}</li>`,
      )}
    </ul>
    <p class="quiet small">${text('nothingYet')}</p>
  </div>`;
}

/** For a badge whose giver and date are known. */
function profileOf(shared: Shared, url: string): string | undefined {
  const {name, issuer, organizationId, awardedAt, validUntil, certificateId} = shared;
  if (name === '' || awardedAt === '' || (issuer === '' && organizationId === '')) return undefined;
  return linkedInProfileUrl({
    ...{name, organisation: issuer, awardedAt, url},
    ...(organizationId !== '' && {organisationId: organizationId}),
    ...(validUntil !== '' && {validUntil}),
    ...(certificateId !== '' && {certificateId}),
  });
}

function renderButton(
  way: ShareWay,
  kind: string,
  words: unknown,
  {onWay}: Pick<ShareRowOptions, 'onWay'>,
): TemplateResult {
  return html`<button
    class="button ${kind}"
    type="button"
    @click=${(event: Event) => {
      onWay(way, event);
    }}
  >
    ${words}
  </button>`;
}

function renderAway(
  way: ShareWay,
  href: string,
  words: string,
  {onWay}: Pick<ShareRowOptions, 'onWay'>,
): TemplateResult {
  return html`<a
    class="button plain"
    href=${href}
    target=${way === 'email' ? nothing : '_blank'}
    rel="noopener noreferrer"
    @click=${(event: Event) => {
      onWay(way, event);
    }}
    >${words}</a
  >`;
}

function renderQr({text, qr, onQr}: ShareRowOptions): TemplateResult {
  return html`<details
    @toggle=${({currentTarget}: Event) => {
      onQr(currentTarget instanceof HTMLDetailsElement && currentTarget.open);
    }}
  >
    <summary>${text('qr')}</summary>
    <figure class="code" part="qr">
      ${qr ?? nothing}
      <figcaption class="quiet small">${text('qrMore')}</figcaption>
    </figure>
  </details>`;
}

function renderEmbed(shared: Shared, options: ShareRowOptions): TemplateResult | typeof nothing {
  const {text} = options;
  const src = sharedUrl(shared.src);
  if (src === '') return nothing;
  const backend = sharedUrl(options.backend).replace(/\/$/, '');
  const script = sharedUrl(shared.script) || (backend === '' ? '' : `${backend}/elements/badges.js`);
  const code = embedCode({src, backend, script, page: sharedUrl(shared.url), name: shared.name});
  return html`<details>
    <summary>${text('embed')}</summary>
    <div class="code" part="embed">
      <label class="label" for="embed">${text('embedLabel')}</label>
      <textarea id="embed" class="field" rows="5" readonly dir="ltr" .value=${code}></textarea>
      <div class="actions">${renderButton('embed', 'secondary', text('copyCode'), options)}</div>
    </div>
  </details>`;
}

/** Sharing a badge: what it shows, the link, where it can go, the image. Plain links: nothing is sent before one is followed. */
import {type Award, inLanguage, linkedInProfileUrl, type ShareScope} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {downloadBadge} from '../../share/download.js';
import type {Language} from '../../text/messages.js';
import type {ActText} from './act-options.js';
import {scopes, type Sharing} from './sharing.js';

export interface SharePanelOptions {
  readonly text: ActText;
  readonly language: Language;
  /** Who gives the badge. */
  readonly giver: string;
  readonly isBusy: boolean;
  readonly onScope: (scope: ShareScope) => void;
  readonly onMake: () => void;
  readonly onCopy: (url: string) => void;
  readonly onSend: (url: string) => void;
  readonly onEnd: () => void;
}

export function renderSharePanel(sharing: Sharing, options: SharePanelOptions): TemplateResult {
  const {text} = options;
  const {link, award, makesLinks} = sharing;
  return html`<h3 id="act-title" tabindex="-1">${text('share')}</h3>
    ${makesLinks ? renderScopes(sharing, options) : nothing}
    ${
      link
        ? renderLink(link, sharing, options)
        : html`<div class="actions">
            <button
              class="button primary"
              type="button"
              aria-disabled=${String(options.isBusy)}
              @click=${options.onMake}
            >
              ${text('makeLink')}
            </button>
          </div>`
    }
    ${
      award.imageUrl === undefined
        ? nothing
        : html`<div class="actions">
            <a
              class="button secondary"
              href=${award.imageUrl}
              download="${award.badge}.png"
              @click=${downloadBadge}
              >${text('image')}</a
            >
          </div>`
    }`;
}

function renderScopes({scope: chosen}: Sharing, {text, onScope}: SharePanelOptions): TemplateResult {
  return html`<fieldset class="scopes">
    <legend class="label">${text('shareWhat')}</legend>
    <div class="choices">
      ${scopes.map(
        (scope) =>
          html`<label class="choice text-only">
            <input
              type="radio"
              name="scope"
              value=${scope}
              .checked=${live(scope === chosen)}
              @change=${() => {
                onScope(scope);
              }}
            />
            <span>${text(`scope.${scope}`)} <span class="more">${text(`scopeMore.${scope}`)}</span></span
            ><span class="dot" aria-hidden="true"></span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function renderLink(
  {url, id}: NonNullable<Sharing['link']>,
  {award}: Sharing,
  options: SharePanelOptions,
): TemplateResult {
  const {text, isBusy} = options;
  return html`<div class="link-box">
    <label class="label" for="share-link">${text('link')}</label>
    <input id="share-link" class="field" type="text" readonly .value=${url} aria-describedby="share-note" />
    <p class="quiet small" id="share-note">
      ${text('linkNote')} ${id === undefined ? nothing : text('linkEnds')}
    </p>
    <div class="actions">
      <button
        class="button primary"
        id="share-copy"
        type="button"
        @click=${() => {
          options.onCopy(url);
        }}
      >
        ${text('copy')}
      </button>
      ${
        canSend()
          ? html`<button
              class="button secondary"
              type="button"
              @click=${() => {
                options.onSend(url);
              }}
            >
              ${text('send')}
            </button>`
          : nothing
      }
    </div>
    <div class="actions away">
      ${renderAway(url, text('see'))} ${renderAway(linkedInOf(award, url, options), text('linkedIn'))}
      ${
        id === undefined
          ? nothing
          : html`<button
              class="button plain"
              type="button"
              aria-disabled=${String(isBusy)}
              @click=${options.onEnd}
            >
              ${text('endLink')}
            </button>`
      }
    </div>
  </div>`;
}

/** A share sheet of the device itself; absent on most desktops. */
export const canSend = (): boolean => typeof navigator.share === 'function';

const renderAway = (href: string, words: string): TemplateResult =>
  html`<a class="button plain" href=${href} target="_blank" rel="noopener noreferrer">${words}</a>`;

function linkedInOf(
  {badgeName, awardedAt, validUntil}: Award,
  url: string,
  {language, giver}: SharePanelOptions,
): string {
  const name = inLanguage(badgeName, language);
  return linkedInProfileUrl({name, organisation: giver, awardedAt, validUntil, url});
}

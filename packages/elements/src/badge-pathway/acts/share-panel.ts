/** Sharing a badge: what its link shows, the link and its end, the image. */
import {inLanguage, type ShareScope} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Shared} from '../../badge-share/share-row.js';
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
  /** The row of `<badge-share>`. */
  readonly renderWays: (shared: Shared) => TemplateResult;
  readonly onScope: (scope: ShareScope) => void;
  readonly onMake: () => void;
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

/** The ways are those of `<badge-share>`; the link is the person's own to end. */
function renderLink(
  {url, id}: NonNullable<Sharing['link']>,
  {award}: Sharing,
  {text, language, giver, isBusy, renderWays, onEnd}: SharePanelOptions,
): TemplateResult {
  const {badgeName, awardedAt, validUntil = ''} = award;
  const name = inLanguage(badgeName, language);
  // A link may show less than the badge: another site cannot show it from here.
  const nothingMore = {organizationId: '', certificateId: '', src: '', script: ''};
  return html`<div class="share">
      ${renderWays({...nothingMore, url, name, issuer: giver, awardedAt, validUntil})}
    </div>
    ${
      id === undefined
        ? nothing
        : html`<p class="quiet small">${text('linkEnds')}</p>
            <div class="actions">
              <button class="button plain" type="button" aria-disabled=${String(isBusy)} @click=${onEnd}>
                ${text('endLink')}
              </button>
            </div>`
    }`;
}

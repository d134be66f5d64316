/** It is kept: the badge, how to take it home, and what to do with it next. */
import {html, nothing, type TemplateResult} from 'lit';
import {trueMark} from '../../art/marks.js';
import {BadgeDesignNextEvent, type NextAct} from '../../events/design-events.js';
import {downloadBadge} from '../../share/download.js';
import {pictureUrl} from '../../base/picture-url.js';
import type {ScreenOptions} from '../designer-screens.js';
import {hasWords} from '../designer-flow.js';
import {renderDownloads} from './downloads.js';
import {renderPreview, screenHeading} from './screen-parts.js';

export function renderDone(options: ScreenOptions): TemplateResult {
  const {purpose} = options;
  return html`<div class="beside">
      ${renderPreview(options)}
      <div class="stack">
        <div class="truth">
          ${trueMark()}
          <div>${screenHeading(options, doneWords(options))}</div>
        </div>
        ${
          purpose === 'own'
            ? renderAward(options)
            : purpose === 'structure'
              ? renderTeamNext(options)
              : renderDownloads(options)
        }
      </div>
    </div>
    ${purpose === 'own' ? renderNext(options) : nothing} ${renderAnother(options)}`;
}

function doneWords({text, purpose, keeper}: ScreenOptions): string {
  if (purpose === 'structure') return text(`done.${keeper.draft?.state ?? 'draft'}`);
  return text(`done.${purpose}`);
}

function renderTeamNext(options: ScreenOptions): TemplateResult {
  const {text, keeper, flow} = options;
  const state = keeper.draft?.state ?? 'draft';
  return html`<p>${text(`after.${state}`)}</p>
    ${
      state === 'published'
        ? renderDownloads(options)
        : html`<div class="actions">
            <button
              class="button secondary"
              type="button"
              @click=${() => {
                flow.show('draw');
              }}
            >
              ${text('goOn')}
            </button>
          </div>`
    }`;
}

/** Its live region is there before the badge is ready. */
function renderAward(options: ScreenOptions): TemplateResult {
  const {award, text, backend} = options;
  const isReady = award?.state === 'issued';
  const image = pictureUrl(award?.imageUrl ?? '', backend.context.backend);
  return html`<p role="status">${text(isReady ? 'ready' : 'soon')}</p>
    ${
      isReady
        ? html`<div class="actions">
              ${
                image === undefined
                  ? nothing
                  : html`<a
                      class="button secondary"
                      href=${image}
                      download="badge.png"
                      @click=${downloadBadge}
                      >${text('downloadBadge')}</a
                    >`
              }
              ${award.pageUrl === undefined ? nothing : html`<a class="button plain" href=${award.pageUrl}>${text('see')}</a>`}
            </div>
            <p class="quiet small">${text('downloadHint')}</p>`
        : nothing
    }`;
}

function renderNext(options: ScreenOptions): TemplateResult {
  const {text} = options;
  const begin = (act: NextAct) => () => {
    beginAct(options, act);
  };
  return html`<div class="next">
    <p class="sub">${text('nextTitle')}</p>
    <p>${text('nextHint')}</p>
    <div class="actions">
      <button class="button primary" part="button" type="button" @click=${begin('evidence')}>
        ${text('act.evidence')}
      </button>
      <button class="button secondary" type="button" @click=${begin('recommendation')}>
        ${text('act.recommendation')}
      </button>
    </div>
  </div>`;
}

/** The page may lead the person there itself. */
function beginAct({host, keeper, flow}: ScreenOptions, act: NextAct): void {
  const {award} = keeper;
  if (award === undefined) return;
  if (host.dispatchEvent(new BadgeDesignNextEvent(act, award))) flow.show(act);
}

function renderAnother({
  flow,
  keeper,
  text,
  purpose,
  evidence,
}: ScreenOptions): TemplateResult | typeof nothing {
  if (!hasWords(purpose)) return nothing;
  return html`<div>
    <button
      class="button plain"
      type="button"
      @click=${() => {
        keeper.clear();
        evidence.clear();
        flow.clear();
        flow.show('draw');
      }}
    >
      ${text('another')}
    </button>
  </div>`;
}

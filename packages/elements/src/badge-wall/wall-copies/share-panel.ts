/** Sharing a wall: which badges, with or without a name, until when; and the links that there are. */
import type {Wall} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {yesIcon} from '../../art/icons.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {formatDate} from '../../text/format.js';
import type {Language} from '../../text/messages.js';
import type {WallBadge} from '../wall-badge.js';
import type {CopiesText} from './copies-desk.js';
import {type Duration, durations} from './share-desk.js';

export interface SharePanelOptions {
  readonly text: CopiesText;
  readonly language: Language;
  readonly level: number;
  /** Those that may be shared. */
  readonly badges: readonly WallBadge[];
  readonly nameOf: (badge: WallBadge) => string;
  readonly isChosen: (badge: WallBadge) => boolean;
  readonly showsName: boolean;
  readonly months: Duration;
  /** The open ones. */
  readonly links: readonly Wall[];
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly said: string;
  readonly failed: string;
  readonly onChoose: (badges: readonly WallBadge[], isChosen: boolean) => void;
  readonly onName: (showsName: boolean) => void;
  readonly onMonths: (months: Duration) => void;
  readonly onMake: () => void;
  readonly onEnd: (link: Wall) => void;
  readonly onClose: () => void;
}

export function renderSharePanel(options: SharePanelOptions): TemplateResult {
  const {text, level, isReady, said, failed} = options;
  return html`${outlineHeading({level, id: 'copies-title', className: 'panel-title'}, text('shareTitle'))}
    ${isReady ? renderChoice(options) : nothing}
    <p role="status" class="said">${said === '' ? nothing : said}</p>
    <p role="alert" class="error">${failed === '' ? nothing : failed}</p>
    ${options.links.length === 0 ? nothing : renderLinks(options)}
    <div class="actions">
      <button class="button plain" type="button" @click=${options.onClose}>${text('close')}</button>
    </div>`;
}

function renderChoice(options: SharePanelOptions): TemplateResult {
  const {text, badges, showsName, months, isBusy, onChoose, onName, onMonths, onMake} = options;
  return html`<p>${text('shareIntro')}</p>
    <fieldset>
      <legend class="label">${text('which')}</legend>
      ${
        badges.length < 2
          ? nothing
          : html`<button
              class="button plain all"
              type="button"
              @click=${() => {
                onChoose(badges, true);
              }}
            >
              ${text('all')}
            </button>`
      }
      <div class="to-share">
        ${badges.map((badge) =>
          check(options.nameOf(badge), options.isChosen(badge), (isChosen) => {
            onChoose([badge], isChosen);
          }),
        )}
      </div>
    </fieldset>
    ${check(text('showName'), showsName, onName)}
    <div>
      <label class="label" for="until">${text('until')}</label>
      <select
        id="until"
        class="field until"
        @change=${({currentTarget}: Event) => {
          const value = currentTarget instanceof HTMLSelectElement ? Number(currentTarget.value) : 0;
          onMonths(durations.find((one) => one === value) ?? 0);
        }}
      >
        ${durations.map((one) => html`<option value=${one} ?selected=${one === months}>${text(`until.${one}`)}</option>`)}
      </select>
    </div>
    <div class="actions">
      <button class="button primary" type="button" aria-disabled=${String(isBusy)} @click=${onMake}>
        ${text('make')}
      </button>
    </div>`;
}

function check(words: string, isChecked: boolean, onChange: (isChecked: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${live(isChecked)}
      @change=${({currentTarget}: Event) => {
        onChange(currentTarget instanceof HTMLInputElement && currentTarget.checked);
      }}
    />
    <span class="tick">${yesIcon()}</span><span dir="auto">${words}</span>
  </label>`;
}

function renderLinks(options: SharePanelOptions): TemplateResult {
  const {text, level, links} = options;
  return html`${outlineHeading({level: level + 1, id: 'links-title', className: 'panel-title'}, text('links'))}
    <ul class="links">
      ${links.map((link) => html`<li class="link">${renderLink(link, options)}</li>`)}
    </ul>`;
}

function renderLink(link: Wall, options: SharePanelOptions): TemplateResult {
  const {text, language, isBusy} = options;
  const {id, url, endsAt} = link;
  const says = [
    text('badges', {n: link.awards.length}),
    text(link.showsName ? 'named' : 'nameless'),
    endsAt === undefined ? text('endless') : text('untilDate', {date: formatDate(endsAt, language)}),
    text('opened', {n: link.openings}),
  ];
  return html`<p class="strong">${says.join(language === 'ar' ? '، ' : ', ')}</p>
    <badge-share url=${url} data-link=${id}></badge-share>
    <div class="actions">
      <button
        class="button secondary"
        type="button"
        aria-disabled=${String(isBusy)}
        @click=${() => {
          options.onEnd(link);
        }}
      >
        ${text('end')}
      </button>
    </div>`;
}

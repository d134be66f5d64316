/** The queue: how many wait, since when, the oldest first; what to show of it. */
import {type BadgeRequest, inLanguage} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {live} from 'lit/directives/live.js';
import {repeat} from 'lit/directives/repeat.js';
import {expiredMark, trueMark} from '../art/marks.js';
import {medallion} from '../art/medallion.js';
import {formatAge} from '../text/format-age.js';
import {formatDate} from '../text/format.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import type {QueueReader} from './queue-reader.js';
import type {ReviewQueue} from './read-queue.js';
import {moveInQueue} from './review-keys.js';
import type {ReviewOptions} from './review-screen.js';

export interface ListOptions extends ReviewOptions {
  readonly reader: QueueReader;
  /** May choose to see what waits for others. */
  readonly isLead: boolean;
  readonly onMore: () => void;
  readonly onSentences: () => void;
}

export function renderList(queue: ReviewQueue, options: ListOptions): TemplateResult {
  const {items, waiting} = queue;
  const {reader} = options;
  return html`${renderFilters(options)}
    ${items.length === 0 ? renderNone(options) : renderCount(queue, options)}
    <ul class="queue" ?hidden=${items.length === 0} @keydown=${moveInQueue}>
      ${repeat(
        items.slice(0, reader.rows.of(items.length)),
        ({id}) => id,
        (request) => guard(whatIsShown(request, options), () => renderRow(request, options)),
      )}
    </ul>
    ${waiting > items.length ? renderMore(waiting - items.length, options) : nothing}
    ${items.length === 0 ? nothing : renderKeys(options)} ${options.isLead ? renderManage(options) : nothing}`;
}

function renderCount({items, waiting}: ReviewQueue, {text, language, now}: ListOptions): TemplateResult {
  const [oldest] = items;
  return html`<p>
    ${text('count', {n: waiting})}
    ${
      oldest && items.length > 1
        ? html`<span class="quiet"
            >${text('oldest')} ${text('oldestAge', {age: formatAge(oldest.submittedAt, now, language)})}</span
          >`
        : nothing
    }
  </p>`;
}

function renderNone({text, reader}: ListOptions): TemplateResult {
  const isAll = reader.filter.badge === '' && reader.filter.whose === 'mine';
  return html`<div class="truth">
    ${trueMark()}
    <div>
      <strong>${text(isAll ? 'empty' : 'emptyFilter')}</strong>
      <p class="quiet">${text('emptyHint')}</p>
    </div>
  </div>`;
}

function renderFilters(options: ListOptions): TemplateResult | typeof nothing {
  const {reader, text, language, isLead} = options;
  const badges = reader.badges(language);
  const hasBadges = badges.length > 1 || reader.filter.badge !== '';
  if (!hasBadges && !isLead) return nothing;
  const total = badges.reduce((sum, {count}) => sum + count, 0);
  return html`<div class="filters" role="group" aria-label=${text('filters')}>
    ${
      isLead
        ? renderSelect('whose', text('whose'), {
            chosen: reader.filter.whose,
            choices: [
              ['mine', text('whoseMine')],
              ['all', text('whoseAll')],
            ],
            onChoose: (whose) => {
              reader.choose({whose: whose === 'all' ? 'all' : 'mine'});
            },
          })
        : nothing
    }
    ${
      hasBadges
        ? renderSelect('badge', text('badgeFilter'), {
            chosen: reader.filter.badge,
            choices: [
              ['', text('allBadges', {n: total})],
              ...badges.map(
                ({id, name, count}) => [id, text('badgeCount', {badge: name, n: count})] as const,
              ),
            ],
            onChoose: (badge) => {
              reader.choose({badge});
            },
          })
        : nothing
    }
  </div>`;
}

function renderSelect(
  id: string,
  label: string,
  {
    chosen,
    choices,
    onChoose,
  }: {
    readonly chosen: string;
    readonly choices: readonly (readonly [string, string])[];
    readonly onChoose: (value: string) => void;
  },
): TemplateResult {
  return html`<div>
    <label class="label" for=${id}>${label}</label>
    <select
      class="field"
      id=${id}
      .value=${live(chosen)}
      @change=${({currentTarget}: Event) => {
        if (currentTarget instanceof HTMLSelectElement) onChoose(currentTarget.value);
      }}
    >
      ${choices.map(
        ([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`,
      )}
    </select>
  </div>`;
}

/** Everything that the picture of a row depends on: the queue is read again and again, and little of it is new. */
function whatIsShown(request: BadgeRequest, {reader, language, now}: ListOptions): unknown[] {
  const {badgeName, badgeImageUrl, earnerName, submittedAt, revision, answerBy, waitsFor} = request;
  return [
    inLanguage(badgeName, language),
    badgeImageUrl,
    earnerName,
    submittedAt,
    // The age is told in days.
    now.getDate(),
    revision,
    answerBy,
    isLate(answerBy, now),
    waitsFor,
    language,
    reader.filter.whose,
  ];
}

function renderRow(request: BadgeRequest, options: ListOptions): TemplateResult {
  const {flow, text, language, now, pictureOf} = options;
  const badge = inLanguage(request.badgeName, language);
  const age = formatAge(request.submittedAt, now, language);
  return html`<li>
    ${medallion({imageUrl: pictureOf(request.badgeImageUrl)})}
    <div>
      <div class="name"><bdi>${request.earnerName}</bdi></div>
      <p>${inOwnLanguage(request.badgeName, language)}</p>
      <p class="quiet small">
        ${text('received', {age})}${request.revision > 1 ? html` · ${text('again')}` : nothing}
      </p>
      ${renderDue(request, options)}
    </div>
    <button
      class="button secondary"
      type="button"
      part="button"
      aria-label=${text('openNamed', {badge, name: request.earnerName, age})}
      @click=${() => void flow.openRequest(request.id)}
    >
      ${text('open')}
    </button>
  </li>`;
}

/** Whose turn it is where it is not the examiner's, and by when an answer was promised. */
function renderDue(
  {answerBy, waitsFor}: BadgeRequest,
  {text, now, language, reader}: ListOptions,
): TemplateResult | typeof nothing {
  if (reader.filter.whose === 'all' && (waitsFor === 'confirmation' || waitsFor === 'decider'))
    return html`<p class="quiet small">${text(`waits.${waitsFor}`)}</p>`;
  if (answerBy === undefined) return nothing;
  return isLate(answerBy, now)
    ? html`<p class="late small">${expiredMark()}<span>${text('late')}</span></p>`
    : html`<p class="quiet small">${text('answerBefore', {date: formatDate(answerBy, language)})}</p>`;
}

function isLate(answerBy: string | undefined, now: Date): boolean {
  return answerBy !== undefined && Date.parse(answerBy) < now.getTime();
}

function renderMore(n: number, {text, onMore, reader}: ListOptions): TemplateResult {
  const isBusy = reader.task.status === 'pending';
  return html`<div class="actions">
    <button
      class="button secondary"
      type="button"
      part="button"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${() => {
        if (!isBusy) onMore();
      }}
    >
      ${text('more', {n})}
    </button>
  </div>`;
}

function renderManage({text, onSentences}: ListOptions): TemplateResult {
  return html`<div>
    <button class="button plain" type="button" data-focus="sentences" @click=${onSentences}>
      ${text('changeSentences')}
    </button>
  </div>`;
}

function renderKeys({text}: ListOptions): TemplateResult {
  return html`<details class="keys">
    <summary>${text('keys')}</summary>
    <ul class="lines">
      <li>${text('keyArrows')}</li>
      <li>${text('keySend')}</li>
      <li>${text('keyBack')}</li>
    </ul>
  </details>`;
}

/** One open request: who asks for what since when, the evidence beside the criteria and the answer. */
import {awaitsReview, type BadgeRequest} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {medallion} from '../art/medallion.js';
import {outlineHeading} from '../base/outline-heading.js';
import {formatAge} from '../text/format-age.js';
import {formatList} from '../text/format-list.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import {renderDecision} from './review-decision.js';
import {renderEvidence} from './review-evidence.js';
import {isSaidByButton, renderFailure} from './review-failure.js';
import {actInRequest} from './review-keys.js';
import {decidersOf, othersAwaited} from './review-outlook.js';
import type {RequestOptions} from './review-screen.js';
import {renderTie} from './review-tie.js';
import {renderEarlier, renderJury} from './review-votes.js';

export function renderRequest(options: RequestOptions): TemplateResult {
  const {flow, text, language, headingLevel, pictureOf, position, total, now, isGuest} = options;
  const {onSend, onLater} = options;
  if (!flow.open) return html``;
  const {request} = flow.open;
  const age = formatAge(request.submittedAt, now, language);
  return html`<section
    class="card request"
    part="card"
    aria-labelledby="heading"
    @keydown=${(event: KeyboardEvent) => {
      actInRequest(event, {send: onSend, back: isGuest ? undefined : onLater});
    }}
  >
    <div class="head">
      ${medallion({imageUrl: pictureOf(request.badgeImageUrl)})}
      <div>
        ${outlineHeading(
          {level: headingLevel, id: 'heading', className: 'title'},
          text('from', {name: request.earnerName}),
        )}
        <p class="badge-name">${inOwnLanguage(request.badgeName, language)}</p>
        <p class="quiet small">${text('received', {age})}</p>
      </div>
      ${position > 0 ? html`<p class="quiet">${text('position', {n: position, total})}</p>` : nothing}
    </div>
    ${isSaidByButton(flow) ? nothing : renderFailure(options)} ${renderReadOnly(options)}
    ${renderTie(options)} ${renderJury(options)} ${renderEarlier(options)}
    <div class="columns">
      ${renderEvidence(options)}
      <div class="answering">
        ${
          !options.isAnsweringDrawn
            ? nothing
            : flow.isAnswerable
              ? renderDecision(options)
              : renderAnswered(options)
        }
        ${renderManage(options)}
      </div>
    </div>
  </section>`;
}

/** Before all that there is to read: that it is not theirs to answer, and whom it waits for. */
function renderReadOnly({flow, text, language, myName}: RequestOptions): TemplateResult | typeof nothing {
  if (!flow.open || flow.isAnswerable || flow.error !== undefined) return nothing;
  const {request} = flow.open;
  const names = namesAwaited(request, myName);
  return html`<p class="box">
    <strong>${text('readOnly')}</strong>
    ${
      awaitsReview(request.state) && names.length > 0
        ? text('then.named', {names: formatList(names, language)})
        : nothing
    }
  </p>`;
}

/** The person's own confirmation is waited for by nobody who examines. */
function namesAwaited(request: BadgeRequest, myName: string): readonly string[] {
  if (request.waitsFor === 'confirmation') return [];
  return request.waitsFor === 'decider' ? decidersOf(request) : othersAwaited(request, myName);
}

/** For a lead. */
function renderManage({examiners, text}: RequestOptions): TemplateResult | typeof nothing {
  if (!examiners) return nothing;
  return html`<details
    class="manage"
    @toggle=${({currentTarget}: Event) => {
      if (currentTarget instanceof HTMLDetailsElement && currentTarget.open) examiners.onOpen();
    }}
  >
    <summary>${text('chooseExaminers')}</summary>
    ${examiners.view}
  </details>`;
}

/** Nothing is left to answer: what was written stays in view, and the way on is there. */
function renderAnswered({flow, text, isGuest, onNext, onLater}: RequestOptions): TemplateResult {
  const {message} = flow.decision;
  return html`${message === '' ? nothing : html`<p class="piece"><span class="as-written" dir="auto">${message}</span></p>`}
    <div class="actions">
      ${
        onNext &&
        html`<button
          class="button primary"
          type="button"
          part="button"
          @click=${() => {
            onNext();
          }}
        >
          ${text('next')}
        </button>`
      }
      ${
        isGuest
          ? nothing
          : html`<button
              class="button ${onNext ? 'plain' : 'primary'}"
              type="button"
              @click=${() => {
                onLater();
              }}
            >
              ${text('list')}
            </button>`
      }
    </div>`;
}

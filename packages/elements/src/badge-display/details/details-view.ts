/** All about a badge: what it shows, how it was earned, its evidence, its skills, who vouches for it, and what one can do with it. */
import {isEscoSkillUri} from '@pepites/recognition';
import {type AlignmentView, type EvidenceView, safeUrl} from '@pepites/credentials';
import {html, nothing, type TemplateResult} from 'lit';
import {printIcon} from '../../art/icons.js';
import {outlineHeading} from '../../base/outline-heading.js';
import {formatDate} from '../../text/format.js';
import type {BadgeDrawing} from '../badge-drawing.js';
import type {ShownBadge} from '../badge-source.js';
import {renderListen} from '../display-actions.js';
import {renderTruth} from '../display-truth.js';
import {
  criteriaOf,
  type DisplayModel,
  isVoid,
  dirOf,
  langOf,
  nameOf,
  picture,
  renderChecks,
  renderHead,
  renderShows,
} from '../display-view.js';
import {pageOf} from '../page-of.js';
import type {DetailsText, Said} from './details-desk.js';
import {renderShare} from './share-part.js';
import {renderVouching} from './vouching.js';

export interface DetailsOptions {
  readonly drawing: BadgeDrawing;
  readonly shown: ShownBadge;
  readonly text: DetailsText;
  readonly said: Said;
  readonly onClose: () => void;
  readonly onPrint: () => void;
  readonly onKeep: (kind: 'picture' | 'file') => void;
  /** Takes one's own badge to one's Open Badge Passport. */
  readonly onPassport: () => void;
  /** Once it was asked for. */
  readonly passport: TemplateResult | undefined;
}

/** More are not listed: who needs them reads the file. */
const mostListed = 100;

export function renderDetails(model: DisplayModel, options: DetailsOptions): TemplateResult {
  const {text, onClose} = options;
  const {headingLevel: level} = model;
  return html`<dialog
    class="sheet details"
    part="dialog"
    aria-labelledby="details-title"
    closedby="any"
    @close=${onClose}
  >
    <div class="details-body">
      <div class="details-head">
        ${picture(model)}
        <div>
          ${renderHead(model, (name) => outlineHeading({level, id: 'details-title', className: 'title'}, name))}
        </div>
        <button class="button plain close" type="button" @click=${closeSheet}>${text('close')}</button>
      </div>
      ${renderTruth(model)} ${isVoid(model) ? renderChecks(model) : renderAll(model, options)}
    </div>
  </dialog>`;
}

function renderAll(model: DisplayModel, options: DetailsOptions): TemplateResult {
  const {text} = options;
  const {view} = model;
  const criteria = criteriaOf(model);
  const criteriaUrl = safeUrl(view.criteriaUrl);
  return html`${renderShows(model, criteria)} ${model.languages} ${renderDates(model, text)}
  ${
    criteria.how.length === 0 && criteriaUrl === undefined
      ? nothing
      : part(
          model,
          'how',
          model.text('howEarned'),
          html`<div class="how" lang=${langOf(model)} dir=${dirOf(model)}>${criteria.how}</div>
            ${criteriaUrl === undefined ? nothing : html`<p>${away(criteriaUrl, text('criteriaPage'))}</p>`}`,
        )
  }
  ${
    view.evidence.length === 0
      ? nothing
      : part(
          model,
          'evidence',
          model.text('evidence', {n: view.evidence.length}),
          html`<ul class="evidence">
            ${view.evidence.slice(0, mostListed).map((one) => renderEvidence(one, model, text))}
          </ul>`,
        )
  }
  ${model.recommendations}
  ${
    view.alignments.length === 0
      ? nothing
      : part(
          model,
          'skills',
          model.text('skills', {n: view.alignments.length}),
          html`<ul class="skills" lang=${langOf(model)}>
            ${view.alignments.slice(0, mostListed).map(renderSkill)}
          </ul>`,
        )
  }
  ${part(model, 'who', text('who'), renderVouching(model, options))} ${renderChecks(model)}
  ${renderShared(model, options)} ${part(model, 'keep', text('keep'), renderKeep(model, options))}`;
}

function part(
  {headingLevel}: DisplayModel,
  id: string,
  title: string,
  content: TemplateResult,
): TemplateResult {
  return html`<section class="part" aria-labelledby="details-${id}">
    ${outlineHeading({level: headingLevel + 1, id: `details-${id}`, className: 'part-title'}, title)}
    ${content}
  </section>`;
}

function renderDates({view, language, text: say}: DisplayModel, text: DetailsText): TemplateResult {
  const date = (iso: string): string => formatDate(iso, language);
  return html`<p class="facts">
    ${view.awardedAt === undefined ? nothing : html`<span>${say('earnedOn', {date: date(view.awardedAt)})}</span>`}
    ${
      view.validUntil === undefined
        ? html`<span>${text('noEnd')}</span>`
        : html`<span>${say('validUntil', {date: date(view.validUntil)})}</span>`
    }
  </p>`;
}

/** Whoever wrote the words and addresses, nobody vouches for them. */
function renderEvidence(
  {id, name, description, narrative}: EvidenceView,
  model: DisplayModel,
  text: DetailsText,
): TemplateResult {
  const url = safeUrl(id);
  const words = [description, narrative].filter((each) => each !== undefined && each !== '');
  return html`<li lang=${langOf(model)}>
    ${name === undefined ? nothing : html`<p class="strong" dir="auto">${name}</p>`}
    ${words.map((each) => html`<p class="piece as-written" dir="auto">${each}</p>`)}
    ${
      url !== undefined
        ? html`<p lang=${model.language}>
            ${away(url, text('seeEvidence'))} <bdi class="quiet small">${new URL(url).host}</bdi>
          </p>`
        : name === undefined && words.length === 0
          ? html`<p class="quiet" lang=${model.language}>${text('evidenceElsewhere')}</p>`
          : nothing
    }
  </li>`;
}

function renderSkill({name, url, code, framework}: AlignmentView): TemplateResult {
  const address = skillUrl(url);
  const title = name || code || framework || address || '';
  const more = [code, framework].filter((each) => each !== undefined && each !== '' && each !== title);
  return html`<li>
    ${address === undefined ? html`<span dir="auto">${title}</span>` : away(address, title)}
    ${more.length === 0 ? nothing : html`<bdi class="quiet small">${more.join(' · ')}</bdi>`}
  </li>`;
}

/** ESCO names its skills by `http:` addresses, which are answered by `https:` as well. */
function skillUrl(url: string | undefined): string | undefined {
  return safeUrl(url !== undefined && isEscoSkillUri(url) ? url.replace(/^http:/, 'https:') : url);
}

function renderShared(
  model: DisplayModel,
  {drawing, shown, text}: DetailsOptions,
): TemplateResult | typeof nothing {
  const page = pageOf(drawing.host, shown);
  if (page === undefined) return nothing;
  return part(
    model,
    'share',
    text('share', {name: nameOf(model)}),
    renderShare(model, {drawing, shown, page}),
  );
}

function renderKeep(model: DisplayModel, options: DetailsOptions): TemplateResult {
  const {text, said, onKeep, onPrint, drawing, shown} = options;
  const isBusy = said === 'saving';
  const keep = (kind: 'picture' | 'file', words: string): TemplateResult =>
    html`<button
      class="button secondary"
      type="button"
      aria-disabled=${String(isBusy)}
      @click=${() => {
        onKeep(kind);
      }}
    >
      ${words}
    </button>`;
  return html`<p class="quiet">${text('keepMore')}</p>
    <div class="actions">
      ${keep('picture', text('picture'))} ${keep('file', text('file'))} ${renderPassport(options)}
    </div>
    ${options.passport ?? nothing}
    <div class="actions low">
      ${renderListen(drawing, shown)}
      <button class="button plain" type="button" @click=${onPrint}>
        ${printIcon()}${model.text('print')}
      </button>
      <button class="button plain" type="button" @click=${closeSheet}>${text('close')}</button>
    </div>
    <p role="status" class="said">${said === undefined ? nothing : text(said)}</p>`;
}

/** Only a badge of a structure has the copy that it takes. */
function renderPassport({
  text,
  shown,
  passport,
  onPassport,
}: DetailsOptions): TemplateResult | typeof nothing {
  const {award} = shown;
  if (award?.state !== 'issued' || award.isSelfCreated === true) return nothing;
  return html`<button
    class="button secondary"
    type="button"
    aria-expanded=${String(passport !== undefined)}
    @click=${onPassport}
  >
    ${text('passport')}
  </button>`;
}

/** Whoever wrote the address may be anybody. */
function away(href: string, words: string): TemplateResult {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc" dir="auto">${words}</a>`;
}

function closeSheet({currentTarget}: Event): void {
  if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
}

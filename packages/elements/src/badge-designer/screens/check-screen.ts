/** The third screen: all of it, to be looked at before it is kept. */
import {html, nothing, type TemplateResult} from 'lit';
import {outlineHeading} from '../../base/outline-heading.js';
import {shareContext} from '../../context/share-context.js';
import {designerFr} from '../../messages/designer.fr.js';
import {translate} from '../../text/messages.js';
import {iconOf} from '../../design/icons.js';
import {hasWords, sentencesOf} from '../designer-flow.js';
import type {TeamAct} from '../keep-structure-badge.js';
import type {ScreenOptions} from '../designer-screens.js';
import {proposeAlt} from '../propose-alt.js';
import {renderFailure} from './failure.js';
import {renderKeeping} from './keeping-part.js';
import {altOf, renderPreview, renderStep, screenHeading} from './screen-parts.js';
import {teamActOf} from './team-words.js';

export function renderCheck(options: ScreenOptions): TemplateResult {
  const {text, purpose, backend} = options;
  const needsSignIn = purpose !== 'drawing' && !backend.session;
  return html`${renderStep(options)} ${screenHeading(options, text('heading.check'))}
    <div class="beside">
      ${renderPreview(options)}
      <div class="stack">${hasWords(purpose) ? renderOwn(options) : nothing} ${renderAltWords(options)}</div>
    </div>
    ${purpose === 'own' ? html`<p>${text('selfMade')} ${text('notAfter')}</p>` : nothing}
    ${renderFailure(options)} ${needsSignIn ? renderSignIn(options) : renderKeep(options)}
    ${renderChange(options)} ${renderKeeping(options)}`;
}

function renderOwn({flow, text, purpose, headingLevel}: ScreenOptions): TemplateResult {
  const {name, description, process} = flow.words;
  const isOwn = purpose === 'own';
  const title = html`<bdi>${name.trim()}</bdi>`;
  return html`${outlineHeading({level: headingLevel + 2, id: 'named', className: 'named'}, title)}
    ${isOwn ? nothing : html`<p>${text('description')} <bdi>${description.trim()}</bdi></p>`}
    ${isOwn || flow.source.badge ? nothing : html`<p>${text(`process.${process}`)}. ${text(`process.${process}Hint`)}</p>`}
    <div>
      <p>${text(isOwn ? 'shows' : 'criteria')}</p>
      <ul class="plain-list">
        ${sentencesOf(flow.words.shows).map((sentence) => html`<li><bdi>${sentence}</bdi></li>`)}
      </ul>
    </div>`;
}

function renderAltWords(options: ScreenOptions): TemplateResult {
  return html`<p class="quiet">${options.text('alt')}<br /><bdi>${altOf(options)}</bdi></p>`;
}

function renderSignIn({text, purpose, backend}: ScreenOptions): TemplateResult {
  void import('../../badge-sign-in/badge-sign-in.js');
  const why = {own: 'signIn', structure: 'signInMake', image: 'signInImage', drawing: 'signIn'} as const;
  return html`<p>${text(why[purpose])}</p>
    <div @context-request=${shareContext(() => backend.context)}>
      <badge-sign-in structure=${backend.structure} heading-level="0"></badge-sign-in>
    </div>`;
}

function renderKeep(options: ScreenOptions): TemplateResult {
  const {purpose, keeper, text} = options;
  if (purpose === 'structure') return renderTeamActs(options);
  return html`<div class="foot">
    <button
      class="button primary"
      part="button"
      type="button"
      aria-disabled=${keeper.isSaving}
      @click=${keepAs(options, 'publish')}
    >
      ${text(keeper.isSaving ? 'saving' : `save.${purpose}`)}
    </button>
  </div>`;
}

function keepAs(options: ScreenOptions, act: TeamAct): () => void {
  const {flow, picture, keeper, purpose, backend, badge, kept, language} = options;
  return () => {
    void keeper.keep({
      ...{flow, picture, backend, purpose, badge, act, language},
      imageAlt: altOf(options).trim(),
      otherAlts: () => otherAlts(options),
      onKept: () => {
        kept.drop();
      },
    });
  };
}

/** Both a lead and a manager may keep a draft, too. */
function renderTeamActs(options: ScreenOptions): TemplateResult {
  const {flow, keeper, text, backend} = options;
  const act = teamActOf(backend);
  if (!act) return html`<p class="box">${text('staffOnly')}</p>`;
  return html`<div>
      <p>${text(`hint.${act}`)}</p>
      ${flow.source.badge ? html`<p>${text('hint.change')}</p>` : nothing}
    </div>
    <div class="foot">
      <button
        class="button primary"
        part="button"
        type="button"
        aria-disabled=${keeper.isSaving}
        @click=${keepAs(options, act)}
      >
        ${text(keeper.isSaving ? 'saving' : `save.${act}`)}
      </button>
      <button
        class="button secondary"
        type="button"
        aria-disabled=${keeper.isSaving}
        @click=${keepAs(options, 'draft')}
      >
        ${text('save.draft')}
      </button>
    </div>`;
}

/** What was written stands for its language; the others get the proposed sentence in theirs. */
async function otherAlts(options: ScreenOptions): Promise<Readonly<Record<string, string>>> {
  const {designerEn} = await import('../../messages/designer.en.js');
  const {flow, language} = options;
  const icon = iconOf(flow.design.icon);
  const words = {fr: designerFr, en: designerEn};
  const propose = (other: 'fr' | 'en'): string =>
    proposeAlt(flow.design, {
      icon: icon?.[other],
      text: (key, ...values) => translate(words, other, key, values[0]),
    });
  return language === 'fr' ? {en: propose('en')} : {fr: propose('fr'), [language]: altOf(options).trim()};
}

function renderChange({flow, text, keeper}: ScreenOptions): TemplateResult {
  const go = (screen: 'draw' | 'words') => () => {
    if (!keeper.isSaving) flow.show(screen);
  };
  return html`<div class="actions">
    <button class="button secondary" type="button" @click=${go('draw')}>${text('changeDrawing')}</button>
    <button class="button secondary" type="button" @click=${go('words')}>${text('changeWords')}</button>
  </div>`;
}

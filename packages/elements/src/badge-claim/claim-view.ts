/** What `<badge-claim>` shows: the badge, who would take it, that it is theirs, why it cannot be taken, and the way back to the course. */
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {type Award, inLanguage, type LocalisedText} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {trueMark} from '../art/marks.js';
import {hasPageBefore} from '../base/has-page-before.js';
import {pictureUrl} from '../base/picture-url.js';
import {claimFr} from '../messages/claim.fr.js';
import {errorKey} from '../text/error-key.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import type {Language, Text} from '../text/messages.js';
import {saysSame} from '../text/says.js';
import {inParis, type Situation, situationOf} from './claim-words.js';
import type {ToTake} from './read-claim.js';

export interface ClaimViewOptions {
  readonly text: Text<typeof claimFr>;
  readonly language: Language;
  /** Address of the backend. */
  readonly backend: string;
  /** As the page wrote it; empty where it is not known. */
  readonly courseUrl: string;
  /** As the page wrote it; empty where it is not known. */
  readonly courseName: string;
  /** The badge that it is about, once known. */
  readonly badgeName: LocalisedText | undefined;
  /** Whose badge it is; empty where it is not known. */
  readonly structureName: string;
  /** Of whoever is signed in; empty where nobody has said it. */
  readonly name: string | undefined;
  readonly onNotMe: () => void;
}

type Part = TemplateResult | typeof nothing;

export function renderBadge({badge, structureName}: ToTake, options: ClaimViewOptions): Part {
  if (!badge) return nothing;
  const {text, language} = options;
  const name = inLanguage(badge.name, language);
  return html`<div class="badge">
    ${renderPicture(badge, options)}
    <p>
      <strong>${inOwnLanguage(badge.name, language)}</strong>
      ${saysSame(name, inLanguage(badge.description, language)) ? nothing : inOwnLanguage(badge.description, language)}
      <span class="quiet">${text('givenBy', {structure: structureName})}</span>
    </p>
  </div>`;
}

function renderPicture(
  {imageUrl, imageAlt}: NonNullable<ToTake['badge']>,
  {language, backend}: ClaimViewOptions,
): Part {
  const src = pictureUrl(imageUrl, backend);
  return src === undefined ? nothing : html`<img src=${src} alt=${inLanguage(imageAlt, language)} />`;
}

/** Computers are shared: whoever sits here may not be who signed in. */
export function renderPerson(words: 'takeAs' | 'asName', options: ClaimViewOptions): Part {
  const {text, name} = options;
  if (name === undefined) return nothing;
  if (words === 'takeAs')
    return html`<div class="who">
      <strong>${name === '' ? text('signedIn') : text('takeAs', {name: name})}</strong>
    </div>`;
  return html`<div class="person">
    <span>${name === '' ? text('signedIn') : text('asName', {name: name})}</span>${renderNotMe(options)}
  </div>`;
}

export function renderNotMe({text, onNotMe}: ClaimViewOptions): TemplateResult {
  return html`<button class="button plain not-me" type="button" @click=${onNotMe}>${text('notMe')}</button>`;
}

/** Also for a page where nobody can sign in: the backend's own page for this claim. */
export function renderLater({claimUrl, claimExpiresAt}: ToTake, options: ClaimViewOptions): Part {
  const {text, language, backend} = options;
  if (claimUrl === undefined || pictureUrl(claimUrl, backend) !== claimUrl) return nothing;
  return html`<p class="quiet small">
    <a href=${claimUrl} rel="noreferrer">${text('later')}</a>
    ${claimExpiresAt === undefined ? nothing : text('until', {date: inParis(language, claimExpiresAt)})}
  </p>`;
}

/** `isNew`: taken now; else given before. */
export function renderTaken(
  {badge}: ToTake,
  award: Award,
  options: ClaimViewOptions & {readonly isNew: boolean},
): TemplateResult {
  const {text, language, isNew} = options;
  return html`<div class="success">
    ${badge ? renderPicture(badge, options) : nothing}
    ${badge ? html`<p>${inOwnLanguage(badge.name, language)}</p>` : nothing}
    <div class="said" role="status" tabindex="-1">
      ${trueMark()}
      <p><strong>${text(isNew ? 'taken' : 'givenAlready')}</strong></p>
    </div>
    ${award.state === 'signing' ? html`<p>${text('soon')}</p>` : renderSee(award, options)}
  </div>`;
}

export function renderError(error: unknown, {text}: ClaimViewOptions): TemplateResult {
  return html`<p class="said" tabindex="-1">
    ${situationOf(error).mark()}<span>${text(errorKey(claimFr, error))}</span>
  </p>`;
}

/** Where the badge is, when the person has it already. */
export function renderSee(award: Award | undefined, {text}: ClaimViewOptions): Part {
  const pageUrl = safeUrl(award?.pageUrl);
  if (pageUrl === undefined) return nothing;
  return html`<a class="button primary wide" part="button" href=${pageUrl}>${text('see')}</a>`;
}

/** There is nothing more to do here: the way back to the course, else whom to ask, and the page that one came from. */
export function renderWayBack(situation: Situation, options: ClaimViewOptions): Part {
  const {text} = options;
  const href = courseHref(options);
  if (href !== undefined)
    return html`<a class="button primary wide" part="button" href=${href}>${text('course')}</a>`;
  return html`${renderCourseNamed(situation, options)}
    <p>${whomToAsk(options)}</p>
    ${hasPageBefore() ? renderBack(text('pageBefore')) : nothing}`;
}

function renderCourseNamed({leadsToCourse}: Situation, options: ClaimViewOptions): Part {
  const {text, language, courseName, badgeName} = options;
  if (!leadsToCourse || (courseName === '' && !badgeName)) return nothing;
  const words =
    courseName === ''
      ? text('courseOfBadge', {name: inLanguage(badgeName ?? {fr: ''}, language)})
      : text('courseNamed', {name: courseName});
  return html`<p><strong>${words}</strong></p>`;
}

const whomToAsk = ({text, structureName}: ClaimViewOptions): string =>
  structureName === '' ? text('askSender') : text('askStructure', {structure: structureName});

/** What one came from may be the course, and nobody has said where that is. */
function renderBack(words: string): TemplateResult {
  return html`<button
    class="button secondary wide"
    part="button"
    type="button"
    @click=${() => {
      history.back();
    }}
  >
    ${words}
  </button>`;
}

function courseHref({courseUrl}: ClaimViewOptions): string | undefined {
  if (courseUrl === '' || !URL.canParse(courseUrl, document.baseURI)) return undefined;
  return safeUrl(new URL(courseUrl, document.baseURI).href);
}

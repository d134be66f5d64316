/** The wall of those who chose to be shown: a plate, a name, since when. */
import {mostSupportersShown, type Supporter} from '@pepites/recognition';
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {html, type TemplateResult} from 'lit';
import {pictureUrl} from '../base/picture-url.js';
import type {supportersFr} from '../messages/supporters.fr.js';
import type {Language, Text} from '../text/messages.js';
import {plateShape, supporterPlate} from './supporter-plate.js';

export interface WallOptions {
  readonly text: Text<typeof supportersFr>;
  readonly language: Language;
  /** Address of the backend; empty: the page gave the list. */
  readonly base: string;
  /** Address of the page. */
  readonly page: string;
}

export function supportersWall(supporters: readonly Supporter[], options: WallOptions): TemplateResult {
  return html`${plateShape()}
    <ul class="wall" part="wall">
      ${supporters.map((one) => renderSupporter(one, options))}
    </ul>`;
}

/** How many support, in words. */
export function countWords(supporters: readonly Supporter[], text: Text<typeof supportersFr>): string {
  const n = supporters.length;
  if (n === 0) return text('nobody');
  // The backend's list holds no more: how many there are beyond is not known here, and nobody believes “at least”.
  if (n >= mostSupportersShown) return text('latest', {n});
  const organisations = supporters.filter(({isOrganisation}) => isOrganisation === true).length;
  const people = n - organisations;
  if (organisations === 0) return text('people', {n});
  if (people === 0) return text('organisations', {n});
  return text('both', {
    people: text('both.people', {n: people}),
    organisations: text('both.organisations', {n: organisations}),
  });
}

function renderSupporter(one: Supporter, {text, language, base, page}: WallOptions): TemplateResult {
  const {name, since, isOrganisation} = one;
  const url = safeUrl(one.url);
  const month = formatMonth(since, language);
  return html`<li class="supporter" part="supporter" tabindex="-1">
    ${supporterPlate(one, logoOf(one, base, page))}
    <span class="who">
      <bdi class="name"
        >${url === undefined ? name : html`<a href=${url} rel="noopener noreferrer nofollow ugc">${name}</a>`}</bdi
      >
      ${
        month === ''
          ? ''
          : html`<span class="quiet small"
              >${text(isOrganisation === true ? 'organisation' : 'person', {month})}</span
            >`
      }
    </span>
  </li>`;
}

/** A logo comes from the backend, else from the page's own site; nothing else is asked for one. */
function logoOf({logoUrl}: Supporter, base: string, page: string): string | undefined {
  const url = pictureUrl(logoUrl, base);
  if (url === undefined || url.startsWith('data:')) return url;
  return new URL(url, page).origin === new URL(base === '' ? page : base, page).origin ? url : undefined;
}

/** Made once: it takes longer than many dates. */
const months: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** `mars 2026`; of what is no date, nothing. */
function formatMonth(iso: string, language: Language): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  months[language] ??= new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Paris',
  });
  return months[language].format(date).replaceAll(' ', '\u00a0');
}

/** In which language a badge is shown: that of the page where it speaks it, or the one that its reader chooses. */
import type {CredentialView} from '@pepites/credentials';
import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {pictureFr} from '../messages/picture.fr.js';
import type {Text} from '../text/messages.js';
import type {MarkdownPart, ShownBadge} from './badge-source.js';
import type {DrawingHost} from './drawing-host.js';
import type {LanguageVersion} from './language-versions.js';
import {markdownFor} from './read-badge.js';

/** A badge's words, and what draws its criteria. */
export interface Said {
  readonly view: CredentialView;
  readonly markdown: MarkdownPart | undefined;
}

export class BadgeLanguage implements ReactiveController {
  /** Were the words that the reader asked for not to be had? */
  hasFailed = false;

  readonly #host: DrawingHost;
  readonly #shown: () => ShownBadge | undefined;
  readonly #langAround: () => string;
  #chosen: string | undefined;
  #of: ShownBadge | undefined;
  #markdown: MarkdownPart | undefined;
  /** Asked for already, by language. */
  #asked = new Set<string>();
  #stay = new AbortController();

  constructor(
    host: DrawingHost,
    {shown, langAround}: {readonly shown: () => ShownBadge | undefined; readonly langAround: () => string},
  ) {
    this.#host = host;
    this.#shown = shown;
    this.#langAround = langAround;
    host.addController(this);
  }

  hostUpdate(): void {
    const shown = this.#shown();
    if (shown?.parsed !== this.#of?.parsed) {
      this.#chosen = undefined;
      this.#markdown = undefined;
      this.#asked.clear();
      this.hasFailed = false;
    }
    this.#of = shown;
    const wanted = shown && this.#wanted(shown);
    if (shown?.versions && wanted && !shown.versions.viewIn(wanted.lang)) void this.#load(shown, wanted);
  }

  hostDisconnected(): void {
    this.#stay.abort();
    this.#stay = new AbortController();
    this.#asked.clear();
  }

  saidBy(shown: ShownBadge): Said {
    const {parsed, versions, markdown} = shown;
    const wanted = this.#wanted(shown);
    const view = wanted && versions?.viewIn(wanted.lang);
    return {view: view ?? parsed.view, markdown: this.#markdown ?? markdown};
  }

  choose(version: LanguageVersion): void {
    this.#chosen = version.lang;
    this.#asked.delete(version.lang);
    this.hasFailed = false;
    this.#host.requestUpdate();
  }

  #wanted({versions}: ShownBadge): LanguageVersion | undefined {
    if (!versions) return undefined;
    return versions.nearest(this.#chosen ?? (this.#langAround() || this.#host.language));
  }

  async #load(shown: ShownBadge, version: LanguageVersion): Promise<void> {
    if (this.#asked.has(version.lang)) return;
    this.#asked.add(version.lang);
    const {signal} = this.#stay;
    try {
      await shown.versions?.load(version, signal);
      const view = shown.versions?.viewIn(version.lang);
      this.#markdown ??= view && (await markdownFor(view));
    } catch {
      // The badge stays in the language that it is written in.
      this.hasFailed = this.#chosen === version.lang;
    }
    if (!signal.aborted) this.#host.requestUpdate();
  }
}

/** The other languages, each named in itself. */
export function renderLanguages(
  language: BadgeLanguage,
  shown: ShownBadge,
  text: Text<typeof pictureFr>,
): TemplateResult | typeof nothing {
  const {versions} = shown;
  if (!versions) return nothing;
  const now = language.saidBy(shown).view.inLanguage ?? versions.main;
  return html`<div class="languages" role="group" aria-label=${text('languages')}>
    ${versions.all.map((version) => {
      const {lang, url, isHere} = version;
      const isNow = lang === now;
      return isHere || url === undefined
        ? html`<button
            class="button plain"
            type="button"
            lang=${lang}
            aria-pressed=${String(isNow)}
            @click=${() => {
              language.choose(version);
            }}
          >
            ${nameOf(lang)}
          </button>`
        : html`<a class="button plain" lang=${lang} href=${url} rel="noopener noreferrer nofollow ugc"
            >${nameOf(lang)}</a
          >`;
    })}
    <span role="status">${language.hasFailed ? text('languageFailed') : nothing}</span>
  </div>`;
}

/** As its speakers call it. */
function nameOf(lang: string): string {
  try {
    const name = new Intl.DisplayNames(lang, {type: 'language'}).of(lang) ?? lang;
    return `${name.charAt(0).toLocaleUpperCase(lang)}${name.slice(1)}`;
  } catch {
    return lang;
  }
}

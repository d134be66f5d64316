/** "Where am I?", without an account: badges that a visitor chooses or drops count on the map, in this page only. */
import {
  badgeKey,
  type HeldFact,
  type Pathway,
  type PathwayProgress,
  preparePathway,
  progressOfOne,
  progressView,
} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {refusedMark, trueMark, unsureMark} from '../art/marks.js';
import type {BackendContext} from '../context/backend-context.js';
import {ownBadgesFr} from '../messages/own-badges.fr.js';
import {verifierFr} from '../messages/verifier.fr.js';
import {errorKey} from '../text/error-key.js';
import {LaterWords} from '../text/later-words.js';
import type {Language} from '../text/messages.js';
import {loadCheckWords, sayReason} from '../verification/check-list.js';
import {isGood} from '../verification/truth.js';
import {heldAs, type OwnBadge, readOwnBadge, verifyOwnBadge} from './own-badge.js';

export {ownStyles} from './own-badges.styles.js';

/** On which pathway, and whom to ask. */
export interface OwnPlace {
  readonly pathway: Pathway;
  readonly language: Language;
  readonly context: BackendContext;
  readonly structure: string;
  /** Joining what a server has drawn. */
  readonly isServerDrawn: boolean;
}

const words = new LaterWords({
  fr: ownBadgesFr,
  en: async () => (await import('../messages/own-badges.en.js')).ownBadgesEn,
  es: async () => (await import('../messages/own-badges.es.js')).ownBadgesEs,
  ar: async () => (await import('../messages/own-badges.ar.js')).ownBadgesAr,
  uk: async () => (await import('../messages/own-badges.uk.js')).ownBadgesUk,
});

/** Why a file is no badge: as the verifier says it. */
const failures = new LaterWords({
  fr: verifierFr,
  en: async () => (await import('../messages/verifier.en.js')).verifierEn,
});

const mostBadges = 50;

/** The badges of one visitor on one map; gone with the page. */
export class OwnBadges {
  readonly #changed: () => void;
  readonly #root: ShadowRoot;
  #badges: readonly OwnBadge[] = [];
  #place: OwnPlace | undefined;
  #waiting = 0;
  #isOver = false;
  /** What the live region says. */
  #said = '';
  #known:
    | {
        readonly pathway: Pathway;
        readonly of: readonly OwnBadge[];
        readonly progress: PathwayProgress | undefined;
      }
    | undefined;

  constructor(root: ShadowRoot, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
  }

  /** By the rules of pathways; nothing where no badge counts. */
  progressOn(pathway: Pathway): PathwayProgress | undefined {
    if (this.#known?.pathway !== pathway || this.#known.of !== this.#badges)
      this.#known = {pathway, of: this.#badges, progress: this.#reckon(pathway)};
    return this.#known.progress;
  }

  render(place: OwnPlace): TemplateResult {
    this.#place = place;
    const {context} = place;
    // Whatever the server wrote there, the next render says what is so here.
    const {hasBackend} = place.isServerDrawn ? {hasBackend: false} : context;
    return html`<div
      class="own zone ${this.#isOver ? 'over' : ''}"
      part="own-badges"
      @dragover=${this.#onDragOver}
      @dragleave=${this.#onDragLeave}
      @drop=${this.#onDrop}
    >
      <p class="own-title">${this.#say('title')}</p>
      <label class="button secondary">
        ${this.#say('choose')}
        <input
          type="file"
          multiple
          accept=".png,.svg,.json,.jwt,image/png,image/svg+xml,application/json"
          aria-describedby="own-formats own-stays"
          @change=${this.#onChoose}
        />
      </label>
      <p id="own-formats" class="quiet small">${this.#say('drop')}</p>
      <p id="own-stays" class="quiet small">
        ${this.#say('stays')}
        ${hasBackend ? this.#say('asks', {host: hostOf(context)}) : this.#say('asksNobody')}
      </p>
      ${
        this.#badges.length === 0
          ? nothing
          : html`<ul class="own-list" aria-label=${this.#say('yours')}>
              ${this.#badges.map((badge) => this.#renderBadge(badge, place))}
            </ul>`
      }
      <p role="status" class=${this.#waiting > 0 ? 'quiet' : 'visually-hidden'}>
        ${this.#waiting > 0 ? this.#say('checking') : this.#said}
      </p>
    </div>`;
  }

  #renderBadge(badge: OwnBadge, place: OwnPlace): TemplateResult {
    const {name} = badge;
    const isUnsure = badge.kind === 'badge' && !['verified', 'refused'].includes(badge.verdict.outcome);
    const isRefused = badge.kind === 'unreadable' || badge.verdict.outcome === 'refused';
    const mark = isRefused
      ? refusedMark
      : heldAs(badge, place.pathway, addressesOf(place))
        ? trueMark
        : unsureMark;
    return html`<li>
      ${mark()}<span><strong>${name}</strong><br />${this.#wordsOf(badge, place)}</span>
      <span class="own-acts">
        ${
          isUnsure
            ? html`<button
                class="button plain"
                type="button"
                aria-label=${this.#say('againNamed', {name})}
                @click=${() => void this.#again(badge)}
              >
                ${this.#say('again')}
              </button>`
            : nothing
        }
        <button
          class="button plain"
          type="button"
          aria-label=${this.#say('removeNamed', {name})}
          @click=${() => {
            this.#remove(badge);
          }}
        >
          ${this.#say('remove')}
        </button>
      </span>
    </li>`;
  }

  #wordsOf(badge: OwnBadge, place: OwnPlace): string {
    const {pathway, language} = place;
    if (badge.kind === 'unreadable') {
      const reason = failures.in(language)(errorKey(verifierFr, badge.error));
      return this.#say('unreadable', {reason});
    }
    const {outcome} = badge.verdict;
    if (outcome !== 'verified') {
      const reason = sayReason(badge.verdict, language);
      return this.#say(outcome === 'refused' ? 'refused' : 'undetermined', {reason});
    }
    const held = heldAs(badge, pathway, addressesOf(place));
    if (held) return this.#say('counts', {titles: titlesOf(held, pathway, language)});
    return this.#say(isGood(badge.verdict) ? 'notAsked' : 'notAskedUnproven');
  }

  #reckon(pathway: Pathway): PathwayProgress | undefined {
    const place = this.#place;
    if (!place) return undefined;
    const held = this.#badges.flatMap((badge) => heldAs(badge, pathway, addressesOf(place)) ?? []);
    if (held.length === 0) return undefined;
    const keyBadges = new Set(pathway.badges.filter(({mode}) => mode === 'keyBadge').map(({id}) => id));
    const today = new Date().toISOString().slice(0, 10);
    return progressView(
      pathway,
      progressOfOne(preparePathway(pathway, {keyBadges}), {held, open: []}, {today}),
    );
  }

  async #add(files: readonly File[]): Promise<void> {
    const place = this.#place;
    if (!place || files.length === 0) return;
    this.#waiting += 1;
    this.#changed();
    const {language} = place;
    await Promise.all([words.load(language), failures.load(language), loadCheckWords(language)]);
    const said: string[] = [];
    for (const file of files) {
      if (this.#badges.length >= mostBadges) {
        said.push(this.#say('tooMany', {n: mostBadges}));
        break;
      }
      const badge = await readOwnBadge(file, place.context);
      // The same badge again takes the place of the first.
      this.#badges = [...this.#badges.filter((other) => !isSame(other, badge)), badge];
      said.push(this.#sayBadge(badge));
      this.#changed();
    }
    this.#waiting -= 1;
    this.#tell(said);
  }

  async #again(badge: OwnBadge): Promise<void> {
    const place = this.#place;
    if (!place || badge.kind !== 'badge') return;
    this.#waiting += 1;
    this.#changed();
    const next = await verifyOwnBadge(badge, place.context).catch(() => badge);
    this.#badges = this.#badges.map((other) => (other === badge ? next : other));
    this.#waiting -= 1;
    this.#tell([this.#sayBadge(next)]);
  }

  #remove(badge: OwnBadge): void {
    this.#badges = this.#badges.filter((other) => other !== badge);
    this.#tell([this.#say('removed', {name: badge.name})]);
    this.#root.querySelector<HTMLElement>('.own input')?.focus();
  }

  /** Says what has happened, and where the visitor stands now. */
  #tell(said: readonly string[]): void {
    const progress = this.#place && this.progressOn(this.#place.pathway);
    const {earned: n, total} = progress ?? {earned: 0, total: 0};
    this.#said = [...said, ...(progress ? [this.#say('progress', {n, total})] : [])].join(' ');
    this.#changed();
  }

  #sayBadge(badge: OwnBadge): string {
    const words = this.#place ? this.#wordsOf(badge, this.#place) : '';
    return this.#say('said', {name: badge.name, words});
  }

  get #language(): Language {
    return this.#place?.language ?? 'fr';
  }

  #say(key: keyof typeof ownBadgesFr, values: Readonly<Record<string, string | number>> = {}): string {
    return words.in(this.#language, this.#changed)(key, values as never);
  }

  readonly #onChoose = ({target}: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const files = [...(target.files ?? [])];
    // The same file can be chosen again.
    target.value = '';
    void this.#add(files);
  };

  readonly #onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    if (this.#isOver) return;
    this.#isOver = true;
    this.#changed();
  };

  readonly #onDragLeave = (): void => {
    this.#isOver = false;
    this.#changed();
  };

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.#isOver = false;
    this.#changed();
    void this.#add([...(event.dataTransfer?.files ?? [])]);
  };
}

function isSame(one: OwnBadge, other: OwnBadge): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind === 'badge' ? one.text === other.text : one.name === other.name;
}

const addressesOf = ({context, structure}: OwnPlace) => ({backend: context.backend, structure});

function hostOf({backend}: BackendContext): string {
  return URL.canParse(backend) ? new URL(backend).host : location.host;
}

/** Titles of the steps that the badge counts for. */
function titlesOf(held: HeldFact, pathway: Pathway, language: string): string {
  const steps = preparePathway(pathway).byBadge.get(badgeKey(held.badge, held.issuer)) ?? [];
  return steps
    .map(({definition}) => {
      const badge = definition.kind === 'badge' && pathway.badges.find(({id}) => id === definition.badge);
      const text = definition.title ?? (badge ? badge.name : undefined);
      return text ? (text[language] ?? text.fr) : definition.id;
    })
    .join(', ');
}

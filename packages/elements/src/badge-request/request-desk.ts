/** All of a request once its badge is known: where the person stands, the draft, the sending, the screens. Loaded while the badge is. */
import {
  type Badge,
  type DeclaredCompletion,
  type Form,
  kindsOf,
  type LocalisedText,
} from '@pepites/recognition';
import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {medallion} from '../art/medallion.js';
import {codeInAddress} from '../badge-sign-in/code-in-address.js';
import {DrawnInTurns} from '../base/drawn-in-turns.js';
import {LetGoLater} from '../base/let-go-later.js';
import {ObjectUrls} from '../base/object-urls.js';
import {outlineHeading} from '../base/outline-heading.js';
import {pictureUrl} from '../base/picture-url.js';
import {Task} from '../base/task.js';
import type {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';
import type {NoteOptions} from '../elsewhere/elsewhere-note.js';
import {ElsewherePlace} from '../elsewhere/elsewhere-place.js';
import type {requestFr} from '../messages/request.fr.js';
import {inOwnLanguage} from '../text/in-own-language.js';
import type {Language, Text} from '../text/messages.js';
import {Announcement} from './announcement.js';
import type {Media} from './fields/field.js';
import type {Layout, Screen} from './flow-state.js';
import {focusOn} from './focus-on.js';
import {ignoreSecondClicks} from './ignore-second-clicks.js';
import {RequestFlow} from './request-flow.js';
import {RequestSender} from './request-sender.js';
import {SentActs} from './sent-acts.js';
import {ShownQuestions} from './shown-questions.js';
import {countsAsSent, readOwn, withSent} from './own-records.js';
import {type OwnRecords, type RequestStage, stageOf} from './request-stage.js';
import type {Assisted, ScreenOptions} from './screen.js';
import {renderScreen} from './screens/render-screen.js';
import {titleOf} from './screens/title.js';

export {deskStyles, deskWords} from './desk-words-and-styles.js';

/** What is read first; the others come with the next pictures. */
const questionsAtOnce = 1;
const answersAtOnce = 2;
/** More of them are a long screen. */
const mostAtOnce = 12;

export interface FoundBadge {
  readonly badge: Badge;
  /** Names of the structure's other badges; only where the badge is earned from others. */
  readonly names: ReadonlyMap<string, LocalisedText>;
}

/** The element, as far as the desk reads it. */
export interface DeskHost extends ReactiveControllerHost, HTMLElement {
  /** What the browser says of courses. */
  readonly declared: readonly DeclaredCompletion[];
  readonly person: string;
  readonly personName: string;
  readonly headingLevel: number;
  readonly layout: Layout;
  readonly withoutListing: boolean;
  readonly language: Language;
  readonly renderRoot: ShadowRoot | HTMLElement | DocumentFragment;
}

export interface DeskOptions {
  readonly backend: BackendController;
  readonly text: Text<typeof requestFr>;
  readonly useMessages: NoteOptions['useMessages'];
}

export class RequestDesk {
  readonly #host: DeskHost;
  readonly #backend: BackendController;
  readonly #text: Text<typeof requestFr>;
  readonly #urls: ObjectUrls;
  readonly #flow: RequestFlow;
  readonly #sender: RequestSender;
  readonly #acts: SentActs;
  readonly #said: Announcement;
  readonly #turns: DrawnInTurns;
  readonly #shownQuestions: ShownQuestions;
  readonly #screens: LetGoLater;
  readonly #elsewhere: ElsewherePlace;
  readonly #own: Task<readonly unknown[], OwnRecords | undefined>;
  #badge: Badge | undefined;
  #media: Media | undefined;
  #followed: readonly unknown[] = [];
  #shown: Screen | undefined;
  #declared: readonly DeclaredCompletion[] = [];

  constructor(host: DeskHost, {backend, text, useMessages}: DeskOptions) {
    this.#host = host;
    this.#backend = backend;
    this.#text = text;
    this.#said = new Announcement(text);
    this.#urls = new ObjectUrls(host);
    this.#turns = new DrawnInTurns(host, questionsAtOnce);
    this.#shownQuestions = new ShownQuestions(host);
    this.#screens = new LetGoLater(host);
    this.#elsewhere = new ElsewherePlace({
      context: () => backend.context,
      useMessages,
      changed: () => {
        host.requestUpdate();
      },
    });
    ignoreSecondClicks(host.renderRoot);
    this.#flow = new RequestFlow(host, () => {
      backend.context.notifyChange();
    });
    this.#own = new Task<readonly unknown[], OwnRecords | undefined>(host, {
      args: () => [
        backend.context,
        backend.structure,
        backend.session?.token,
        backend.revision,
        host.person,
        this.#badge?.id,
      ],
      task: (_, {signal}) => readOwn(backend, {person: host.person, badge: this.#badge?.id, signal}),
    });
    this.#sender = new RequestSender(host, backend, this.#flow);
    this.#acts = new SentActs(host, {backend, flow: this.#flow, sender: this.#sender});
    // Somebody who scanned the paper that the structure gave them comes in at once.
    if (codeInAddress() !== '' && backend.session === undefined)
      this.#flow.show({kind: 'signIn', purpose: 'look', start: 'claim'}, 'none');
    new RefreshController(host, {
      // What an adviser has sent is read again when they look: each reading is noted.
      isPending: () => host.person === '' && isPending(this.#stage()),
      isLive: () => backend.session !== undefined,
      refresh: () => void this.#own.run(),
    });
  }

  /** What the element's live region says. */
  get announcement(): string {
    return this.#said.sentence;
  }

  /** Is what the person wrote last not kept yet? */
  get hasUnsaved(): boolean {
    return this.#flow.hasUnsaved;
  }

  /** Id of the person's newest request for the badge. */
  get request(): string | undefined {
    const stage = this.#stage();
    if ('request' in stage) return stage.request.id;
    const own = withSent(this.#own.value, this.#sender.sent);
    const found = own?.requests.find(({badge}) => badge === this.#badge?.id);
    return found && countsAsSent.has(found.state) ? found.id : undefined;
  }

  /** Back to the first screen. */
  reset(): void {
    if (this.#flow.screen.kind !== 'sending') this.#flow.show({kind: 'intro'}, 'none');
  }

  /** Puts the focus on the title, or on the heading of the open screen, once it is shown. */
  focus(): void {
    this.#flow.focusTarget = 'heading';
    this.#host.requestUpdate();
  }

  /** What the questions of the form need beyond words and choices. */
  async loadMedia(form: Form | undefined): Promise<void> {
    if (
      this.#media ||
      !form?.questions.some((question) => kindsOf(question).length > 0 || question.type === 'evidence')
    )
      return;
    const {openMedia} = await import('./fields/media.js');
    this.#media ??= openMedia(this.#host);
  }

  /** Before each render. */
  willUpdate({badge}: FoundBadge): void {
    this.#badge = badge;
    this.#flow.setLayout(this.#host.layout);
    const {backend, hasSignedOut} = this.#backend.context;
    const stage = this.#stage();
    const person = this.#backend.session?.person.id;
    const asked = this.#host.person === '' ? undefined : this.#host.person;
    const version = versionOf(stage);
    const isKnown = this.#own.value !== undefined;
    const now = [badge, stage.kind, version, person, backend, asked, isKnown];
    if (now.some((value, i) => value !== this.#followed[i])) {
      this.#followed = now;
      void this.#flow.follow({backend, badge, stage, isKnown, person, with: asked, hasSignedOut});
    }
    this.#declare();
    this.#said.listen(this.#flow, this.#sender);
    this.#beginLists();
  }

  /** After each render. */
  updated(): void {
    const {screen, focusTarget} = this.#flow;
    const isSignedIn = this.#backend.session !== undefined;
    if (screen.kind === 'signIn' && isSignedIn) queueMicrotask(this.#onSignedIn);
    // Asked for before it is needed: without a network it could not be had any more.
    const isAsking = screen.kind === 'question' || screen.kind === 'page';
    // Leaving a question ends its recording, which is kept.
    const {recorder} = this.#media ?? {};
    if (recorder?.question !== undefined && !this.#isShown(recorder.question)) recorder.stop();
    if (!isSignedIn && (isAsking || screen.kind === 'signIn'))
      void import('../badge-sign-in/badge-sign-in.js').catch(() => undefined);
    if (focusTarget && focusOn(this.#host.renderRoot, focusTarget)) this.#flow.focusTarget = undefined;
  }

  render(found: FoundBadge): TemplateResult {
    const {badge} = found;
    const options = this.#screenOptions(found);
    const {language, headingLevel} = this.#host;
    const {screen} = this.#flow;
    const isList = screen.kind === 'page' || screen.kind === 'check';
    // Drawn large below.
    const isLarge = screen.kind === 'intro' && ['coming', 'held'].includes(this.#flow.stage.kind);
    return html`<section class="card screen" part="card" aria-labelledby="heading">
      <div class="head">
        ${
          isLarge
            ? nothing
            : medallion({imageUrl: options.pictureOf(badge.imageUrl), isKey: badge.mode === 'keyBadge'})
        }
        ${outlineHeading(
          {level: headingLevel, id: 'heading'},
          html`<span
            ><span class="quiet">${titleOf(options)}</span> ${inOwnLanguage(badge.name, language)}</span
          >`,
        )}
      </div>
      ${this.#screens.render({
        key: isList ? screen.kind : 'short',
        isLong: isList && this.#flow.questions.length > mostAtOnce,
        content: renderScreen(options, () => this.#backend.context),
      })}
    </section>`;
  }

  /** A screen that opens draws what is in sight first; all of it where the way leads to a place in it. */
  #beginLists(): void {
    const {screen, focusTarget} = this.#flow;
    if (screen === this.#shown) return;
    this.#shown = screen;
    if (focusTarget !== undefined && focusTarget !== 'heading') this.#turns.all();
    else this.#turns.begin(screen.kind === 'check' ? answersAtOnce : questionsAtOnce);
  }

  #isShown(question: string): boolean {
    const {screen, questions} = this.#flow;
    if (screen.kind === 'question') return screen.id === question;
    return screen.kind === 'page' && questions.some(({id}) => id === question);
  }

  /** What the browser says goes into the draft that is open, once; what the person took out stays out. */
  #declare(): void {
    const {declared} = this.#host;
    const {draft} = this.#flow;
    // Beside an adviser, the browser is not the person's.
    if (this.#host.person !== '') return;
    if (!draft || declared.length === 0 || (declared === this.#declared && draft.declared)) return;
    this.#declared = declared;
    this.#flow.set({declared});
  }

  #screenOptions({badge, names}: FoundBadge): ScreenOptions {
    const {session, context} = this.#backend;
    return {
      badge: this.#host.withoutListing ? {...badge, listsSupporters: false} : badge,
      flow: this.#flow,
      sender: this.#sender,
      acts: this.#acts,
      text: this.#text,
      language: this.#host.language,
      headingLevel: this.#host.headingLevel,
      assisted: this.#assisted(),
      isSignedIn: session !== undefined,
      email: session?.person.email,
      isNameless: session !== undefined && session.person.displayName.trim() === '',
      urlOf: (blob) => this.#urls.urlOf(blob),
      pictureOf: (url) => pictureUrl(url, context.backend),
      nameOf: (id) => names.get(id) ?? {fr: id},
      media: this.#media,
      turns: this.#turns,
      shownQuestions: this.#shownQuestions,
      elsewhere: this.#elsewhere,
      announce: (sentence) => {
        this.#said.sentence = sentence;
        this.#host.requestUpdate();
      },
    };
  }

  #assisted(): Assisted | undefined {
    const {person, personName} = this.#host;
    if (person === '') return undefined;
    const {stage} = this.#flow;
    const known = 'request' in stage ? stage.request.earnerName : '';
    return {person, name: personName || known || this.#text('with.somebody')};
  }

  #stage(): RequestStage {
    return stageOf(this.#badge?.id ?? '', withSent(this.#own.value, this.#sender.sent));
  }

  readonly #onSignedIn = (): void => {
    const {screen} = this.#flow;
    if (screen.kind !== 'signIn' || !this.#backend.session) return;
    if (screen.purpose === 'send') void this.#sender.send();
    else this.#flow.show({kind: 'intro'});
  };
}

/** Another one: there is something new to show. */
function versionOf(stage: RequestStage): number | string {
  if ('request' in stage) return stage.request.version;
  const places = stage.kind === 'held' ? (stage.award?.elsewhere ?? []) : [];
  return places.map(({state, receiveUrl = ''}) => `${state} ${receiveUrl}`).join();
}

/** Does somebody else act next, or the backend by itself? */
function isPending(stage: RequestStage): boolean {
  if (stage.kind !== 'held') return stage.kind === 'waiting' || stage.kind === 'coming';
  return stage.award?.elsewhere?.some(({state}) => state === 'waiting') === true;
}

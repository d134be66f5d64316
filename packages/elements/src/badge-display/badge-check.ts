/** The check of the badge that an element shows: once it is in view or was asked for, in turn with the others on the page. */
import type {Verdict} from '@pepites/credentials';
import {preload} from '@pepites/credentials/preload.js';
import type {ReactiveController, TemplateResult} from 'lit';
import {whenInView} from '../base/in-view.js';
import {isOnServer} from '../base/is-on-server.js';
import {once} from '../base/once.js';
import type {BackendContext} from '../context/backend-context.js';
import {BadgeVerdictReachedEvent} from '../events/verification-events.js';
import type {Language} from '../text/messages.js';
import {truthOf} from '../verification/truth.js';
import type {FetchPolicy} from '../verification/verify-in-page.js';
import type {MarkdownPart, ShownBadge} from './badge-source.js';
import type {DrawingHost} from './drawing-host.js';
import type {ShownTruth} from './display-view.js';
import {markdownFor} from './read-badge.js';
import {readServed, type Served} from './served-verdict.js';

type CheckList = typeof import('../verification/check-list.js');

const loadParts = once(() =>
  Promise.all([
    import('../verification/verify-in-page.js'),
    import('../verification/in-turns.js'),
    import('../verification/check-list.js'),
  ]),
);

/** Has the first badge of the page that will be checked been looked for? */
let isPrepared = false;

interface ServedVerdict extends Pick<Served, 'by' | 'at'> {
  readonly verdict: Verdict;
  readonly credentialText: string;
}

export interface CheckOptions {
  readonly context: () => BackendContext;
  readonly shown: () => ShownBadge | undefined;
}

type CheckArgs = readonly [
  credentialText: string | undefined,
  context: BackendContext,
  fetch: FetchPolicy,
  mayVerify: boolean,
];

export class BadgeCheck implements ReactiveController {
  /** When the verdict was reached. */
  checkedAt: Date | undefined;
  /** What draws the criteria of the badge as its issuer says it now. */
  markdown: MarkdownPart | undefined;

  /** What a server has found, until the badge was checked here. */
  #served: ServedVerdict | undefined;
  readonly #host: DrawingHost;
  readonly #options: CheckOptions;
  /** What the check under way, or the last one, was made of. */
  #args: CheckArgs | undefined;
  #run = new AbortController();
  #hasFailed = false;
  #stopWatching: (() => void) | undefined;
  #isInView = false;
  #isWanted = false;
  #checkList: CheckList | undefined;
  /** The language whose words were asked for. */
  #words: Language | undefined;
  /** Aborted when the element leaves the page. */
  #stay = new AbortController();
  #wasCut = false;
  /** Is it checked because the reader asks, who sees it as nobody knows it to be true? So it stays until more is known. */
  isDoubted = false;

  constructor(host: DrawingHost, options: CheckOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#stay.signal.aborted) this.#stay = new AbortController();
    if (this.#wasCut) {
      this.#wasCut = false;
      void this.#check();
    }
    this.#watch();
  }

  hostUpdate(): void {
    this.#watch();
    this.#checkIfNew();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#stay.abort();
  }

  /** Of the page's first badge that is in view: loads what will check it while it is drawn. */
  prepare(credentialText: string): void {
    const {verify} = this.#host;
    if (isOnServer || isPrepared || verify !== 'auto' || this.#host.getBoundingClientRect().top > innerHeight)
      return;
    isPrepared = true;
    // All at once, which asks for one round of the network. Whoever needs one will hear of its failure.
    for (const part of [loadParts(), import('@pepites/credentials/verify.js'), preload(credentialText)])
      part.catch(() => undefined);
  }

  /** Takes over what a server has found of this badge, with the page that it drew. */
  async serve(credentialText: string): Promise<void> {
    const served = readServed(this.#host, credentialText);
    const verdict = served?.verdicts[0];
    if (!served || !verdict) return;
    const list = await import('../verification/check-list.js');
    await list.loadCheckWords(this.#host.language);
    this.#checkList = list;
    this.#words = this.#host.language;
    const {judged} = verdict;
    this.markdown = judged && (await markdownFor(judged));
    this.#served = {by: served.by, at: served.at, verdict, credentialText};
  }

  /** Of a server, and of the badge that is shown: who found it. */
  get served(): ServedVerdict | undefined {
    const {verdict} = this.#host;
    const isOfBadge = this.#served?.credentialText === this.#options.shown()?.parsed.text;
    return verdict || !isOfBadge || this.#hasFailed ? undefined : this.#served;
  }

  get verdict(): Verdict | undefined {
    return this.#host.verdict ?? this.served?.verdict;
  }

  get truth(): ShownTruth {
    const {verdict} = this;
    if (verdict) return truthOf(verdict);
    return this.ownTruth;
  }

  /** What was found here: what a server says is no finding. */
  get ownTruth(): ShownTruth {
    const {verdict, verify} = this.#host;
    if (verdict) return truthOf(verdict);
    if (this.#hasFailed) return 'undetermined';
    return verify === 'none' || (verify === 'click' && !this.#isWanted) ? 'unchecked' : 'checking';
  }

  get mayVerify(): boolean {
    const {verify} = this.#host;
    return verify === 'auto' ? this.#isInView : verify === 'click' && this.#isWanted;
  }

  /** Why the verdict is not better, in words. */
  get reason(): string {
    const {verdict} = this;
    const {language} = this.#host;
    return verdict ? (this.#checkList?.sayReason(verdict, language) ?? '') : '';
  }

  /** That the verdict leaves it open, in words; empty before there is one. */
  get unsure(): string {
    return (this.verdict && this.#checkList?.sayUnsure(this.verdict, this.#host.language)) ?? '';
  }

  /** What one can do about what is not known, in words; empty before there is a verdict. */
  sayNext(mayAskAgain: boolean): string {
    return (this.verdict && this.#checkList?.sayNext(mayAskAgain, this.#host.language)) ?? '';
  }

  renderChecks(): TemplateResult | undefined {
    const {verdict} = this;
    const {language} = this.#host;
    const list = this.#checkList;
    if (list && language !== this.#words) void this.#loadWords(list);
    return verdict ? list?.renderChecks(verdict, language) : undefined;
  }

  /** Because the reader asks for it, for the first time or again. */
  ask(): void {
    const isFirst = !this.mayVerify;
    this.#isWanted = true;
    this.isDoubted = true;
    if (!isFirst) void this.#check();
    this.#host.requestUpdate();
  }

  #argsOfNow(): CheckArgs {
    const {context, shown} = this.#options;
    return [shown()?.parsed.text, context(), this.#host.fetch, this.mayVerify];
  }

  /** Only what is checked once it is seen: for each picture of the page a browser looks at all that is watched. */
  #watch(): void {
    const {verify, isConnected} = this.#host;
    if (verify !== 'auto' || this.#isInView || this.#stopWatching || !isConnected) return;
    this.#stopWatching = whenInView(this.#host, () => {
      this.#isInView = true;
      this.#checkIfNew();
    });
  }

  #checkIfNew(): void {
    if (this.#argsOfNow().some((arg, place) => arg !== this.#args?.[place])) void this.#check();
  }

  /** Takes the place of the check under way. That it has begun changes nothing of what is shown, where it was shown as to come. */
  async #check(): Promise<void> {
    this.#run.abort();
    this.#run = new AbortController();
    const before = this.#args?.[0];
    this.#args = this.#argsOfNow();
    // Another badge is not what the reader has asked about.
    if (this.#args[0] !== before && before !== undefined) this.isDoubted = false;
    this.#hasFailed = false;
    this.#host.verdict = undefined;
    const [credentialText, context, fetch, mayVerify] = this.#args;
    if (credentialText === undefined || !mayVerify) return;
    const run = this.#run.signal;
    const stay = this.#stay.signal;
    const signal = AbortSignal.any([run, stay]);
    try {
      await this.#verify({credentialText, context, fetch, signal});
    } catch {
      // The element left the page meanwhile.
      if (stay.aborted && !run.aborted) this.#wasCut = true;
      if (signal.aborted) return;
      this.#hasFailed = true;
      this.#host.requestUpdate();
    }
  }

  async #loadWords(list: CheckList): Promise<void> {
    const {language} = this.#host;
    this.#words = language;
    await list.loadCheckWords(language);
    this.#host.requestUpdate();
  }

  async #verify({
    credentialText,
    context,
    fetch,
    signal,
  }: {
    readonly credentialText: string;
    readonly context: BackendContext;
    readonly fetch: FetchPolicy;
    readonly signal: AbortSignal;
  }): Promise<void> {
    const now = new Date();
    const [{verifyOnce}, {inTurn}, list] = await loadParts();
    const {language} = this.#host;
    const words = list.loadCheckWords(language);
    const verdict: Verdict = await inTurn(signal, () => verifyOnce(context, {credentialText, fetch, now}));
    await words;
    // As its issuer says it now, it may have criteria that it had not.
    const markdown = verdict.judged && (await markdownFor(verdict.judged));
    signal.throwIfAborted();
    this.#checkList = list;
    this.#words = language;
    this.checkedAt = now;
    this.markdown = markdown;
    this.#served = undefined;
    this.#host.verdict = verdict;
    this.#host.dispatchEvent(new BadgeVerdictReachedEvent(verdict));
  }
}

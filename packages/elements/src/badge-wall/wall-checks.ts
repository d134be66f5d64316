/** Checks the badges of a wall: those in view first, the others while the page has nothing else to do. */
import type {Verdict} from '@pepites/credentials';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {BackendContext} from '../context/backend-context.js';
import {type FetchPolicy, verifyOnce} from '../verification/verify-in-page.js';
import {pause} from '../base/breathe.js';
import {type WallBadge, type WallTruth, wallTruthOf} from './wall-badge.js';

export interface ChecksHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly verify: 'auto' | 'click' | 'none';
  readonly fetch: FetchPolicy;
}

export interface ChecksOptions {
  readonly context: () => BackendContext;
  readonly badges: () => readonly WallBadge[];
  /** All of them have a verdict, or could not be given one. */
  readonly onDone: () => void;
}

/** Answers that are waited for at the same time. */
const lanes = 3;
/** Redrawn at most so often while many are checked. */
const redrawEveryMs = 150;

export class WallChecks implements ReactiveController {
  /** When the last one was checked. */
  checkedAt: Date | undefined;
  /** Has the reader asked for it, where the page waits for that, or for one more? */
  isWanted = false;

  readonly #host: ChecksHost;
  readonly #options: ChecksOptions;
  #verdicts = new WeakMap<WallBadge, Verdict>();
  /** What a server has found, each until it was checked here. */
  #served = new WeakMap<WallBadge, Verdict>();
  /** Those that an unexpected failure left without one. */
  #failed = new WeakSet<WallBadge>();
  #observer: IntersectionObserver | undefined;
  #observed = new WeakSet<Element>();
  #inView = new Set<string>();
  #isInView = false;
  #running: AbortController | undefined;
  #of: readonly WallBadge[] | undefined;
  #by: readonly [BackendContext, FetchPolicy] | undefined;
  #redraw: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ChecksHost, options: ChecksOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const {target, isIntersecting} of entries) {
          if (target === this.#host) this.#isInView ||= isIntersecting;
          else this.#mark(target, isIntersecting);
        }
        this.#start();
      },
      {rootMargin: '200px'},
    );
    this.#observed = new WeakSet();
    this.#observer.observe(this.#host);
  }

  hostUpdated(): void {
    for (const item of this.#host.renderRoot.querySelectorAll('[data-badge]')) {
      if (this.#observed.has(item)) continue;
      this.#observed.add(item);
      this.#observer?.observe(item);
    }
    this.#start();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#stop();
  }

  /** Takes over what a server has found of the badges, with the page that it drew. */
  serve(badges: readonly WallBadge[], verdicts: readonly (Verdict | undefined)[]): void {
    for (const [place, badge] of badges.entries()) {
      const verdict = verdicts[place];
      if (verdict) this.#served.set(badge, verdict);
    }
  }

  /** A server’s, until there is one of our own. */
  verdictOf(badge: WallBadge): Verdict | undefined {
    return this.#verdicts.get(badge) ?? this.#served.get(badge);
  }

  truthOf(badge: WallBadge): WallTruth {
    return this.#failed.has(badge) ? 'undetermined' : wallTruthOf(this.verdictOf(badge));
  }

  /** Has a server, or this page, looked at all of them? */
  get isSaid(): boolean {
    return this.#options.badges().every((badge) => this.#failed.has(badge) || this.verdictOf(badge));
  }

  /** Were they all looked at? */
  get isDone(): boolean {
    return this.#options.badges().every((badge) => this.#has(badge));
  }

  /** Once more, those of which something could not be known. */
  retry(): void {
    this.isWanted = true;
    for (const badge of this.#options.badges()) {
      this.#failed.delete(badge);
      if (this.#verdicts.get(badge)?.outcome === 'undetermined') this.#verdicts.delete(badge);
    }
    this.#host.requestUpdate();
    this.#start();
  }

  get #mayCheck(): boolean {
    const {verify} = this.#host;
    return this.#isInView && (verify === 'auto' || (verify === 'click' && this.isWanted));
  }

  #has(badge: WallBadge): boolean {
    return this.#verdicts.has(badge) || this.#failed.has(badge);
  }

  #mark(target: Element, isInView: boolean): void {
    const id = target.getAttribute('data-badge') ?? '';
    if (isInView) this.#inView.add(id);
    else this.#inView.delete(id);
  }

  #start(): void {
    const badges = this.#options.badges();
    const by = [this.#options.context(), this.#host.fetch] as const;
    const isOther = badges !== this.#of || by.some((each, i) => each !== this.#by?.[i]);
    if (isOther) {
      // Another backend may know more, or less.
      if (this.#by && by.some((each, i) => each !== this.#by?.[i])) {
        this.#verdicts = new WeakMap();
        this.#failed = new WeakSet();
      }
      this.#stop();
    }
    if (!this.#mayCheck || this.#running || !this.#host.isConnected || this.isDone) return;
    this.#of = badges;
    this.#by = by;
    const running = new AbortController();
    this.#running = running;
    void this.#run(badges, by, running.signal).then(() => {
      if (running.signal.aborted) return;
      this.#running = undefined;
      this.checkedAt = new Date();
      this.#host.requestUpdate();
      this.#options.onDone();
    });
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#redraw);
    this.#redraw = undefined;
  }

  async #run(
    badges: readonly WallBadge[],
    [context, fetch]: readonly [BackendContext, FetchPolicy],
    signal: AbortSignal,
  ): Promise<void> {
    const left = new Set(badges.filter((badge) => !this.#has(badge)));
    const lane = async (): Promise<void> => {
      for (let badge = this.#next(left); badge; badge = this.#next(left)) {
        left.delete(badge);
        if (!this.#inView.has(badge.id)) await idle();
        if (signal.aborted) return;
        await this.#check(badge, {context, fetch, signal});
        await pause();
      }
    };
    await Promise.all(Array.from({length: lanes}, lane));
  }

  async #check(
    badge: WallBadge,
    {
      context,
      fetch,
      signal,
    }: {readonly context: BackendContext; readonly fetch: FetchPolicy; readonly signal: AbortSignal},
  ): Promise<void> {
    const credentialText = badge.parsed.text;
    try {
      const verdict = await verifyOnce(context, {credentialText, fetch, now: new Date()});
      if (signal.aborted) return;
      this.#verdicts.set(badge, verdict);
    } catch {
      // What is there to check it with could not be loaded; the reader may try again.
      this.#failed.add(badge);
    }
    if (!signal.aborted) this.#draw();
  }

  #next(left: ReadonlySet<WallBadge>): WallBadge | undefined {
    let first: WallBadge | undefined;
    for (const badge of left) {
      if (this.#inView.has(badge.id)) return badge;
      first ??= badge;
    }
    return first;
  }

  #draw(): void {
    this.#redraw ??= setTimeout(() => {
      this.#redraw = undefined;
      this.#host.requestUpdate();
    }, redrawEveryMs);
  }
}

/** Absent in some browsers, where a turn of the page has to do. */
function idle(): Promise<void> {
  if (typeof requestIdleCallback !== 'function') return pause();
  return new Promise((resolve) => {
    requestIdleCallback(
      () => {
        resolve();
      },
      {timeout: 500},
    );
  });
}

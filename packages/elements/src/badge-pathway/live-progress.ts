/** Hears from the backend, while the page is seen, that somebody's progress has changed; where it says nothing by itself, it is asked as ever. */
import type {PathwayProgress} from '@pepites/recognition';
import {codeOf} from '../text/error-key.js';
import type {BackendContext} from '../context/backend-context.js';
import type {PathwayHost} from './pathway-drawing.js';

export interface Shown {
  readonly context: BackendContext;
  readonly structure: string;
  readonly progress: PathwayProgress | undefined;
}

interface Following {
  readonly context: BackendContext;
  readonly key: string;
  readonly end: AbortController;
}

/**
 * One pathway listens for all that share a `<badge-backend>`, and they are told together: a browser has six connections to an address, over
 * HTTP/1.1, for all of its windows.
 */
const listening = new WeakMap<BackendContext, LiveProgress>();

export class LiveProgress {
  readonly #host: PathwayHost;
  #following: Following | undefined;
  /** What this backend said no to is not asked for again, for this person and pathway. */
  #refused = '';
  #shown: Shown | undefined;
  #isHeard = false;

  constructor(host: PathwayHost) {
    this.#host = host;
  }

  /** Says the backend by itself what is new, just now? */
  get isHeard(): boolean {
    return this.#isHeard;
  }

  /** After each render. */
  update(shown: Shown | undefined): void {
    this.#shown = shown;
    const key = this.#keyOf(shown);
    // The last render may come after the element has left the page.
    if (!this.#host.isConnected || !shown || key === '' || key === this.#refused) {
      this.stop();
      return;
    }
    document.addEventListener('visibilitychange', this.#onVisibility);
    const following = this.#following;
    if (following?.key === key && following.context === shown.context) return;
    this.#end();
    const holder = listening.get(shown.context);
    if (document.visibilityState !== 'visible' || (holder && holder !== this)) return;
    listening.set(shown.context, this);
    this.#following = {context: shown.context, key, end: new AbortController()};
    void this.#follow(shown, this.#following);
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#end();
  }

  #end(): void {
    const following = this.#following;
    this.#following = undefined;
    this.#isHeard = false;
    following?.end.abort();
    if (following && listening.get(following.context) === this) listening.delete(following.context);
  }

  /** Empty where nothing is to be heard: nobody is signed in, the page gave the progress itself, or something else than HTTP is asked. */
  #keyOf(shown: Shown | undefined): string {
    const {pathway, people, progress} = this.#host;
    const {backend, session, given} = shown?.context ?? {};
    if (!shown || !session || given || backend === '' || pathway === '' || people || progress) return '';
    return JSON.stringify([backend, shown.structure, pathway, session.token]);
  }

  async #follow({context, structure}: Shown, following: Following): Promise<void> {
    const {signal} = following.end;
    try {
      const {followProgress} = await import('@pepites/sdk/follow.js');
      const {pathway} = this.#host;
      const {backend, session} = context;
      if (!session || signal.aborted) return;
      const onLive = (isLive: boolean): void => {
        if (this.#following !== following) return;
        this.#isHeard = isLive;
        // Whoever asks from time to time begins again, or need not any more.
        if (!isLive) this.#host.requestUpdate();
      };
      const all = followProgress({backend, token: session.token, structure, pathway, signal, onLive});
      for await (const progress of all)
        if (this.#following === following && this.#isNews(progress)) context.notifyChange();
    } catch (error) {
      if (signal.aborted || this.#following !== following) return;
      this.#refused = following.key;
      this.#end();
      // The next question, which is asked now, is told so too, and forgets the session.
      if (codeOf(error) === 'SESSION_ENDED') context.notifyChange();
      this.#host.requestUpdate();
    }
  }

  #isNews(progress: PathwayProgress): boolean {
    const known = this.#shown?.progress;
    return known !== undefined && JSON.stringify(known) !== JSON.stringify(progress);
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'visible') this.update(this.#shown);
    else this.#end();
  };
}

/** What elements share when they stand in the same `<badge-backend>`: the client, the session, and the news that something changed. */
import {createContext} from '@lit/context';
import type {BadgeBackend, Session} from '@pepites/recognition';
import type {Verdict} from '@pepites/credentials';
import {codeOf} from '../text/error-key.js';

export interface BackendContextOptions {
  /** Address of the backend; empty when only `client` is given. */
  readonly backend: string;
  readonly structure: string;
  /** Any implementation of the port; takes the place of the client over HTTP. */
  readonly client?: BadgeBackend | undefined;
}

const endedCodes: readonly string[] = ['SESSION_ENDED', 'SIGN_IN_REQUIRED'];

export class BackendContext {
  readonly backend: string;
  readonly structure: string;
  /** What takes the place of the client over HTTP. */
  readonly given: BadgeBackend | undefined;
  /** Verdicts found so far, by the text of the credential: a badge shown twice is checked once. */
  readonly verdicts = new Map<string, Promise<Verdict>>();

  readonly #listeners = new Set<() => void>();
  #client: Promise<BadgeBackend> | undefined;
  #session: Session | undefined;
  #hasSignedOut = false;
  #revision = 0;

  constructor(options: BackendContextOptions) {
    this.backend = options.backend;
    this.structure = options.structure;
    this.given = options.client;
  }

  /** Is there anything to ask? */
  get hasBackend(): boolean {
    return this.given !== undefined || this.backend !== '';
  }

  /** The signed-in person's session; held in memory only. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** Did the last session end because the person signed out? Not when the backend ended it: who was here then still is. */
  get hasSignedOut(): boolean {
    return this.#hasSignedOut;
  }

  /** Grows with each change: an argument for the tasks that must run again. */
  get revision(): number {
    return this.#revision;
  }

  /** @param endedBy whose doing it is that there is no session any more */
  setSession(session: Session | undefined, endedBy: 'person' | 'backend' = 'person'): void {
    if (session === this.#session) return;
    this.#session = session;
    this.#hasSignedOut = session === undefined && endedBy === 'person';
    this.notifyChange();
  }

  /** The client, loaded when it is first needed. Rejects when there is neither a backend nor a client. */
  client(): Promise<BadgeBackend> {
    if (this.given) return Promise.resolve(this.given);
    this.#client ??= this.#load();
    return this.#client;
  }

  /** Runs one call; a session that the backend says has ended is forgotten, and the error goes on to the caller. */
  async use<T>(call: (client: BadgeBackend) => Promise<T>): Promise<T> {
    const before = this.#session;
    try {
      return await call(await this.client());
    } catch (error) {
      // A late answer to an earlier session says nothing of the one that is here now.
      if (before && before === this.#session && endedCodes.includes(codeOf(error)))
        this.setSession(undefined, 'backend');
      throw error;
    }
  }

  /** Tells the other elements that what they show may have changed. */
  notifyChange(): void {
    this.#revision += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  /** @returns the function that ends the subscription. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async #load(): Promise<BadgeBackend> {
    if (this.backend === '')
      throw new TypeError('No backend: write the attribute backend, or use <badge-backend>');
    const {createBadgeClient} = await import('@pepites/sdk');
    return createBadgeClient({backend: this.backend, token: () => this.#session?.token});
  }
}

/** The key by which a `<badge-backend>` and what stands in it find each other; the same for every copy of this file on a page. */
export const backendContext = createContext<BackendContext>(Symbol.for('pepites.backend'));

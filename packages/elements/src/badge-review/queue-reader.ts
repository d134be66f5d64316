/** The queue that is shown: which part of it, how far, and what there is to choose from. */
import {inLanguage, type BadgeRequest, type PeerConsent} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {DrawnInTurns} from '../base/drawn-in-turns.js';
import {Task} from '../base/task.js';
import type {BackendController} from '../context/backend-controller.js';
import {codeOf} from '../text/error-key.js';
import type {Language} from '../text/messages.js';
import {pageSize, type QueueFilter, readQueue, type ReviewQueue} from './read-queue.js';
import type {StaffSource} from './staff-source.js';

/** Somebody without a role who holds a badge that makes a peer. */
export interface PeerOffer {
  readonly consent: PeerConsent;
}

export interface BadgeChoice {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

export class QueueReader {
  filter: QueueFilter = {badge: '', whose: 'mine'};
  /** How many rows are drawn. */
  readonly rows: DrawnInTurns;
  readonly task: Task<readonly unknown[], ReviewQueue | PeerOffer | undefined>;

  readonly #host: ReactiveControllerHost;
  readonly #backend: BackendController;
  readonly #source: StaffSource;
  readonly #names = new Map<string, BadgeRequest['badgeName']>();
  /** Of all badges, as last read without a choice among them. */
  #counts: Readonly<Record<string, number>> = {};
  #atMost = pageSize;

  constructor(
    host: ReactiveControllerHost,
    backend: BackendController,
    options: {
      readonly source: StaffSource;

      readonly isOff: () => boolean;
    },
  ) {
    this.#host = host;
    this.rows = new DrawnInTurns(host, pageSize);
    this.#backend = backend;
    this.#source = options.source;
    this.task = new Task(host, {
      args: (): readonly unknown[] => [
        backend.context,
        backend.structure,
        backend.session?.token,
        backend.revision,
        options.isOff(),
      ],
      task: async (_args, {signal}) => {
        if (backend.session === undefined || !backend.hasBackend || options.isOff()) return undefined;
        return this.#read(signal);
      },
    });
  }

  get queue(): ReviewQueue | undefined {
    const {value} = this.task;
    return value && 'items' in value ? value : undefined;
  }

  /** What one can choose among; empty where there is no choice. */
  badges(language: Language): readonly BadgeChoice[] {
    return Object.entries(this.#counts)
      .map(([id, count]) => {
        const name = this.#names.get(id);
        return {id, count, name: name ? inLanguage(name, language) : id};
      })
      .sort((one, other) => one.name.localeCompare(other.name, language));
  }

  choose(change: Partial<QueueFilter>): void {
    this.filter = {...this.filter, ...change};
    if (change.whose !== undefined) this.filter = {...this.filter, badge: ''};
    this.#atMost = pageSize;
    void this.task.run();
  }

  async showMore(): Promise<void> {
    this.#atMost += pageSize;
    await this.task.run();
  }

  async #read(signal: AbortSignal): Promise<ReviewQueue | PeerOffer> {
    const {structure} = this.#backend;
    const {filter} = this;
    try {
      const options = {structure, ...filter, atMost: this.#atMost, signal};
      const queue = await this.#backend.use((client) => readQueue(client, options));
      this.#counts = filter.badge === '' ? queue.byBadge : {...this.#counts, [filter.badge]: queue.waiting};
      for (const {badge, badgeName} of queue.items) this.#names.set(badge, badgeName);
      this.#learnNames();
      return queue;
    } catch (error) {
      const consent = codeOf(error) === 'FORBIDDEN' ? await this.#peerConsent() : undefined;
      if (consent) return {consent};
      throw error;
    }
  }

  /** Names of badges of which no request is in the list yet. */
  #learnNames(): void {
    for (const id of Object.keys(this.#counts)) {
      if (this.#names.has(id)) continue;
      void this.#source.badge(id).then(
        ({name}) => {
          this.#names.set(id, name);
          this.#host.requestUpdate();
        },
        () => undefined,
      );
    }
  }

  /** undefined: no badge of theirs makes them a peer, or this page may not ask. */
  async #peerConsent(): Promise<PeerConsent | undefined> {
    const {structure} = this.#backend;
    try {
      const consent = await this.#backend.use((client) => client.me.peerConsent({structure}));
      return consent.isGiven || consent.badges.length > 0 ? consent : undefined;
    } catch {
      return undefined;
    }
  }
}

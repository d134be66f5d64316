/** What an examiner with an account reads and sends. */
import type {Badge, BadgeRequest, Decision, StoredFile} from '@pepites/recognition';
import type {BackendController} from '../context/backend-controller.js';
import {codeOf} from '../text/error-key.js';
import type {OpenedRequest, ReviewSource} from './review-source.js';

/** It may be read all the same: by the lead, or because it is decided. What was handed over may not. */
const readableCodes: readonly string[] = [
  'REQUEST_STATE',
  'NOT_AN_EXAMINER',
  'PEER_NOT_ELIGIBLE',
  'PEER_CONSENT_MISSING',
  'CONFLICT_OF_INTEREST',
];

export class StaffSource implements ReviewSource {
  readonly #backend: BackendController;
  readonly #badges = new Map<string, Promise<Badge>>();

  constructor(backend: BackendController) {
    this.#backend = backend;
  }

  async read(request: string): Promise<OpenedRequest> {
    const {structure} = this.#backend;
    const asked = {structure, request};
    const [opened, {form}, {sentences}, {items: recommendations}] = await Promise.all([
      this.#open(asked),
      this.#backend.use((client) => client.requests.form(asked)),
      this.#backend.use((client) => client.readySentences.get({structure})),
      this.#backend.use((client) => client.requests.recommendations(asked)),
    ]);
    const badge = await this.badge(opened.request.badge);
    const isFormOld = JSON.stringify(form) !== JSON.stringify(badge.form);
    return {...opened, criteria: badge.criteria, form, isFormOld, recommendations, sentences};
  }

  async decide({structure, id, version}: BadgeRequest, decision: Decision): Promise<BadgeRequest> {
    return this.#backend.use((client) =>
      client.reviews.decide({...decision, structure, request: id, version}),
    );
  }

  async handOver(request: string): Promise<void> {
    const {structure} = this.#backend;
    await this.#backend.use((client) => client.reviews.handOver({structure, request}));
  }

  async file({id: file}: StoredFile, signal: AbortSignal): Promise<Blob> {
    const {structure} = this.#backend;
    return this.#backend.use((client) => client.files.get({structure, file}, {signal}));
  }

  /** Read once. */
  badge(id: string): Promise<Badge> {
    const known = this.#badges.get(id);
    if (known) return known;
    const {structure} = this.#backend;
    const badge = this.#backend.use((client) => client.badges.get({structure, badge: id}));
    this.#badges.set(id, badge);
    badge.catch(() => {
      this.#badges.delete(id);
    });
    return badge;
  }

  /** The person can see who looked; the request is in review from then on. */
  async #open(asked: {
    readonly structure: string;
    readonly request: string;
  }): Promise<Pick<OpenedRequest, 'request' | 'isForMe'>> {
    try {
      return {request: await this.#backend.use((client) => client.requests.open(asked)), isForMe: true};
    } catch (error) {
      if (!readableCodes.includes(codeOf(error))) throw error;
      return {request: await this.#backend.use((client) => client.requests.get(asked)), isForMe: false};
    }
  }
}

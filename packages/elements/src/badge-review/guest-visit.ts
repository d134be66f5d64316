/** Somebody without an account who examines one request: by the link that they came by, and the code that they were told. */
import type {BadgeRequest, Decision, StoredFile} from '@pepites/recognition';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {BackendContext} from '../context/backend-context.js';
import type {BackendController} from '../context/backend-controller.js';
import type {OpenedRequest, ReviewSource} from './review-source.js';

export type GuestStage = 'door' | 'reading' | 'later' | 'done' | 'left';
export type DoorProblem = 'name' | 'code';

export interface GuestHost extends ReactiveControllerHost, HTMLElement {
  readonly link: string;
}

const codeShape = /^\d{6}$/;
const longestName = 100;

export class GuestVisit implements ReactiveController, ReviewSource {
  stage: GuestStage = 'door';
  name = '';
  code = '';
  problems: ReadonlySet<DoorProblem> = new Set();
  error: unknown;
  isEntering = false;

  readonly #host: GuestHost;
  readonly #backend: BackendController;
  /** Apart from the page's own session: the elements beside this one know nothing of the guest. */
  #context: BackendContext | undefined;
  #unfollow: (() => void) | undefined;

  constructor(host: GuestHost, backend: BackendController) {
    this.#host = host;
    this.#backend = backend;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#forget();
  }

  /** Is the door to be shown: not come in yet, or too long ago? */
  get isOutside(): boolean {
    return this.stage === 'door' || (this.stage === 'reading' && this.#context?.session === undefined);
  }

  /** Tries link and code. @returns whether the guest is in */
  async enter(): Promise<boolean> {
    if (this.isEntering) return false;
    const code = this.code.replace(/\s/g, '');
    const name = this.name.trim().slice(0, longestName);
    this.problems = new Set([
      ...(name === '' ? (['name'] as const) : []),
      ...(codeShape.test(code) ? [] : (['code'] as const)),
    ]);
    this.error = undefined;
    if (this.problems.size > 0) {
      this.#host.requestUpdate();
      return false;
    }
    this.isEntering = true;
    this.#host.requestUpdate();
    const context = this.#begin();
    const {structure} = this.#backend;
    const {link} = this.#host;
    try {
      const {token, expiresAt} = await context.use((client) =>
        client.examination.begin({structure, link, code, name}),
      );
      const person = {id: '00000000-0000-0000-0000-000000000000', displayName: name, roles: []};
      context.setSession({token, expiresAt, scopes: [], person});
      this.stage = 'reading';
      return true;
    } catch (error) {
      this.error = error;
      return false;
    } finally {
      this.isEntering = false;
      this.#host.requestUpdate();
    }
  }

  /** To the door again: link and code are good until the invitation ends. */
  comeBack(): void {
    this.stage = 'door';
    this.code = '';
    this.#host.requestUpdate();
  }

  /** The visit is over: answered, left to others, or broken off. */
  leave(stage: 'done' | 'left' | 'later'): void {
    const {structure} = this.#backend;
    this.stage = stage;
    void this.#context?.use((client) => client.examination.leave({structure})).catch(() => undefined);
    this.#forget();
    this.#host.requestUpdate();
  }

  async read(): Promise<OpenedRequest> {
    const {structure} = this.#backend;
    const {
      request,
      form,
      criteria,
      recommendations = [],
      readySentences,
    } = await this.#open.use((client) => client.examination.get({structure}));
    const unchanged = {isFormOld: false, isForMe: true};
    return {request, criteria, form, recommendations, sentences: readySentences, ...unchanged};
  }

  async decide({structure, version}: BadgeRequest, decision: Decision): Promise<BadgeRequest> {
    return this.#open.use((client) => client.examination.answer({...decision, structure, version}));
  }

  async handOver(): Promise<void> {
    const {structure} = this.#backend;
    await this.#open.use((client) => client.examination.handOver({structure}));
  }

  async file({id: file}: StoredFile, signal: AbortSignal): Promise<Blob> {
    const {structure} = this.#backend;
    return this.#open.use((client) => client.examination.file({structure, file}, {signal}));
  }

  get #open(): BackendContext {
    return this.#context ?? this.#begin();
  }

  #begin(): BackendContext {
    this.#forget();
    const {backend, structure, given: client} = this.#backend.context;
    const context = new BackendContext({backend, structure, client});
    this.#context = context;
    this.#unfollow = context.onChange(() => {
      this.#host.requestUpdate();
    });
    return context;
  }

  #forget(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#context = undefined;
  }
}

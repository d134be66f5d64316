/** Where a pathway and the progress on it come from: the page's properties, its JSON, its list, or the backend. Asked again when one of these changes. */
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {LightDomController} from '../base/light-dom-controller.js';
import {hasListOfBadges, inlineJsonText} from '../base/light-dom.js';
import {Task} from '../base/task.js';
import {withPart} from '../base/with-part.js';
import type {BackendController} from '../context/backend-controller.js';
import {isUnreachable} from '../text/error-key.js';
import type {GivenPathway, ShownPathway} from './given-pathway.js';
import type {PathwayPart} from './pathway-part.js';

/** The element, and what its page has set. */
export interface DataHost extends ReactiveControllerHost, Element {
  readonly pathway: string;
  readonly definition: Pathway | undefined;
  readonly progress: PathwayProgress | undefined;
  readonly people: boolean;
  readonly language: string;
}

export interface DataOptions {
  readonly backend: BackendController;
  readonly part: PathwayPart;
}

export class PathwayData {
  readonly pathway: Task<readonly unknown[], ShownPathway | undefined>;
  readonly progress: Task<readonly unknown[], PathwayProgress | undefined>;
  /** The last progress that could be had; it stays when asking again fails. */
  known: PathwayProgress | undefined;

  readonly #host: DataHost;
  readonly #backend: BackendController;
  readonly #part: PathwayPart;
  readonly #inside: LightDomController;
  #reading: Promise<GivenPathway | undefined> | undefined;

  constructor(host: DataHost, {backend, part}: DataOptions) {
    this.#host = host;
    this.#backend = backend;
    this.#part = part;
    this.#inside = new LightDomController(host);
    this.pathway = new Task<readonly unknown[], ShownPathway | undefined>(host, {
      args: () => [
        host.definition,
        backend.context,
        backend.structure,
        host.pathway,
        this.#isAsked ? 0 : this.#inside.revision,
      ],
      task: async (_, {signal}) => {
        const pathway = await this.#readPathway(signal);
        // What has to be said of it belongs to the first picture.
        if (pathway) await this.#part.loaded?.drawing.prepare(pathway);
        return pathway;
      },
    });
    this.progress = new Task<readonly unknown[], PathwayProgress | undefined>(host, {
      args: () => [
        host.progress,
        backend.context,
        backend.structure,
        host.pathway,
        backend.session?.token,
        backend.revision,
        host.people,
        this.#isAsked ? 0 : this.#inside.revision,
      ],
      task: (_, {signal}) => this.#readProgress(signal),
      onComplete: (progress) => {
        this.#compare(progress);
      },
    });
  }

  /** Asks again; never rejects. */
  async refresh(): Promise<void> {
    await Promise.all([this.pathway.run(), this.progress.run()]);
  }

  /** Is an answer awaited, or can none be had just now? */
  get isPending(): boolean {
    if (this.#backend.session === undefined) return false;
    const {pathway, progress, known} = this;
    // What was asked for just before the network went would never be shown otherwise.
    if (progress.status === 'error' && isUnreachable(progress.error)) return true;
    const drawing = this.#part.loaded?.drawing;
    return drawing !== undefined && known !== undefined && drawing.isAwaited(pathway.value, known);
  }

  /** Notes which steps have become earned since the last answer, before it is shown. */
  #compare(progress: PathwayProgress | undefined): void {
    const before = this.known;
    this.known = progress;
    const drawing = this.#part.loaded?.drawing;
    if (!before || !progress || !drawing) return;
    const shown = {pathway: this.pathway.value, language: this.#host.language};
    // What the pathway has found out, the other elements of the same <badge-backend> may want to show.
    if (drawing.compare(before, progress, shown)) this.#backend.context.notifyChange();
  }

  async #readPathway(signal: AbortSignal): Promise<ShownPathway | undefined> {
    const {structure} = this.#backend;
    const {pathway} = this.#host;
    const given = await this.#given();
    if (given?.pathway || !this.#isAsked) return given?.pathway;
    // What draws the pathway is loaded while the pathway is.
    return withPart(
      this.#backend.use((client) => client.pathways.get({structure, pathway}, {signal})),
      this.#part.load(),
    );
  }

  async #readProgress(signal: AbortSignal): Promise<PathwayProgress | undefined> {
    const {structure, context, session} = this.#backend;
    const {pathway, people, progress} = this.#host;
    if (people) {
      const {drawing} = await this.#part.load();
      await drawing.readPeople(this.#backend, {pathway, signal});
      return undefined;
    }
    if (progress !== undefined || session === undefined || !context.hasBackend)
      return (await this.#given())?.progress();
    return context.use((client) => client.pathways.progress({structure, pathway}, {signal}));
  }

  get #isAsked(): boolean {
    return this.#backend.hasBackend && this.#host.pathway !== '';
  }

  /** What the page itself says; read once for all that ask at the same time, who then go on together. */
  #given(): Promise<GivenPathway | undefined> {
    this.#reading ??= this.#read();
    queueMicrotask(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** In properties, as JSON, or, where no backend is asked, as a list. */
  async #read(): Promise<GivenPathway | undefined> {
    const {definition, progress} = this.#host;
    const json = inlineJsonText(this.#host);
    const list = !this.#isAsked && hasListOfBadges(this.#host) ? this.#host : undefined;
    if (!definition && !progress && json === undefined && !list) return undefined;
    await withPart(Promise.resolve(), this.#part.load());
    return this.#part.loaded?.draw.readGivenPathway({definition, progress, json, list});
  }
}

/** What the signed-in person has of a catalogue, and has asked for. Loaded when there is a person. */
import type {LitElement} from 'lit';
import {type OwnRecords, type RequestStage, stageOf} from '../badge-request/request-stage.js';
import {Task} from '../base/task.js';
import type {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';

export class CatalogOwn {
  readonly #own: Task<readonly unknown[], OwnRecords | undefined>;

  constructor(host: LitElement, backend: BackendController) {
    this.#own = new Task<readonly unknown[], OwnRecords | undefined>(host, {
      args: () => [backend.context, backend.structure, backend.session?.token, backend.revision],
      task: async (_, {signal}) => {
        const {context, structure, session} = backend;
        if (!session) return undefined;
        const [requests, awards] = await Promise.all([
          context.use((client) => client.me.requests({structure}, {signal})),
          context.use((client) => client.me.awards({structure}, {signal})),
        ]);
        // What is held for an organisation, or is past its date, may be asked for.
        const isTheirs = (award: OwnRecords['awards'][number]): boolean =>
          award.organisation === undefined && award.isExpired !== true;
        return {requests: requests.items, awards: awards.items.filter(isTheirs)};
      },
    });
    new RefreshController(host, {
      isPending: () => this.#own.value?.awards.some(({state}) => state === 'signing') ?? false,
      isLive: () => backend.session !== undefined,
      refresh: () => void this.#own.run(),
    });
  }

  /** Could it not be read? */
  get error(): unknown {
    return this.#own.status === 'error' ? this.#own.error : undefined;
  }

  stageOf(badge: string): RequestStage['kind'] {
    return stageOf(badge, this.#own.value).kind;
  }

  retry(): void {
    void this.#own.run();
  }
}

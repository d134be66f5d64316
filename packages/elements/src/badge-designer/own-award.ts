/** The award of the new badge, which is signed within seconds: looked at until it is. */
import type {Award} from '@pepites/recognition';
import type {LitElement} from 'lit';
import {Task} from '../base/task.js';
import type {BackendController} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';

export class OwnAward {
  readonly #task: Task<readonly [string | undefined, string | undefined], Award | undefined>;

  /** @param idNow of the award, once there is one */
  constructor(host: LitElement, backend: BackendController, idNow: () => string | undefined) {
    this.#task = new Task(host, {
      args: () => [idNow(), backend.session?.token] as const,
      task: async ([id, token], {signal}): Promise<Award | undefined> => {
        if (id === undefined || token === undefined) return undefined;
        const {context, structure} = backend;
        const {items} = await context.use((client) => client.me.awards({structure}, {signal}));
        return items.find((award) => award.id === id);
      },
    });
    new RefreshController(host, {
      isPending: () => idNow() !== undefined && this.value?.state !== 'issued',
      isLive: () => false,
      refresh: () => void this.#task.run(),
      everyMs: 2000,
    });
  }

  get value(): Award | undefined {
    return this.#task.value;
  }
}

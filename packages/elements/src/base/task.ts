/** One asynchronous thing that an element shows: run when its arguments change, the last run wins. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface TaskOptions<Args extends readonly unknown[], Result> {
  /** Read before each render; another value in any place starts the task again. */
  readonly args: () => Args;
  /** `signal` is aborted when a later run takes its place. */
  readonly task: (args: Args, options: {readonly signal: AbortSignal}) => Result | Promise<Result>;
  /** Called before the result is rendered. */
  readonly onComplete?: (result: Result) => void;
}

/** What is rendered in each of the four states. */
export interface TaskTemplates<Result, Template> {
  readonly initial: () => Template;
  readonly pending: () => Template;
  readonly complete: (result: Result) => Template;
  readonly error: (error: unknown) => Template;
}

/**
 * Less than half of what `@lit/task` weighs, and all of it that the elements need: every light element loads one at once.
 * While a task runs again, `value` is still the last result; after a failure it is `undefined`.
 */
export class Task<Args extends readonly unknown[], Result> implements ReactiveController {
  status: keyof TaskTemplates<unknown, unknown> = 'initial';
  value: Result | undefined;
  error: unknown;

  readonly #host: ReactiveControllerHost;
  readonly #options: TaskOptions<Args, Result>;
  #args: Args | undefined;
  #abort: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: TaskOptions<Args, Result>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const args = this.#options.args();
    if (!this.#args || args.some((arg, i) => !Object.is(arg, this.#args?.[i]))) void this.run();
  }

  /** Runs once more with the arguments of now; never rejects. */
  async run(): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const args = this.#options.args();
    this.#args = args;
    this.status = 'pending';
    this.#host.requestUpdate();
    try {
      const value = await this.#options.task(args, {signal: abort.signal});
      if (abort.signal.aborted) return;
      this.#options.onComplete?.(value);
      this.value = value;
      this.status = 'complete';
    } catch (error) {
      if (abort.signal.aborted) return;
      this.value = undefined;
      this.error = error;
      this.status = 'error';
    }
    this.#host.requestUpdate();
  }

  render<Template>(templates: TaskTemplates<Result, Template>): Template {
    const {status} = this;
    if (status === 'complete') return templates.complete(this.value as Result);
    return status === 'error' ? templates.error(this.error) : templates[status]();
  }
}

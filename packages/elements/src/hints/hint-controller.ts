/** Tells an element what courses on the page say is done, in the browser. */
import type {CompletionFact, DeclaredCompletion} from '@pepites/recognition';
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface HintHost extends ReactiveControllerHost {
  /** The activity that it cares for; empty: none. */
  readonly activity: string;
}

/** Hears `badge-completion-hint` events of the document. A course that was not finished is nothing to tell. */
export class HintController implements ReactiveController {
  readonly #host: HintHost;
  readonly #take: (declared: DeclaredCompletion) => void;

  constructor(host: HintHost, take: (declared: DeclaredCompletion) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('badge-completion-hint', this.#onHint);
  }

  hostDisconnected(): void {
    document.removeEventListener('badge-completion-hint', this.#onHint);
  }

  readonly #onHint = (event: Event): void => {
    // Of another copy of this package, the class is another one.
    const {fact} = event as Event & {readonly fact?: CompletionFact};
    if (fact === undefined || fact.activity === '' || fact.activity !== this.#host.activity) return;
    if (!fact.completed && fact.passed !== true) return;
    const {activity, completed, passed, scaled, at} = fact;
    this.#take({
      activity,
      completed,
      ...(passed !== undefined && {passed}),
      ...(scaled !== undefined && {scaled}),
      ...(at !== undefined && {at}),
    });
  };
}

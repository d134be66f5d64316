/** The taking of a badge: from the press of its button to what came of it. */
import type {Award} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {codeOf} from '../text/error-key.js';
import {heldAward} from './held-award.js';

/** They end the session; the badge still waits. */
const signInCodes = ['SESSION_ENDED', 'SIGN_IN_REQUIRED'];

export class ClaimTaking {
  isOn = false;
  /** The badge, once it is taken. */
  award: Award | undefined;
  /** Why it was not. */
  error: unknown;
  /** The badge, where the backend has said that it is held. */
  held: Award | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #backend: BackendController;

  constructor(host: ReactiveControllerHost, backend: BackendController) {
    this.#host = host;
    this.#backend = backend;
  }

  /** Another badge, or another try: what was said of the one before is not true of it. */
  forget(): void {
    this.award = undefined;
    this.error = undefined;
    this.held = undefined;
  }

  /** Another person may be answered in another way. */
  forgive(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  /** It is signed now. */
  follow(award: Award): void {
    this.award = award;
    this.#host.requestUpdate();
  }

  /** @param badge id of the badge, where it is known */
  async take(claim: string, badge: string | undefined, onTaken: (award: Award) => void): Promise<void> {
    this.isOn = true;
    this.error = undefined;
    this.#host.requestUpdate();
    const {context, structure} = this.#backend;
    try {
      const award = await context.use((client) => client.claims.redeem({structure, claim}));
      this.award = award;
      onTaken(award);
    } catch (error) {
      this.error = error;
      if (signInCodes.includes(codeOf(error))) context.setSession(undefined);
      if (codeOf(error) === 'BADGE_ALREADY_HELD') this.held = await heldAward(this.#backend, badge);
    } finally {
      this.isOn = false;
      this.#host.requestUpdate();
    }
  }
}

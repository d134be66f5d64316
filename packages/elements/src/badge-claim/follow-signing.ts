/** Follows an award until it is signed: before that, there is nothing to see of it. */
import type {Award} from '@pepites/recognition';
import type {BackendController, BackendHost} from '../context/backend-controller.js';
import {RefreshController} from '../context/refresh-controller.js';

/** A badge is signed within a second, most times. */
const everyMs = 1000;

export interface FollowSigningOptions {
  readonly backend: BackendController;
  readonly award: () => Award | undefined;
  readonly onSigned: (award: Award) => void;
}

/** The elements beside it are told too. */
export function followSigning(host: BackendHost, {backend, award, onSigned}: FollowSigningOptions): void {
  const isSigning = (): boolean => backend.session !== undefined && award()?.state === 'signing';
  const lookAgain = async (): Promise<void> => {
    const {context, structure} = backend;
    const id = award()?.id;
    // What fails is tried again in a moment.
    const {items} = await context
      .use((client) => client.me.awards({structure}))
      .catch(() => ({items: [] as readonly Award[]}));
    const signed = items.find((one) => one.id === id && one.state !== 'signing');
    if (signed === undefined || id !== award()?.id) return;
    onSigned(signed);
    context.notifyChange();
  };
  new RefreshController(host, {
    isPending: isSigning,
    isLive: isSigning,
    refresh: () => void lookAgain(),
    everyMs,
  });
}

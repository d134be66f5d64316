/** A client that goes on: a call that got no answer is sent again, with its key, until the backend is there again. */
import {setTimeout as wait} from 'node:timers/promises';
import {BackendError, type BackendErrorCode, type BadgeBackend} from '@pepites/recognition';
import {createBadgeClient} from '@pepites/sdk';
import type {Ledger} from './ledger.ts';

export interface World {
  readonly backend: string;
  readonly ledger: Ledger;
  /** True once no new work is to begin. */
  readonly isOver: () => boolean;
}

/** What a call became; `wasLost`: an earlier try of it got no answer, so the refusal may be about its own work. */
export type Outcome<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly code: BackendErrorCode; readonly wasLost: boolean};

/** A reply that was cut off half-way cannot be read either. */
const noAnswer = new Set<BackendErrorCode>(['UNREACHABLE', 'TIMED_OUT', 'UNEXPECTED_REPLY']);
const pauseMs = 40;
const mostTries = 5000;

export function clientAt(world: World, origin: string, token?: () => string): BadgeBackend {
  return createBadgeClient({
    backend: world.backend,
    token,
    retry: {limit: 0},
    fetch: async (request) => {
      const sent = new Request(request);
      sent.headers.set('origin', origin);
      return fetch(sent);
    },
  });
}

/** @param name of the route, for what is reported */
export async function call<T>(world: World, name: string, send: () => Promise<T>): Promise<Outcome<T>> {
  let wasLost = false;
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      const value = await send();
      world.ledger.count(name);
      return {ok: true, value};
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      if (!noAnswer.has(error.code)) {
        if (error.code === 'INTERNAL') world.ledger.violate(`${name}: INTERNAL`);
        return {ok: false, code: error.code, wasLost};
      }
      if (!wasLost) world.ledger.count('calls that a crash cut off');
      wasLost = true;
      await wait(pauseMs);
    }
  }
  throw new Error(`${name}: the backend did not come back`);
}

/** The value; anything else is a violation, and undefined. */
export async function mustSucceed<T>(
  world: World,
  name: string,
  send: () => Promise<T>,
): Promise<T | undefined> {
  const outcome = await call(world, name, send);
  if (outcome.ok) return outcome.value;
  world.ledger.violate(`${name}: refused with ${outcome.code}${outcome.wasLost ? ' after a crash' : ''}`);
  return undefined;
}

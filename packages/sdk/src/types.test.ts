import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Award, Badge, BadgeRequest} from '@pepites/recognition';
import {createBadgeClient, type BadgeBackend} from './index.js';
import {createServerClient} from './server.js';

/** Compiles only where both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(value: T) => value;

// Never called: what matters is that it compiles, and that what is marked does not.
export function typed(client: BadgeBackend, server: ReturnType<typeof createServerClient>) {
  is<Same<Awaited<ReturnType<typeof client.badges.get>>, Badge>>(true);
  is<Same<Awaited<ReturnType<typeof client.me.requests>>['items'], BadgeRequest[]>>(true);
  is<Same<Awaited<ReturnType<typeof client.files.get>>, Blob>>(true);
  is<Same<Awaited<ReturnType<typeof client.me.signOut>>, void>>(true);
  is<Same<Awaited<ReturnType<typeof client.claims.redeem>>, Award>>(true);
  is<Same<typeof server.badges.award, typeof server.awards.create>>(true);

  void client.files.upload({structure: 's', file: new Blob()});
  void client.reviews.queue({structure: 's'}, {signal: AbortSignal.timeout(1)});
  // @ts-expect-error a path parameter is missing
  void client.badges.get({structure: 's'});
  // @ts-expect-error a state that is none
  void client.reviews.queue({structure: 's', state: 'lost'});
  // @ts-expect-error the version that If-Match takes is missing
  void client.requests.resubmit({structure: 's', request: 'r', answers: []});
  // @ts-expect-error a route that is not in the table
  void client.badges.remove;
  // @ts-expect-error a page's client knows no API key
  createBadgeClient({backend: '', apiKey: 'pep_x'});
}

describe('the types of the client', () => {
  it('are those of the route table (checked by the compiler)', () => {
    assert.equal(typeof typed, 'function');
  });
});

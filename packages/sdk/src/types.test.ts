import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Award, Badge, BadgeRequest} from '@pepites/recognition';
import {createBadgeClient, type BadgeBackend} from './index.js';
import type {ServerClient} from './server.js';

/** True only where each type can stand for the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const is = <T extends true>(value: T) => value;

// Never called: what matters is that it compiles, and that what is marked does not.
export function typed(client: BadgeBackend, server: ServerClient) {
  is<Same<Awaited<ReturnType<typeof client.badges.get>>, Badge>>(true);
  is<Same<Awaited<ReturnType<typeof client.me.requests>>['items'], BadgeRequest[]>>(true);
  is<Same<Awaited<ReturnType<typeof client.files.get>>, Blob>>(true);
  is<Same<Awaited<ReturnType<typeof client.me.signOut>>, undefined>>(true);
  is<Same<Awaited<ReturnType<typeof client.claims.redeem>>, Award>>(true);
  const award: typeof server.awards.create = server.badges.award;

  void client.files.upload({structure: 's', file: new Blob()});
  void client.reviews.queue({structure: 's'}, {signal: AbortSignal.timeout(1)});
  // @ts-expect-error a path parameter is missing
  void client.badges.get({structure: 's'});
  // @ts-expect-error a state that is none
  void client.reviews.queue({structure: 's', state: 'lost'});
  // @ts-expect-error the version that If-Match takes is missing
  void client.requests.resubmit({structure: 's', request: 'r', answers: []});
  // @ts-expect-error a route that is not in the table
  client.badges satisfies {remove: unknown};
  // @ts-expect-error a page's client knows no API key
  createBadgeClient({backend: '', apiKey: 'pep_x'});
  return award;
}

describe('the types of the client', () => {
  it('are those of the route table (checked by the compiler)', () => {
    assert.equal(typeof typed, 'function');
  });
});

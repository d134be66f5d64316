import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {type ErrorCode, type Problem, routes} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {LogEntry, Services} from '../services.js';
import type {EventStreams} from './event-streams.js';
import {serveRoute} from './serve-route.js';

/** A handler that refuses with this code, on a route of the contract. */
async function refuse(code: ErrorCode, isProduction: boolean) {
  const entries: LogEntry[] = [];
  const services = {
    ...{isProduction, ownOrigin: 'http://localhost', now: () => new Date()},
    log: (entry: LogEntry) => entries.push(entry),
  } as unknown as Services;
  const reply = await serveRoute(
    {
      ...{id: 'verification.documents', route: routes['verification.documents'], access: {kind: 'public'}},
      handle: () => Promise.reject(new Refusal(code)),
    },
    {
      ...{streams: {} as EventStreams, address: undefined},
      ...{services, params: {}, once: async (_call, perform) => perform(services)},
      request: new Request('http://localhost/verification-documents', {
        ...{method: 'POST', headers: {'content-type': 'application/json'}},
        body: JSON.stringify({credential: '{}'}),
      }),
    },
  );
  return {...((await reply.json()) as Problem), details: entries.map(({detail}) => detail ?? '')};
}

describe('a refusal', () => {
  it('that the route declares is answered', async () => {
    const {code, details} = await refuse('CREDENTIAL_MALFORMED', false);
    assert.deepEqual([code, details], ['CREDENTIAL_MALFORMED', []]);
  });

  it('that the route does not declare is a fault of ours outside production, and answered in it', async () => {
    const {code, details} = await refuse('NOT_THE_EARNER', false);
    assert.equal(code, 'INTERNAL');
    assert.match(details.join(), /does not declare this refusal here: .*NOT_THE_EARNER/);
    assert.equal((await refuse('NOT_THE_EARNER', true)).code, 'NOT_THE_EARNER');
  });
});

/** The recording finds what it is there to find: each fault is shown to it once. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createRecording} from './recording.ts';

const backend = 'https://badges.example';
const page = 'https://page.example';
const supporters = `${backend}/structures/s/badges/b/supporters`;
const listed = {items: [{name: 'Ali', since: '2026-01-01T00:00:00Z'}]};

interface Said {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What is found in this answer, and whether the route counts as reached. */
async function record(said: Said, request = new Request(supporters)) {
  const recording = createRecording();
  const send = recording.watch(async ({method}) => {
    const {status = 200, type = 'application/json', headers = {}, body = listed} = said;
    if (method === 'OPTIONS') return Promise.resolve(new Response(null, {status: 204, headers}));
    const text = status === 204 ? null : JSON.stringify(body);
    return Promise.resolve(new Response(text, {status, headers: {'content-type': type, ...headers}}));
  }, backend);
  await send(request);
  return {reached: [...recording.reached], faults: recording.faults.join('\n')};
}

const problem = (status: number, code: string): Said => ({
  ...{status, type: 'application/problem+json'},
  body: {type: `urn:pepites:error:${code}`, title: code, status, code},
});

describe('the recording', () => {
  it('counts an answer that is as the contract has it', async () => {
    assert.deepEqual(await record({}), {reached: ['supporters.list'], faults: ''});
    assert.deepEqual(await record(problem(404, 'BADGE_UNKNOWN')), {reached: [], faults: ''});
  });

  for (const [fault, said, pattern] of [
    ['another status', {status: 201}, /status 200 is declared/],
    ['another type', {type: 'text/html'}, /the type is text\/html/],
    ['a member that is missing', {body: {items: [{name: 'Ali'}]}}, /items\.0\.since/],
    ['a member that nobody declared', {body: {...listed, email: 'x'}}, /does not know/],
    ['a failure', problem(500, 'INTERNAL'), /failure of the backend/],
    ['a code that is none', problem(404, 'LOST'), /unknown code LOST/],
    ['a code of another route', problem(404, 'FILE_UNKNOWN'), /FILE_UNKNOWN is not declared/],
    ['another status of a code', problem(403, 'BADGE_UNKNOWN'), /BADGE_UNKNOWN is 404/],
    ['a refusal in words alone', {status: 404, type: 'text/plain'}, /the type is text\/plain/],
  ] as const satisfies readonly (readonly [string, Said, RegExp])[]) {
    it(`finds ${fault}, and does not count it`, async () => {
      const {reached, faults} = await record(said);
      assert.deepEqual(reached, []);
      assert.match(faults, pattern);
    });
  }

  it('finds an address that is no route', async () => {
    const {faults} = await record({}, new Request(`${backend}/structures/s/nothing/here`));
    assert.match(faults, /is no route/);
  });

  it('finds a call that is done twice when it is sent twice', async () => {
    const recording = createRecording();
    let count = 0;
    const send = recording.watch(async () => {
      const claim = {claimCode: `code-${count++}`, expiresAt: '2026-01-01T00:00:00Z', person: 'p'};
      return Promise.resolve(Response.json(claim, {status: 201}));
    }, backend);
    await send(new Request(`${backend}/structures/s/claim-codes`, {method: 'POST', body: '{}'}));
    assert.match(recording.faults.join(), /sent again with its key it says 201 .*code-1/);
    assert.deepEqual([...recording.reached], []);
  });

  it('finds an answer that a browser would keep from the page', async () => {
    const fromPage = () => new Request(supporters, {headers: {origin: page, authorization: 'Bearer x'}});
    const {faults: unread} = await record({}, fromPage());
    assert.match(unread, /the preflight forbids GET[\s\S]*a page cannot read it/);
    const headers = {'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET'};
    const {faults: forbidden} = await record({headers}, fromPage());
    assert.match(forbidden, /the preflight forbids authorization/);
    const open = {...headers, 'access-control-allow-headers': 'authorization, if-match'};
    assert.deepEqual(await record({headers: open}, fromPage()), {reached: ['supporters.list'], faults: ''});
  });
});

/** The trespasses find what they are there to find. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createTrespass, routesOnOwned} from './trespass.ts';

const url = 'https://badges.example/structures/s/requests/the-request';
const owner = 'Bearer owner';

/** A backend that answers the owner, a stranger, and the owner who asks for something that is not there. */
async function trespass(answers: {stranger: [number, string]; nothing: [number, string]}) {
  const {watch, tried, faults} = createTrespass(async () => Promise.resolve('stranger'));
  const calls: string[] = [];
  const send = watch(async (request) => {
    const isOwner = request.headers.get('authorization') === owner;
    calls.push(`${isOwner ? 'owner' : 'stranger'} ${request.url === url ? 'there' : 'elsewhere'}`);
    if (isOwner && request.url === url) return Promise.resolve(Response.json({}));
    const [status, code] = isOwner ? answers.nothing : answers.stranger;
    return Promise.resolve(Response.json({code}, {status}));
  });
  const call = () => new Request(url, {headers: {authorization: owner, origin: 'https://page.example'}});
  await send(call());
  await send(call());
  return {calls, tried: [...tried], faults: faults.join('\n')};
}

const unknown: [number, string] = [404, 'REQUEST_UNKNOWN'];

describe('a trespass', () => {
  it('is tried once before the first call that goes through, and leaves that call as it is', async () => {
    const {calls, tried, faults} = await trespass({stranger: unknown, nothing: unknown});
    assert.deepEqual(calls, ['stranger there', 'owner elsewhere', 'owner there', 'owner there']);
    assert.deepEqual([tried, faults], [['requests.get'], '']);
  });

  it('finds what a stranger may do, or learns', async () => {
    const served = await trespass({stranger: [200, ''], nothing: unknown});
    assert.match(served.faults, /requests\.get: a stranger is told 200/);
    const told = await trespass({stranger: [409, 'REQUEST_STATE'], nothing: unknown});
    assert.match(told.faults, /a stranger is told 409 REQUEST_STATE/);
  });

  it('finds an answer about what is not there', async () => {
    const made = await trespass({stranger: unknown, nothing: [200, '']});
    assert.match(made.faults, /for what does not exist one is told 200/);
    const failed = await trespass({stranger: unknown, nothing: [500, 'INTERNAL']});
    assert.match(failed.faults, /one is told 500 INTERNAL/);
  });

  it('is about what is a person’s, not about what anyone may read', () => {
    for (const id of ['requests.get', 'files.get', 'awards.copyFor', 'people.erase'] as const)
      assert.ok(routesOnOwned.includes(id), id);
    for (const id of ['badges.get', 'me.get', 'pathways.get', 'endorsements.openLink'] as const)
      assert.ok(!routesOnOwned.includes(id), id);
  });
});

import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {join} from 'node:path';
import Sqlite from 'better-sqlite3';
import {openWorld, type TestWorld} from '../../test/world.js';
import {storeFileName} from '../store/open-sqlite.js';

describe('Idempotency-Key', () => {
  let world: TestWorld;
  let token: string;
  before(async () => {
    world = await openWorld();
    ({token} = await world.signIn('nadege@trois-saules.example'));
  });
  after(() => world.close());

  const makeCode = async (key: string, displayName: string, by = token) =>
    world.ask('claimCodes.create', {displayName}, {token: by, headers: {'idempotency-key': key}});

  it('does the same call once, also when it comes several times at the same moment', async () => {
    const key = crypto.randomUUID();
    const replies = await Promise.all(Array.from({length: 5}, async () => makeCode(key, 'Amadou')));
    assert.equal(new Set(replies.map(({value}) => value.claimCode)).size, 1);
  });

  it('refuses another call with the same key, also at the same moment', async () => {
    const key = crypto.randomUUID();
    const replies = await Promise.all([makeCode(key, 'Amadou'), makeCode(key, 'Lina')]);
    const codes = replies.map(({status, problem}) => problem?.code ?? status);
    assert.deepEqual(codes.toSorted(), [201, 'IDEMPOTENCY_CONFLICT']);
  });

  it('tries again after a call that failed, and lets others wait for nothing', async () => {
    const key = crypto.randomUUID();
    const replies = await Promise.all([makeCode(key, ''), makeCode(key, '')]);
    assert.deepEqual(
      replies.map(({status}) => status),
      [400, 400],
    );
    assert.equal((await makeCode(key, 'Amadou')).status, 201);
  });

  it('gives nobody the reply of somebody else', async () => {
    const key = crypto.randomUUID();
    const mine = await makeCode(key, 'Amadou');
    const other = (await world.signIn('driss@trois-saules.example')).token;
    assert.equal((await makeCode(key, 'Amadou', other)).problem?.code, 'FORBIDDEN');
    const earner = (await world.signIn('personne@example.org')).token;
    const input = {requestId: crypto.randomUUID(), badge: 'soutien', displayName: 'P'};
    const init = {headers: {'idempotency-key': key}};
    const [first, second] = [
      await world.ask('requests.submit', input, {token: earner, ...init}),
      await world.ask('requests.submit', input, {token: other, ...init}),
    ];
    assert.equal(first.status, 201);
    assert.equal(second.problem?.code, 'IDEMPOTENCY_CONFLICT');
    assert.equal(mine.status, 201);
  });

  it('takes the same call for another version of a request as another call', async () => {
    const earner = (await world.signIn('versions@example.org')).token;
    const request = await world.submit(earner, 'un');
    const key = {headers: {'idempotency-key': crypto.randomUUID()}};
    const decide = async (version: number) => {
      const decision = {answer: 'yes' as const, criteriaMet: [0, 1], noConflict: true, revision: 1};
      return world.ask('reviews.decide', {request, version, ...decision}, {token, ...key});
    };
    assert.equal((await decide(1)).status, 200);
    assert.equal((await decide(1)).status, 200);
    assert.equal((await decide(2)).problem?.code, 'IDEMPOTENCY_CONFLICT');
  });

  it('gives the same reply after a restart, and forgets it after a day', async () => {
    const key = crypto.randomUUID();
    const {claimCode} = (await makeCode(key, 'Amadou')).value;
    await world.reopen();
    assert.equal((await makeCode(key, 'Amadou')).value.claimCode, claimCode);
    assert.equal((await makeCode(key, 'Awa')).problem?.code, 'IDEMPOTENCY_CONFLICT');
    world.clock.now = new Date(world.clock.now.getTime() + 24 * 3_600_000);
    ({token} = await world.signIn('nadege@trois-saules.example'));
    assert.notEqual((await makeCode(key, 'Amadou')).value.claimCode, claimCode);
  });

  it('belongs to the person, not to the session: who signs in anew goes on with it', async () => {
    const key = crypto.randomUUID();
    const {claimCode} = (await makeCode(key, 'Amadou')).value;
    const again = (await world.signIn('nadege@trois-saules.example')).token;
    assert.equal((await makeCode(key, 'Amadou', again)).value.claimCode, claimCode);
  });

  it('refuses a key that is none: empty, long, with a space or beyond ASCII', async () => {
    for (const key of ['', 'a'.repeat(201), 'a b', 'cl\u00e9', 'a\u0007'])
      assert.equal(
        (await makeCode(key, 'Amadou').catch(() => undefined))?.problem?.code ?? 'BAD_REQUEST',
        'BAD_REQUEST',
        key,
      );
    assert.equal((await makeCode('a'.repeat(200), 'Amadou')).status, 201);
    assert.equal((await makeCode('__proto__', 'Amadou')).status, 201);
  });

  it('is not looked at where nothing changes: strangers’ replies are not kept', async () => {
    const key = {headers: {'idempotency-key': 'one'}};
    const ask = async (credential: string) => world.ask('verification.documents', {credential}, key);
    const [first, second] = [await ask('{}'), await ask('{"a":1}')];
    assert.deepEqual([first.problem?.code, second.problem?.code].includes('IDEMPOTENCY_CONFLICT'), false);
  });
});

describe('A crash between the work and its reply', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  /** On the store's file, while no backend has it. */
  async function onFile<T>(look: (file: Sqlite.Database) => T): Promise<T> {
    await world.backend.close();
    const file = new Sqlite(join(world.dataDirectory, storeFileName));
    try {
      return look(file);
    } finally {
      file.close();
      await world.reopen();
    }
  }
  /** Replies cannot be kept meanwhile: what a process that dies at that instant leaves. */
  async function withoutReplies(call: () => Promise<unknown>): Promise<void> {
    await onFile((file) =>
      file.exec(
        `create trigger no_reply before insert on stored_reply begin select raise(abort, 'dead'); end`,
      ),
    );
    try {
      await call();
    } finally {
      await onFile((file) => file.exec('drop trigger no_reply'));
    }
  }
  const keyed = (by: string) => ({token: by, headers: {'idempotency-key': crypto.randomUUID()}});
  const as = async (email: string) => (await world.signIn(email)).token;

  it('leaves nothing behind that a second try would make twice', async () => {
    const adviser = await as('nadege@trois-saules.example');
    const init = keyed(adviser);
    const make = async () => world.ask('claimCodes.create', {displayName: 'Amadou'}, init);
    await withoutReplies(async () => {
      assert.equal((await make()).problem?.code, 'INTERNAL');
    });
    const {person} = (await make()).value;
    const people = await onFile((file) =>
      file.prepare(`select id from person where display_name = 'Amadou'`).pluck().all(),
    );
    assert.deepEqual(people, [person]);
  });

  it('lets an examiner say again what they said', async () => {
    const adviser = await as('nadege@trois-saules.example');
    const request = await world.submit(await as('encore@example.org'), 'un');
    const yes = {answer: 'yes' as const, criteriaMet: [0, 1], noConflict: true, revision: 1};
    const init = keyed(adviser);
    const decide = async () => world.ask('reviews.decide', {request, version: 1, ...yes}, init);
    await withoutReplies(async () => {
      assert.equal((await decide()).problem?.code, 'INTERNAL');
    });
    assert.equal((await decide()).value.state, 'approved');
    assert.equal((await decide()).value.reviews.length, 1);
  });

  it('is nothing to an answer without a key either: said again it is said once, another one is refused', async () => {
    const init = {token: await as('nadege@trois-saules.example'), isKeyless: true};
    const driss = {token: await as('driss@trois-saules.example'), isKeyless: true};
    const earner = await as('deux-fois@example.org');
    const request = await world.submit(earner, 'un');
    const missing = {
      answer: 'missing' as const,
      message: 'Il manque une photo.',
      reopened: ['photo'],
      noConflict: true,
      revision: 1,
    };
    const yes = {answer: 'yes' as const, criteriaMet: [0, 1], noConflict: true, revision: 2};
    const say = async (what: typeof missing | typeof yes, version: number, by = init) =>
      world.ask('reviews.decide', {request, version, ...what}, by);
    const first = (await say(missing, 1)).value;
    assert.deepEqual((await say(missing, 1)).value, first);
    const other = {...missing, message: 'Il manque deux photos.'};
    assert.equal((await say(other, 1)).problem?.code, 'REVISION_CHANGED');
    assert.equal((await say(missing, 1, driss)).problem?.code, 'REVISION_CHANGED');
    const answers = [{question: 'reussite', text: 'Encore.'}];
    await world.ask('requests.resubmit', {request, version: 2, answers}, {token: earner});
    assert.equal((await say(missing, 1)).value.state, 'submitted');
    assert.equal((await say(yes, 3)).value.state, 'approved');
    await world.backend.drainOutbox();
    const again = await say(yes, 3);
    assert.deepEqual([again.status, again.value.state, again.value.reviews.length], [200, 'issued', 2]);
    await world.backend.drainOutbox();
    assert.equal((await world.ask('me.awards', {}, {token: earner})).value.items.length, 1);
  });
});

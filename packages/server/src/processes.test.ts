/** What only real processes show: being killed, being second, being asked from outside. */
import assert from 'node:assert/strict';
import {mkdtemp, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {Award} from '@pepites/recognition';
import {callChild, signInAt} from '../test/child-calls.js';
import {startChild, type Child} from '../test/child.js';
import {images, makeDefinition, PAGE, PUBLIC_URL, STRUCTURE} from '../test/world.js';
import {openBackend, openOperator, serve} from './index.js';
import {openStore} from './store/open-store.js';

describe('the backend as a process', () => {
  let dataDirectory: string;
  let children: Child[] = [];
  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
    children = [];
    await rm(dataDirectory, {recursive: true, force: true});
  });

  const start = async (mode: 'timers' | 'idle' = 'timers', publicUrl = PUBLIC_URL): Promise<Child> => {
    const child = await startChild({dataDirectory, publicUrl, mode});
    children.push(child);
    return child;
  };
  const signInToken = async (child: Child, email: string) => (await signInAt(child, email)).token;
  const fill = async (): Promise<void> => {
    const operator = await openOperator({dataDirectory, publicUrl: PUBLIC_URL});
    await operator.apply(makeDefinition(), {images, dryRun: false});
    await operator.close();
  };
  const submitAndAccept = async (child: Child, badge: string, tokens: {me: string; staff: string}) => {
    const input = {
      ...{requestId: crypto.randomUUID(), badge, consent: true},
      answers: [{question: 'reussite', text: 'Un travail.'}],
    };
    const {id, version} = await callChild(child, 'requests.submit', input, {
      token: tokens.me,
    });
    const decision = {request: id, version, revision: 1, answer: 'yes', noConflict: true};
    await callChild(child, 'reviews.decide', decision, {token: tokens.staff});
  };
  const awardsOf = async (child: Child, token: string): Promise<Award[]> => [
    ...(await callChild(child, 'me.awards', {}, {token})).items,
  ];
  const untilIssued = async (child: Child, token: string, count: number): Promise<Award[]> => {
    for (let tries = 0; tries < 200; tries++) {
      const awards = await awardsOf(child, token);
      if (awards.filter(({state}) => state === 'issued').length === count) return awards;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('Not issued in time');
  };

  it('signs after a crash what was decided before it, once', async () => {
    await fill();
    const first = await start('idle');
    const tokens = {
      me: await signInToken(first, 'sami@example.org'),
      staff: await signInToken(first, 'nadege@trois-saules.example'),
    };
    await submitAndAccept(first, 'un', tokens);
    const [decided] = await awardsOf(first, tokens.me);
    assert.equal(decided?.state, 'signing');
    await first.kill();

    const second = await start();
    const [issued, ...more] = await untilIssued(second, tokens.me, 1);
    assert.deepEqual([issued?.id, more.length], [decided.id, 0]);
  });

  it('neither loses nor doubles anything when it is killed again and again while it signs', async () => {
    await fill();
    let child = await start();
    const tokens = {
      me: await signInToken(child, 'sami@example.org'),
      staff: await signInToken(child, 'nadege@trois-saules.example'),
    };
    for (const badge of ['un', 'deux']) await submitAndAccept(child, badge, tokens);
    // From the middle of the first signature to the chain of key badges.
    for (const afterMs of [0, 5, 15, 40]) {
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await child.kill();
      child = await start();
    }
    const awards = await untilIssued(child, tokens.me, 4);
    assert.deepEqual(awards.map(({badge}) => badge).sort(), ['cle', 'cle-de-cle', 'deux', 'un']);
    await child.kill();
    const db = await openStore(dataDirectory);
    try {
      const entries = await db.selectFrom('status_entry').selectAll().execute();
      const indexes = await db.selectFrom('award').select('status_index').execute();
      assert.deepEqual(
        entries.map((row) => row.list_index).sort((a, b) => a - b),
        indexes.map((row) => row.status_index ?? -1).sort((a, b) => a - b),
      );
      const waiting = await db.selectFrom('outbox').select('id').where('done_at', 'is', null).execute();
      assert.equal(waiting.length, 0);
    } finally {
      await db.destroy();
    }
  });

  it('refuses a second process, says who has the store, and lets it go when that one is killed', async () => {
    const first = await start();
    const {said} = await start();
    assert.ok('code' in said);
    assert.equal(said.code, 'ERR_STORE_HELD');
    assert.deepEqual([said.pid, said.at], [first.process.pid, first.url]);
    assert.match(said.message, new RegExp(`process ${first.process.pid ?? ''}, ${first.url}`));
    await first.kill();
    assert.notEqual((await start()).url, '');
  });

  it('takes an operator’s commands through the running server', async () => {
    const child = await start();
    const operator = await openOperator({dataDirectory});
    assert.equal(operator.through, child.url);
    const dry = await operator.apply(makeDefinition(), {images, dryRun: true});
    assert.equal(dry.isApplied, false);
    assert.ok(dry.lines.every(({action}) => action === 'create'));
    await operator.apply(makeDefinition(), {images, dryRun: false});
    const again = await operator.apply(makeDefinition(), {images, dryRun: false});
    assert.ok(again.lines.every(({action}) => action === 'keep'));
    const broken = makeDefinition((plain) => {
      const [pathway] = plain.structures[0]?.pathways ?? [];
      for (const [from, to] of [
        ['un', 'deux'],
        ['deux', 'un'],
      ] as const)
        pathway?.edges.push({from, to, kind: 'requires'});
    });
    await assert.rejects(operator.apply(broken, {images, dryRun: false}), (error) => {
      assert.ok(error instanceof Error && 'problems' in error);
      const [problem] = error.problems as {at: string; code: string; detail: string}[];
      assert.deepEqual([problem?.at, problem?.code], ['structures.0.pathways.0.edges.3', 'PATHWAY_CYCLE']);
      assert.match(problem?.detail ?? '', /un → deux → un/);
      return true;
    });
    const claimCode = await operator.createClaimCode({structure: STRUCTURE, displayName: 'Amadou'});
    const session = await callChild(child, 'signIn.withClaimCode', {claimCode});
    assert.equal(session.person.displayName, 'Amadou');
    assert.match(await operator.createApiKey({structure: STRUCTURE, platform: 'cours'}), /^pep_/);
    const obf = {platform: 'obf', structure: STRUCTURE, badge: 'un'} as const;
    const made = makeDefinition((plain) =>
      Object.assign(plain.structures[0]!, {issuedThrough: {platform: 'obf', makes: ['un']}}),
    );
    await operator.apply(made, {images, dryRun: false});
    const [told] = (await operator.badgesToMake({platform: 'obf'})).badges;
    assert.equal(await operator.noteMaking({...obf, noted: told?.noted ?? '', sent: {image: '1'}}), true);
    await operator.noteNotMade({...obf, mayBeThere: true});
    const there = {id: 'B1', name: 'Un', description: '', categories: [], languages: ['fr'], isDraft: true};
    await operator.noteMade({...obf, there, sent: {image: '1'}, seen: {image: '2'}});
    const toMake = await operator.badgesToMake({platform: 'obf'});
    assert.deepEqual(
      toMake.badges.map(({badge, theirBadge, sent, seen}) => ({badge, theirBadge, sent, seen})),
      [{badge: 'un', theirBadge: 'B1', sent: {image: '1'}, seen: {image: '2'}}],
    );
    assert.deepEqual(toMake.known, ['B1']);
    await assert.rejects(operator.revoke({award: 'urn:uuid:x', reason: 'r'}), {code: 'ERR_AWARD_UNKNOWN'});
  });

  it('opens the operator’s door to nobody else', async () => {
    const child = await start();
    for (const headers of [{}, {authorization: 'Bearer wrong'}]) {
      const reply = await fetch(`${child.url}/operator/ping`, {method: 'POST', headers, body: '{}'});
      assert.equal(reply.status, 404);
    }
    for (const name of ['operator.secret', 'secret.key', 'server.json'])
      assert.equal((await stat(join(dataDirectory, name))).mode & 0o777, 0o600, name);
  });

  it('says which port is in use', async () => {
    const child = await start();
    const backend = await openBackend({
      dataDirectory: join(dataDirectory, 'other'),
      publicUrl: PUBLIC_URL,
      hasTimers: false,
    });
    const port = Number(new URL(child.url).port);
    await assert.rejects(serve(backend, {port, hostname: '127.0.0.1'}), {code: 'ERR_PORT_IN_USE', port});
    await backend.close();
  });

  it('starts with nothing but what it was first started with', async () => {
    const open = async (more: object) => {
      const backend = await openBackend({dataDirectory, hasTimers: false, ...more});
      await backend.close();
      return backend.publicUrl;
    };
    await assert.rejects(open({}), {code: 'ERR_PUBLIC_URL_UNKNOWN'});
    await assert.rejects(open({publicUrl: 'http://badges.example'}), {code: 'ERR_PUBLIC_URL_INVALID'});
    assert.equal(await open({publicUrl: `${PUBLIC_URL}/`}), PUBLIC_URL);
    assert.equal(await open({}), PUBLIC_URL);
    await assert.rejects(open({publicUrl: 'https://badges.example'}), {code: 'ERR_PUBLIC_URL_CHANGED'});
    await assert.rejects(open({secret: 'short'}), {code: 'ERR_SECRET_TOO_SHORT'});
    await assert.rejects(open({secret: 'x'.repeat(32)}), {code: 'ERR_SECRET_WRONG'});
    await assert.rejects(open({isProduction: true, hasTimers: true}), {code: 'ERR_SMTP_MISSING'});
    const db = await openStore(dataDirectory);
    await db
      .insertInto('kysely_migration' as never)
      .values({name: '9999-tomorrow', timestamp: new Date().toISOString()})
      .execute();
    await db.destroy();
    await assert.rejects(open({}), {code: 'ERR_STORE_NEWER'});
  });

  it('serves a page that is really on another origin, over HTTP', async () => {
    await fill();
    const child = await start();
    const reply = await fetch(`${child.url}/structures/${STRUCTURE}/badges`, {headers: {origin: PAGE}});
    assert.equal(reply.headers.get('access-control-allow-origin'), '*');
    const {items} = (await reply.json()) as {items: {id: string}[]};
    assert.equal(items[0]?.id, 'un');
  });
});

import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Scope} from '@pepites/recognition';
import {images, makeDefinition, PUBLIC_URL, STRUCTURE} from '../../test/world.js';
import {applyDefinition} from '../definitions/apply.js';
import {openServices} from '../open-services.js';
import {personWithEmail} from '../people/people.js';
import type {Services} from '../services.js';
import {toJsonText} from '../store/json-text.js';
import {type EventStreams, openEventStreams} from './event-streams.js';

describe('streams of events', () => {
  let dataDirectory: string;
  let services: Services;
  let logged: string[] = [];
  let streams: EventStreams;
  // What listens keeps no process up; the tests do.
  const up = setInterval(() => undefined, 1000);
  before(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
    const opened = await openServices(
      {dataDirectory, publicUrl: PUBLIC_URL, hasTimers: false},
      () => undefined,
    );
    services = {...opened.services, log: (line) => logged.push(JSON.stringify(line))};
    await applyDefinition(services, makeDefinition(), {images, dryRun: false});
  });
  after(async () => {
    clearInterval(up);
    await services.db.destroy();
    await rm(dataDirectory, {recursive: true, force: true});
  });
  beforeEach(() => {
    logged = [];
    streams = openEventStreams(services);
  });
  afterEach(() => {
    streams.stop();
  });

  let count = 0;
  /** Somebody who is signed in and listens. */
  const listen = async (read: (asked: number) => Promise<unknown>) => {
    const tokenHash = `hash-${++count}`;
    const now = services.now();
    const person = await personWithEmail(services.db, {
      ...{email: `p${count}@example.org`, displayName: 'P', now},
    });
    await services.db
      .insertInto('session')
      .values({
        ...{
          token_hash: tokenHash,
          person_id: person,
          structure_id: STRUCTURE,
          origin: PUBLIC_URL,
          scopes: toJsonText<readonly Scope[]>([]),
        },
        ...{expires_at: new Date(now.getTime() + 600_000).toISOString(), created_at: now.toISOString()},
      })
      .execute();
    const listener = {asked: 0, heard: ''};
    const stream = await streams.open(
      {structure: STRUCTURE, person, read: async () => read(++listener.asked)},
      {tokenHash, address: undefined, assertAllowed: () => Promise.resolve()},
    );
    const over = (async () => {
      for await (const bytes of stream) listener.heard += new TextDecoder().decode(bytes);
    })();
    const change = async (): Promise<void> => {
      await services.db
        .insertInto('reference_date')
        .values({
          ...{structure_id: STRUCTURE, person_id: person, date: '2026-01-01'},
          ...{set_by: person, set_at: services.now().toISOString()},
        })
        .execute();
    };
    const signOut = async (): Promise<void> => {
      await services.db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
    };
    return {listener, over, change, signOut};
  };
  const until = async (is: () => boolean, what: string): Promise<void> => {
    const started = performance.now();
    while (!is()) {
      assert.ok(performance.now() - started < 5000, what);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('end for somebody whose progress cannot be read, and go on for the others', async () => {
    const faulty = await listen(async (asked) =>
      asked === 1 ? Promise.resolve({asked}) : Promise.reject(new TypeError('Unreadable')),
    );
    const well = await listen(async (asked) => Promise.resolve({asked}));
    const leaving = await listen(async (asked) => Promise.resolve({asked}));
    await faulty.change();
    await well.change();
    await leaving.signOut();
    await faulty.over;
    assert.match(faulty.listener.heard, /event: end\ndata: {"code":"UNAVAILABLE"}/);
    assert.match(logged.join('\n'), /Unreadable/);
    await until(() => well.listener.heard.includes('{"asked":2}'), 'the others hear nothing');
    await leaving.over;
    assert.match(leaving.listener.heard, /SESSION_ENDED/);
  });

  it('end with the session, also while somebody else’s progress takes long', async () => {
    let done = (): void => undefined;
    const slow = await listen(async (asked) =>
      asked === 1
        ? Promise.resolve({asked})
        : new Promise(
            (resolve) =>
              (done = () => {
                resolve({asked});
              }),
          ),
    );
    const leaving = await listen(async (asked) => Promise.resolve({asked}));
    await slow.change();
    await leaving.signOut();
    await leaving.over;
    assert.match(leaving.listener.heard, /SESSION_ENDED/);
    await until(() => slow.listener.asked === 2, 'it was not read again');
    done();
    await until(() => slow.listener.heard.includes('{"asked":2}'), 'it was not told');
  });

  it('are read once when they begin, and not again before something changes', async () => {
    const {listener, change} = await listen(async (asked) => Promise.resolve({asked}));
    await until(() => listener.heard.includes('{"asked":1}'), 'nothing was told');
    await new Promise((resolve) => setTimeout(resolve, 1300));
    assert.equal(listener.asked, 1);
    await change();
    await until(() => listener.heard.includes('{"asked":2}'), 'the change was not told');
  });
});

/** A backup through the door of a server that people are using: what it holds, and what becomes of it. */
import assert from 'node:assert/strict';
import {access, cp, mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import type {FetchedDocument} from '@pepites/credentials';
import {createCanonicalizer, verify} from '@pepites/credentials/verify.js';
import sharp from 'sharp';
import {callChild, signInAt} from '../../test/child-calls.js';
import {type Child, startChild} from '../../test/child.js';
import {type FreshDatabase, testDatabase} from '../../../../test/support/postgres.js';
import {images, makeDefinition, PUBLIC_URL} from '../../test/world.js';
import {openOperator, restoreBackup} from '../index.js';
import {createSealer, readSecret} from '../keys/sealer.js';

/** Of one page only so many codes are sent. */
const pages = Array.from({length: 97}, (_, index) => `https://page-${index}.example`);

/** What must never be found in a store. */
const never: Readonly<Record<string, string>> = {
  'signed, and something of it is missing': `select id from award where state = 'issued' and
    (credential is null or status_index is null or png_key is null or share_token is null)`,
  'a badge without its place in the status list': `select id from award where status_index is not null and not exists
    (select 1 from status_entry e where e.structure_id = award.structure_id and e.list_index = award.status_index)`,
  'a place without its badge': `select list_index from status_entry e where not exists
    (select 1 from award where award.structure_id = e.structure_id and award.status_index = e.list_index)`,
  'a list that counts wrongly': `select structure_id from status_list l where taken !=
    64 * (select count(*) from status_entry e where e.structure_id = l.structure_id and e.list_index % 64 = 0)`,
  'to be signed, and nobody will': `select id from award where state = 'signing' and not exists
    (select 1 from outbox where subject = award.id and done_at is null)`,
  'approved, and no award': `select id from request where state in ('approved', 'issued') and not exists
    (select 1 from award where request_id = request.id)`,
  'an award without the link that it has from the start': `select id from award where share_token is not null and not exists
    (select 1 from share where token = award.share_token and award_id = award.id)`,
  'held twice': `select person_id from award group by structure_id, badge_id, person_id having count(*) > 1`,
};

describe('a backup of a server that is in use', () => {
  let home: string;
  let dataDirectory: string;
  let database: FreshDatabase | undefined;
  const children: Child[] = [];
  /** Requests that were answered for, with the time of the answer; the sessions of people. */
  const acknowledged: {id: string; at: number}[] = [];
  const people: {token: string; origin: string}[] = [];
  const backups: {folder: string; from: number; to: number}[] = [];

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'pepites-backups-'));
    dataDirectory = join(home, 'data');
    database = await testDatabase();
    const server = await start(dataDirectory, database?.url);
    const operator = await openOperator({dataDirectory});
    assert.equal(operator.through, server.url);
    const definition = makeDefinition((plain) => plain.structures[0]?.origins.push(...pages));
    await operator.apply(definition, {images, dryRun: false});
    const photo = await sharp({create: {width: 64, height: 64, channels: 3, background: '#c07'}})
      .jpeg()
      .toBuffer();
    let isOver = false;
    const earner = async (number: number) => {
      for (let count = 0; !isOver; count++) {
        const origin = pages[(number * 31 + count) % pages.length] ?? '';
        const {token} = await signInAt(server, `p${number}-${count}@example.org`, origin);
        const me = {token, origin};
        const file = (await callChild(server, 'files.upload', {file: new Blob([Uint8Array.from(photo)])}, me))
          .id;
        const answers = [
          {question: 'reussite', text: 'J’ai fini un travail.'},
          {question: 'photo', files: [file]},
        ];
        for (const more of [
          {badge: 'soutien', listed: true, displayName: 'Sami'},
          {badge: 'un', answers},
        ]) {
          const input = {requestId: crypto.randomUUID(), consent: true, ...more};
          const {id} = await callChild(server, 'requests.submit', input, me);
          acknowledged.push({id, at: performance.now()});
        }
        people.push(me);
      }
    };
    const examiner = async () => {
      const {token} = await signInAt(server, 'nadege@trois-saules.example');
      while (!isOver) {
        const {items} = await callChild(server, 'reviews.queue', {}, {token});
        for (const {id: request, version, revision} of items) {
          const decision = {request, version, revision, answer: 'yes', noConflict: true, criteriaMet: [0, 1]};
          await callChild(server, 'reviews.decide', decision, {token});
        }
        await wait(5);
      }
    };
    const clients = [earner(0), earner(1), earner(2), examiner()];
    for (const name of ['first', 'second', 'third']) {
      const count = acknowledged.length;
      while (acknowledged.length < count + 12) await Promise.race([wait(10), ...clients]);
      const folder = join(home, name);
      const from = performance.now();
      await operator.backup({folder});
      backups.push({folder, from, to: performance.now()});
    }
    await wait(100);
    isOver = true;
    await Promise.all(clients);
    await operator.close();
    await server.kill();
  });
  after(async () => {
    await Promise.all(children.map(async (child) => child.kill()));
    await database?.drop();
    await rm(home, {recursive: true, force: true});
  });

  const start = async (folder: string, databaseUrl?: string): Promise<Child> => {
    const child = await startChild({
      ...{dataDirectory: folder, publicUrl: PUBLIC_URL},
      ...(databaseUrl !== undefined && {databaseUrl}),
    });
    children.push(child);
    return child;
  };

  const restored = async (folder: string): Promise<string> => {
    const target = `${folder}-restored`;
    await restoreBackup({folder, dataDirectory: target});
    await cp(join(dataDirectory, 'secret.key'), join(target, 'secret.key'));
    return target;
  };

  it('is made while people are served, and is whole: every row has what belongs to it, every file is there', async () => {
    const last = backups.at(-1)?.to ?? 0;
    assert.ok(
      acknowledged.some(({at}) => at > last),
      'they were served afterwards',
    );
    for (const {folder, from} of backups) {
      const store = new SqliteFile(join(folder, 'pepites.sqlite'), {readonly: true});
      try {
        assert.deepEqual(store.pragma('integrity_check'), [{integrity_check: 'ok'}]);
        assert.deepEqual(store.pragma('foreign_key_check'), []);
        for (const [what, query] of Object.entries(never))
          assert.deepEqual(store.prepare(query).all(), [], what);
        const column = (query: string) => store.prepare(query).pluck().all() as string[];
        const requests = new Set(column('select id from request'));
        for (const {id, at} of acknowledged)
          if (at < from) assert.ok(requests.has(id), 'what was answered for before is in it');
        const keys = [
          ...column('select png_key from award where png_key is not null'),
          ...column('select storage_key from file'),
          ...column('select image_key from badge'),
        ];
        assert.ok(keys.length > 12);
        for (const key of keys) await access(join(folder, 'files', key));
      } finally {
        store.close();
      }
    }
  });

  it('holds no key: neither the secret, nor any seed that the secret opens, in any form', async () => {
    const {folder} = backups.at(-1) ?? {folder: ''};
    const {bytes: secret} = readSecret(dataDirectory, {given: undefined, isSealed: true});
    const sealer = createSealer(secret);
    const store = new SqliteFile(join(folder, 'pepites.sqlite'), {readonly: true});
    const rows = store.prepare('select id, sealed_seed from issuer_key').all() as {
      id: string;
      sealed_seed: string;
    }[];
    store.close();
    const seeds = rows.map((row) => sealer.open(row.sealed_seed, `issuer key ${row.id}`));
    assert.ok(seeds.length > 0 && seeds.every((seed) => seed.length === 32));
    const operator = await readFile(join(dataDirectory, 'operator.secret'), 'utf8');
    const needles = [...seeds, Buffer.from(secret), Buffer.from(operator.trim(), 'base64url')].flatMap(
      (key) => [
        key,
        ...(['base64', 'base64url', 'hex'] as const).map((form) => key.toString(form).replace(/=+$/, '')),
      ],
    );
    for (const file of await readdir(folder, {recursive: true, withFileTypes: true})) {
      if (!file.isFile()) continue;
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const needle of needles) assert.ok(!bytes.includes(needle), file.name);
    }
  });

  it('opens as a backend that goes on where it was: what was decided is signed, and every badge verifies', async () => {
    for (const {folder} of backups.slice(-2)) {
      const server = await start(await restored(folder));
      const canonicalize = createCanonicalizer();
      const fetchDocument = async (url: string): Promise<FetchedDocument> => {
        const reply = await fetch(server.url + url.slice(PUBLIC_URL.length));
        const mediaType = reply.headers.get('content-type') ?? '';
        return {url, status: reply.status, mediaType, body: await reply.text()};
      };
      let verified = 0;
      for (const me of people) {
        // Whoever came after the backup is not known to it.
        const awards = async () => callChild(server, 'me.awards', {}, me).catch(() => undefined);
        let mine = await awards();
        for (let tries = 0; tries < 200 && mine?.items.some(({state}) => state === 'signing'); tries++) {
          await wait(25);
          mine = await awards();
        }
        for (const {state, credentialUrl = ''} of mine?.items ?? []) {
          assert.equal(state, 'issued');
          const {body} = await fetchDocument(credentialUrl);
          const now = new Date(Date.now() + 1000);
          assert.equal((await verify(body, {canonicalize, now, fetchDocument})).outcome, 'verified');
          verified++;
        }
      }
      assert.ok(verified >= 6, String(verified));
      const listed = await callChild(server, 'supporters.list', {badge: 'soutien'});
      assert.ok(listed.items.length > 0);
      await server.kill();
    }
  });
});

/** Everybody in one structure at once: an examiners' meeting where hundreds of answers are sent in the same second, through one process and through two. */
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {openOperator} from '@pepites/server';
import {callChild, signInAt} from '../../packages/server/test/child-calls.ts';
import {startChild, type Child} from '../../packages/server/test/child.ts';
import {images, makeDefinition, PUBLIC_URL} from '../../packages/server/test/world.ts';
import {
  freshDatabase,
  type FreshDatabase,
  openPostgresServer,
  type PostgresServer,
} from '../support/postgres.ts';

const people = 192;
/** Prepared at the same time. */
const abreast = 8;

describe('hundreds of answers in one structure at once, on PostgreSQL', () => {
  let server: PostgresServer;
  let database: FreshDatabase;
  let dataDirectory: string;
  const children: Child[] = [];

  before(async () => {
    server = await openPostgresServer();
    database = await freshDatabase(server.url);
    dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
    const on = {dataDirectory, databaseUrl: database.url, publicUrl: PUBLIC_URL};
    children.push(await startChild(on), await startChild(on));
    const operator = await openOperator(on);
    await operator.apply(makeDefinition(), {images, dryRun: false});
    await operator.close();
  });
  after(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await database.drop();
    await server.close();
    await rm(dataDirectory, {recursive: true, force: true});
  });

  for (const processes of [2])
    it(`are all taken, through ${processes} of its processes`, async () => {
      const at = (index: number): Child => children[index % processes] as Child;
      const {token: staff} = await signInAt(at(0), 'nadege@trois-saules.example');
      const submit = async (index: number) => {
        const {token} = await signInAt(at(index), `person-${processes}-${index}@example.org`);
        const answers = [{question: 'reussite', text: 'Un travail.'}];
        const input = {requestId: crypto.randomUUID(), badge: 'un', consent: true, answers};
        return callChild(at(index), 'requests.submit', input, {token});
      };
      const submitted: Awaited<ReturnType<typeof submit>>[] = [];
      for (let first = 0; first < people; first += abreast)
        submitted.push(
          ...(await Promise.all(Array.from({length: abreast}, async (_, more) => submit(first + more)))),
        );
      const refused = await Promise.all(
        submitted.map(async ({id, version}, index) =>
          callChild(
            at(index),
            'reviews.decide',
            {request: id, version, revision: 1, noConflict: true, answer: 'yes'},
            {token: staff},
          ).then(
            () => '',
            (error: unknown) => String(error),
          ),
        ),
      );
      assert.deepEqual(
        refused.filter((error) => error !== ''),
        [],
      );
    });

  it('is nothing to do again for those who open one badge together, and each of them is counted', async () => {
    const [here, there] = children as [Child, Child];
    const {token} = await signInAt(here, `person-2-0@example.org`);
    const issued = async () => (await callChild(here, 'me.awards', {}, {token})).items[0];
    for (let badge = await issued(); badge?.state !== 'issued'; badge = await issued()) await wait(50);
    const {id: award, pageUrl = ''} = (await issued()) ?? {id: ''};
    const begunBefore = await begunAgain();
    const readers = 200;
    const opened = await Promise.all(
      Array.from({length: readers}, async (_, index) => {
        const {url} = index % 2 === 0 ? here : there;
        return (await fetch(pageUrl.replace(PUBLIC_URL, url))).status;
      }),
    );
    assert.deepEqual([...new Set(opened)], [200]);
    const {items} = await callChild(here, 'shares.list', {award}, {token});
    assert.equal(items[0]?.openings, readers);
    // One by one, each would contradict many others.
    const again = (await begunAgain()) - begunBefore;
    assert.ok(again < readers / 4, `${again} times for ${readers} readers`);

    async function begunAgain(): Promise<number> {
      const counts = await Promise.all([here, there].map(async ({url}) => begunAgainAt(url)));
      return counts.reduce((one, other) => one + other, 0);
    }
  });
});

async function begunAgainAt(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^pepites_store_begun_again_total (\d+)$/m.exec(text)?.[1] ?? Number.NaN);
}

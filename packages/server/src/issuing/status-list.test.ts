/** What comes after the first list of a structure is full, and that nothing of the first changes by it. */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {FetchedDocument} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import SqliteFile from 'better-sqlite3';
import {EXAMINER, LEAD, openReviewWorld, type ReviewWorld} from '../../test/review-world.js';
import {PUBLIC_URL, STRUCTURE} from '../../test/world.js';

const usable = 65_536;
const listLength = 131_072;

interface Status {
  readonly statusListCredential: string;
  readonly statusListIndex: string;
}

describe('a structure that has given more badges than a list takes', () => {
  let world: ReviewWorld;
  let count = 0;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const give = async () => {
    const me = await world.as(`liste-${String(count++)}@example.org`);
    await world.accept(await world.as(EXAMINER), await world.submit(me.token ?? '', 'un', PUBLIC_URL));
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, me)).value.items;
    const credential = await (await world.fetch(new URL(award?.credentialUrl ?? '').pathname)).text();
    return {
      id: award?.id ?? '',
      credential,
      status: (JSON.parse(credential) as {credentialStatus: Status}).credentialStatus,
    };
  };
  const take = async (id: string): Promise<void> => {
    const reason = 'Ce badge était pour une autre personne.';
    const {value} = await world.ask('awards.revoke', {award: id, reason}, await world.as(LEAD));
    assert.equal(value.state, 'revoked');
  };
  /** By what anybody may fetch, and nothing else. */
  const outcome = async (credential: string): Promise<string> => {
    const {recognisedIssuers} = (await world.ask('verification.documents', {credential}, {origin: null}))
      .value;
    const fetchDocument = async (url: string): Promise<FetchedDocument> => {
      const response = await world.fetch(url.replace(PUBLIC_URL, ''));
      const mediaType = response.headers.get('content-type') ?? '';
      return {url, status: response.status, mediaType, body: await response.text()};
    };
    const now = new Date(world.clock.now.getTime() + 1000);
    return (await verify(credential, {now, recognisedIssuers, fetchDocument})).outcome;
  };
  const statusOf = async (path: string): Promise<number> => (await world.fetch(path)).status;
  const given = async (badges: number): Promise<void> => {
    await world.backend.close();
    const store = new SqliteFile(join(world.dataDirectory, 'pepites.sqlite'));
    store.prepare('update status_list set taken = ? where structure_id = ?').run(badges, STRUCTURE);
    store.close();
    await world.reopen();
  };

  it('goes on in a second list, with a bit for each badge', async () => {
    const first = await give();
    assert.equal(first.status.statusListCredential, `${PUBLIC_URL}/status/${STRUCTURE}`);
    assert.equal(await statusOf(`/status/${STRUCTURE}/2`), 404);

    await given(usable);
    const lastOfFirst = await give();
    assert.equal(lastOfFirst.status.statusListCredential, `${PUBLIC_URL}/status/${STRUCTURE}`);
    await given(usable + 64);
    const second = await give();
    const other = await give();
    for (const {status} of [second, other]) {
      assert.equal(status.statusListCredential, `${PUBLIC_URL}/status/${STRUCTURE}/2`);
      assert.ok(Number(status.statusListIndex) < listLength, status.statusListIndex);
    }
    assert.equal(await outcome(second.credential), 'verified');

    await take(second.id);
    assert.deepEqual(
      [await outcome(first.credential), await outcome(second.credential), await outcome(other.credential)],
      ['verified', 'refused', 'verified'],
    );
    await take(first.id);
    assert.deepEqual(
      [
        await outcome(first.credential),
        await outcome(lastOfFirst.credential),
        await outcome(other.credential),
      ],
      ['refused', 'verified', 'verified'],
    );
  });

  it('has no list that it has not begun, nor any by another name', async () => {
    for (const path of [
      '3',
      '1',
      '0',
      '02',
      '2/suspension/2',
      '999999999',
      'suspension/2',
      '-1',
      '2%2Fsuspension/',
    ])
      assert.equal(await statusOf(`/status/${STRUCTURE}/${path}`), 404, path);
    assert.equal(await statusOf(`/status/${STRUCTURE}/2/suspension`), 200);
    assert.equal(await statusOf('/status/nobody'), 404);
  });
});

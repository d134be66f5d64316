import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {CompiledQuery} from 'kysely';
import {
  EXAMINER,
  LEAD,
  MANAGER,
  openReviewWorld,
  type ReviewWorld,
  SUPERVISOR,
} from '../../test/review-world.js';
import {PUBLIC_URL, STRUCTURE} from '../../test/world.js';
import {openStore} from '../store/open-store.js';
import {inState, waitingFor} from './queue.js';

describe('the queue of requests', () => {
  let world: ReviewWorld;
  const made: string[] = [];
  before(async () => {
    world = await openReviewWorld();
    for (let n = 0; n < 5; n++) {
      const {token = ''} = await world.as(`file-${String(n)}@example.org`);
      made.push(await world.submit(token, n % 2 === 0 ? 'un' : 'deux-oui', PUBLIC_URL));
    }
  });
  after(() => world.close());

  const queue = async (more: object = {}, by = EXAMINER) =>
    world.ask('reviews.queue', more, await world.as(by));

  it('is read page by page, the oldest first, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const {value} = await queue({limit: 2, ...(cursor !== undefined && {cursor})});
      assert.ok(value.items.length <= 2);
      assert.equal(value.waiting, 5);
      seen.push(...value.items.map(({id}) => id));
      cursor = value.next;
    } while (cursor !== undefined);
    assert.deepEqual(seen, made);
    assert.equal((await queue({cursor: 'bm9u'})).problem?.code, 'BAD_REQUEST');
    assert.equal((await queue({limit: 0})).problem?.code, 'BAD_REQUEST');
    assert.equal((await queue({limit: 201})).problem?.code, 'BAD_REQUEST');
  });

  it('counts and filters by badge and state', async () => {
    assert.deepEqual((await queue()).value.waitingByBadge, {un: 3, 'deux-oui': 2});
    const ofBadge = (await queue({badge: 'un'})).value;
    assert.deepEqual([ofBadge.items.length, ofBadge.waiting], [3, 3]);
    await world.accept(await world.as(EXAMINER), made[0] ?? '');
    assert.deepEqual(
      (await queue({state: 'approved'})).value.items.map(({id}) => id),
      [made[0]],
    );
    assert.equal((await queue()).value.waiting, 4);
  });

  it('is all the lead’s to see, nobody’s who examines nothing', async () => {
    assert.equal((await queue({}, LEAD)).problem?.code, 'FORBIDDEN');
    const {value} = await queue({whose: 'all'}, LEAD);
    assert.equal(value.items.length, 4);
    assert.equal((await queue({whose: 'all'})).problem?.code, 'FORBIDDEN');
    assert.equal((await queue({state: 'approved'}, LEAD)).value.items.length, 1);
    assert.equal((await queue({}, SUPERVISOR)).problem?.code, 'FORBIDDEN');
    assert.equal((await queue({}, MANAGER)).problem?.code, 'FORBIDDEN');
  });

  it('walks an index in its order, however many requests are stored', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-plan-'));
    const db = await openStore(dataDirectory);
    try {
      const seen = {structure: STRUCTURE, person: crypto.randomUUID(), examined: ['un', 'deux']};
      const plan = async (query: {compile(): CompiledQuery}): Promise<string> => {
        const {sql, parameters} = query.compile();
        const raw = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
        const {rows} = await db.executeQuery<{detail: string}>(raw);
        return rows.map(({detail}) => detail).join('\n');
      };
      const inOrder = (query: ReturnType<typeof waitingFor>) =>
        query.selectAll('request').orderBy('request.submitted_at').orderBy('request.id').limit(50);
      const waiting = await plan(inOrder(waitingFor(db, seen, 'mine')));
      assert.match(
        waiting,
        /SEARCH request USING INDEX request_waiting \(structure_id=\? AND is_waiting=\?\)/,
      );
      assert.doesNotMatch(waiting, /SCAN|TEMP B-TREE/);
      const issued = await plan(inOrder(inState(db, seen, 'issued')));
      assert.match(issued, /SEARCH request USING INDEX request_queue \(structure_id=\? AND state=\?\)/);
      assert.doesNotMatch(issued, /SCAN request/);
      const due = db.selectFrom('request').select('id').where('next_timer_at', '<=', '2026-12-01');
      assert.match(await plan(due), /SEARCH request USING INDEX request_timer/);
    } finally {
      await db.destroy();
      await rm(dataDirectory, {recursive: true, force: true});
    }
  });
});

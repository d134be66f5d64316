import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {images, makeDefinition, openWorld, STRUCTURE, type TestWorld} from '../../test/world.js';
import {ServerError} from '../errors.js';

type Change = Parameters<typeof makeDefinition>[0];

/** The pathway of the tests, as another version says it. */
const withPathway =
  (change: Record<string, unknown>): Change =>
  (plain) => {
    Object.assign(plain.structures[0]?.pathways?.[0] ?? {}, change);
  };
const group = {id: 'groupe', kind: 'group', steps: ['un', 'deux'], atLeast: 1};
const badge = (id: string, more: object = {}) => ({id, kind: 'badge', badge: id, ...more});

describe('pathways', () => {
  let world: TestWorld;
  let adviser: {token: string; origin: string};
  before(async () => {
    world = await openWorld();
    const {token} = await world.signIn('nadege@trois-saules.example');
    adviser = {token, origin: 'https://saules.example'};
  });
  after(() => world.close());

  const apply = async (change?: Change) =>
    world.backend.apply(makeDefinition(change), {images, dryRun: false});
  const earn = async (token: string, ...badges: string[]) => {
    for (const id of badges) await world.accept(adviser, await world.submit(token, id));
    await world.backend.drainOutbox();
  };
  const progressOf = async (token: string) =>
    (await world.ask('pathways.progress', {pathway: 'parcours'}, {token})).value;

  it('keeps a published version as it was published', async () => {
    const refused = async (change: Change, code: string) =>
      assert.rejects(apply(change), (error) => {
        assert.ok(error instanceof ServerError);
        assert.deepEqual([error.code, error.problems[0]?.code], ['ERR_DEFINITION_INVALID', code]);
        return true;
      });
    await refused(withPathway({title: 'Autre titre'}), 'VERSION_IMMUTABLE');
    const other = [badge('un'), {...badge('deux'), badge: 'un'}, badge('cle')];
    await refused(withPathway({version: 2, steps: other}), 'STEP_MEANING_CHANGED');
    assert.equal((await world.ask('pathways.get', {pathway: 'parcours'})).value.version, 1);
  });

  it('leaves done what somebody had done on the version before', async () => {
    const steps = [badge('un'), badge('deux'), badge('cle'), group];
    await apply(withPathway({version: 2, steps}));
    const [early, late] = [await world.signIn('tot@example.org'), await world.signIn('tard@example.org')];
    await earn(early.token, 'un');
    const stateOf = async (token: string) =>
      (await progressOf(token)).steps.find(({step}) => step === 'groupe')?.state;
    assert.deepEqual([await stateOf(early.token), await stateOf(late.token)], ['earned', 'later']);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    // The next version asks for both badges.
    await apply(withPathway({version: 3, steps: [...steps.slice(0, 3), {...group, atLeast: 2}]}));
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await earn(late.token, 'un');
    assert.deepEqual([await stateOf(early.token), await stateOf(late.token)], ['earned', 'later']);
    assert.equal((await progressOf(early.token)).version, 3);
  });

  it('counts windows from a date that an adviser sets, as prompts', async () => {
    const window = {window: {fromMonths: 1, toMonths: 2}};
    const steps = [
      badge('un'),
      badge('deux', window),
      badge('cle', {prompt: {from: 'P6W', to: 'P3M'}}),
      group,
    ];
    await apply(withPathway({version: 4, steps: [...steps.slice(0, 3), {...group, atLeast: 2}]}));
    const {token, person} = await world.signIn('sami@example.org');
    const set = async (init: {token: string}, id = person.id) =>
      world.ask('people.setReferenceDate', {person: id, date: '2026-10-05'}, init);
    assert.equal((await set(adviser)).problem?.code, 'PERSON_UNKNOWN', 'nobody whom the structure knows');
    await earn(token, 'un');
    assert.equal((await set({token})).problem?.code, 'FORBIDDEN');
    assert.equal((await set(adviser, crypto.randomUUID())).problem?.code, 'PERSON_UNKNOWN');
    assert.equal((await set(adviser)).status, 204);
    const {steps: seen} = await progressOf(token);
    assert.deepEqual(
      seen.map(({due}) => due),
      [undefined, {from: '2026-11-05', to: '2026-12-05'}, {from: '2026-11-16', to: '2027-01-05'}, undefined],
    );
    const prompts = async (month?: string) =>
      (await world.ask('pathways.prompts', {pathway: 'parcours', ...(month && {month})}, adviser)).value;
    const now = await prompts();
    assert.equal(now.month, '2026-11');
    assert.deepEqual(
      now.items.map(({displayName, step}) => [displayName, step]),
      [
        ['Sami', 'deux'],
        ['Sami', 'cle'],
      ],
    );
    assert.deepEqual(
      (await prompts('2027-01')).items.map(({step}) => step),
      ['cle'],
    );
    assert.deepEqual((await prompts('2027-02')).items, []);
    assert.equal(
      (await world.ask('pathways.prompts', {pathway: 'parcours'}, {token})).problem?.code,
      'FORBIDDEN',
    );
  });

  it('shows an adviser all people page by page, once each', async () => {
    const page = async (input: {cursor?: string; limit: number}) =>
      (await world.ask('pathways.progressOfMany', {pathway: 'parcours', ...input}, adviser)).value;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const {items, next} = await page({limit: 2, ...(cursor && {cursor})});
      assert.ok(items.length <= 2);
      seen.push(...items.map(({person}) => person));
      cursor = next;
    } while (cursor !== undefined);
    assert.deepEqual([seen.length, new Set(seen).size], [3, 3]);
    const {items} = await page({limit: 50});
    const sami = items.find(({referenceDate}) => referenceDate === '2026-10-05');
    assert.deepEqual([sami?.next, sami?.progress.earned], ['deux', 1]);
    const wrong = await world.ask('pathways.progressOfMany', {pathway: 'parcours', limit: 51}, adviser);
    assert.equal(wrong.problem?.code, 'BAD_REQUEST');
    const elsewhere = {structure: 'voisine', pathway: 'parcours'};
    assert.equal((await world.ask('pathways.progressOfMany', elsewhere, adviser)).status, 401);
    assert.notEqual(STRUCTURE, elsewhere.structure);
  });

  it('says whom a code can be printed for, and since when a request waits', async () => {
    const {items: cards} = (
      await world.ask('claimCodes.createMany', {people: [{displayName: 'Aya'}]}, adviser)
    ).value;
    const {token} = (await world.ask('signIn.withClaimCode', {claimCode: cards[0]?.claimCode ?? ''})).value;
    const sentAt = world.clock.now.toISOString();
    await world.submit(token, 'un');
    const {items} = (await world.ask('pathways.progressOfMany', {pathway: 'parcours'}, adviser)).value;
    assert.deepEqual(
      items.filter(({comesByCode}) => comesByCode).map(({person}) => person),
      [cards[0]?.person],
    );
    const aya = items.find(({comesByCode}) => comesByCode);
    const step = aya?.progress.steps.find(({state}) => state === 'requested');
    assert.deepEqual([step?.step, step?.requestedAt], ['un', sentAt]);
    const again = items.map(({person, displayName}) => ({person, displayName: displayName || 'Sans nom'}));
    const one = async (people: typeof again) =>
      (await world.ask('claimCodes.createMany', {people}, adviser)).status;
    assert.equal(await one(again.filter(({person}) => person === aya?.person)), 201);
    assert.equal(await one(again), 403);
  });
});

/** What must happen once, asked for several times at the same moment; and what is somebody else's, asked for by its right name. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import sharp from 'sharp';
import {type Route, type RouteId, roles, routes} from '@pepites/recognition';
import type {JsonSchema} from '../../test/json-schema.js';
import {samplesOf} from '../../test/schema-samples.js';
import {
  images,
  makeDefinition,
  openWorld,
  PUBLIC_URL,
  requestFor,
  STRUCTURE,
  type TestWorld,
} from '../../test/world.js';
import {authorisation, type Access} from './authorisation.js';
import {createOpenApiDocument} from './openapi.js';

const managers = ['manager-1@trois-saules.example', 'manager-2@trois-saules.example'] as const;
const neighbour = 'chef@voisine.example';
const definition = makeDefinition(({structures: [structure, other]}) => {
  Object.assign(other ?? {}, {staff: [{email: neighbour, name: 'Chef', roles: [...roles]}]});
  for (const email of managers) structure?.staff?.push({email, name: email, roles: ['manager', 'lead']});
});

/** `OK`, or the code of the refusal; counted. */
function tally(
  replies: readonly {readonly status: number; readonly problem: {readonly code: string} | undefined}[],
) {
  const counts: Record<string, number> = {};
  for (const {problem} of replies) counts[problem?.code ?? 'OK'] = (counts[problem?.code ?? 'OK'] ?? 0) + 1;
  return counts;
}

const times = async <T>(count: number, call: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({length: count}, async (_, index) => call(index)));

describe('several calls at the same moment', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
    await world.backend.apply(definition, {images, dryRun: false});
  });
  after(() => world.close());
  const as = async (email: string) => ({token: (await world.signIn(email)).token});

  it('use a one-time code once, and count every try', async () => {
    const email = 'un@example.org';
    await world.ask('signIn.sendCode', {email});
    const code = await world.lastCode(email);
    assert.equal(tally(await times(5, async () => world.ask('signIn.withCode', {email, code})))['OK'], 1);
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('signIn.sendCode', {email});
    const right = await world.lastCode(email);
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
    const guesses = await times(40, async (index) =>
      world.ask('signIn.withCode', {email, code: index === 39 ? right : wrong}),
    );
    assert.deepEqual(tally(guesses), {CODE_WRONG: 5, TOO_MANY_ATTEMPTS: 35});
  });

  it('use a claim code once', async () => {
    const claimCode = await world.backend.createClaimCode({structure: STRUCTURE, displayName: 'Amadou'});
    const replies = await times(5, async () => world.ask('signIn.withClaimCode', {claimCode}));
    assert.deepEqual(tally(replies), {OK: 1, CODE_WRONG: 4});
  });

  it('give a course’s badge to one of two people', async () => {
    const apiKey = await world.backend.createApiKey({structure: STRUCTURE, platform: 'cours'});
    const completion = {activity: 'https://cours.example/gestes', passed: true, scaled: 0.9};
    const input = {badge: 'gestes', learner: {ref: 'learner-1'}, completion};
    const {claim = ''} = (await world.ask('awards.create', input, {token: apiKey})).value;
    const people = [await as('a@example.org'), await as('b@example.org')];
    const replies = await times(6, async (index) => world.ask('claims.redeem', {claim}, people[index % 2]));
    const taken = new Set(replies.flatMap((reply) => (reply.problem ? [] : [reply.value.id])));
    assert.equal(taken.size, 1);
    assert.deepEqual(tally(replies), {OK: 3, CLAIM_UNKNOWN: 3});
  });

  it('ask for one badge once', async () => {
    const {token} = await as('c@example.org');
    const ask = async (badge: string) => {
      const answers = [{question: 'reussite', text: 'Fini.'}];
      const input = {requestId: crypto.randomUUID(), badge, answers, consent: true, displayName: 'C'};
      return world.ask('requests.submit', input, {token});
    };
    assert.deepEqual(tally(await times(4, async () => ask('un'))), {OK: 1, REQUEST_EXISTS: 3});
    assert.deepEqual(tally(await times(4, async () => ask('soutien'))), {OK: 1, BADGE_ALREADY_HELD: 3});
    await world.backend.drainOutbox();
    const {items} = (await world.ask('me.awards', {}, {token})).value;
    assert.equal(items.length, 1);
  });

  it('answer a request once, and not after it was taken back', async () => {
    const examiners = [await as('nadege@trois-saules.example'), await as('driss@trois-saules.example')];
    const {token} = await as('d@example.org');
    const decide = async (request: string, index: number) => {
      const decision = {answer: 'yes' as const, criteriaMet: [0, 1], noConflict: true, revision: 1};
      return world.ask('reviews.decide', {request, version: 1, ...decision}, examiners[index % 2]);
    };
    const first = await world.submit(token, 'un');
    // One of the two is heard, as often as they say the same.
    assert.equal(tally(await times(6, async (index) => decide(first, index)))['OK'], 3);
    const {reviews} = (await world.ask('requests.get', {request: first}, examiners[0])).value;
    assert.equal(reviews.length, 1);
    const second = await world.submit(token, 'deux');
    const [withdrawn, decided] = await Promise.all([
      world.ask('requests.withdraw', {request: second}, {token}),
      decide(second, 0),
    ]);
    await world.backend.drainOutbox();
    const held = (await world.ask('me.awards', {}, {token})).value.items.map(({badge}) => badge);
    assert.equal(held.filter((badge) => badge === 'un').length, 1);
    assert.equal([withdrawn, decided].filter(({problem}) => problem === undefined).length, 1);
    assert.equal(held.includes('deux'), decided.problem === undefined);
  });

  it('leave a structure its last manager, and a person their last way in', async () => {
    const both = [await as(managers[0]), await as(managers[1])];
    const members = (await world.ask('members.list', {}, both[0])).value.items;
    const idOf = (email: string): string => members.find((member) => member.email === email)?.person ?? '';
    const replies = await Promise.all([
      world.ask('members.remove', {person: idOf(managers[1])}, both[0]),
      world.ask('members.remove', {person: idOf(managers[0])}, both[1]),
      world.ask('members.setRoles', {person: idOf(managers[0]), roles: ['adviser']}, both[0]),
      world.ask('members.setRoles', {person: idOf(managers[1]), roles: ['adviser']}, both[1]),
    ]);
    assert.ok(replies.some(({problem}) => problem !== undefined));
    const left = await Promise.all(
      managers.map(async (email) => world.ask('members.list', {}, await as(email))),
    );
    assert.ok(
      left.some(({problem}) => problem === undefined),
      'nobody manages the structure any more',
    );

    const claimCode = await world.backend.createClaimCode({structure: STRUCTURE, displayName: 'E'});
    const {token} = (await world.ask('signIn.withClaimCode', {claimCode}, {origin: PUBLIC_URL})).value;
    for (const email of ['e1@example.org', 'e2@example.org']) {
      await world.ask('me.addEmail', {email}, {token, origin: PUBLIC_URL});
      await world.ask(
        'me.confirmEmail',
        {email, code: await world.lastCode(email)},
        {token, origin: PUBLIC_URL},
      );
    }
    const methods = (await world.ask('me.methods', {}, {token, origin: PUBLIC_URL})).value.items;
    assert.equal(methods.length, 2);
    const removed = await times(2, async (index) =>
      world.ask('me.removeMethod', {method: methods[index]?.id ?? ''}, {token, origin: PUBLIC_URL}),
    );
    assert.deepEqual(tally(removed), {OK: 1, LAST_METHOD: 1});
  });

  it('open no more links to a badge than there may be', async () => {
    const {token} = await as('amie@example.org');
    await world.ask(
      'requests.submit',
      {requestId: crypto.randomUUID(), badge: 'soutien', displayName: 'F'},
      {token},
    );
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    const replies = await times(30, async () =>
      world.ask('shares.create', {award: award?.id ?? '', scope: 'minimal'}, {token}),
    );
    const {items} = (await world.ask('shares.list', {award: award?.id ?? ''}, {token})).value;
    assert.ok(items.length <= 20, `${items.length} links`);
    assert.equal(tally(replies)['SHARE_LIMIT'], 30 - (tally(replies)['OK'] ?? 0));
  });
});

describe('what is somebody else’s, by its right name', () => {
  let world: TestWorld;
  let theirs: Readonly<Record<string, string>>;
  let victim: string;
  let curious: string;
  let nextDoor: string;
  before(async () => {
    world = await openWorld();
    await world.backend.apply(definition, {images, dryRun: false});
    const {token, person} = await world.signIn('victime@example.org');
    const blank = {width: 8, height: 8, channels: 3, background: 'red'} as const;
    const photo = new Uint8Array(await sharp({create: blank}).jpeg().toBuffer());
    const file = (await world.ask('files.upload', {file: new Blob([photo])}, {token})).value;
    const request = await world.submit(token, 'un');
    await world.ask(
      'requests.submit',
      {requestId: crypto.randomUUID(), badge: 'soutien', displayName: 'V'},
      {token},
    );
    await world.backend.drainOutbox();
    const award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
    const share = (await world.ask('shares.create', {award, scope: 'full'}, {token})).value.id;
    const session = (await world.ask('me.sessions', {}, {token})).value.items[0]?.id ?? '';
    const method = (await world.ask('me.methods', {}, {token})).value.items[0]?.id ?? '';
    theirs = {request, award, share, session, method, file: file.id, person: person.id};
    victim = token;
    curious = (await world.signIn('curieuse@example.org', PUBLIC_URL)).token;
    nextDoor = await signInNextDoor();
  });
  after(() => world.close());

  /** Every role, in the structure beside. */
  const signInNextDoor = async (): Promise<string> => {
    const init = {origin: PUBLIC_URL};
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('signIn.sendCode', {structure: 'voisine', email: neighbour}, init);
    const input = {structure: 'voisine', email: neighbour, code: await world.lastCode(neighbour)};
    return (await world.ask('signIn.withCode', input, init)).value.token;
  };

  const {paths} = createOpenApiDocument(PUBLIC_URL) as {
    paths: Record<
      string,
      Record<string, {operationId: string; requestBody?: {content: Record<string, {schema: JsonSchema}>}}>
    >;
  };
  const bodies = new Map(
    Object.values(paths)
      .flatMap((path) => Object.values(path))
      .map(({operationId, requestBody}) => [operationId, requestBody?.content['application/json']?.schema]),
  );
  /** Ending what has ended already is no fault: it says nothing, and does nothing to another’s. */
  const silent = new Set<RouteId>(['me.endSession']);

  for (const [id, route] of Object.entries(routes) as [RouteId, Route][]) {
    const names = [...route.path.matchAll(/:(\w+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'structure');
    const access: Access = authorisation[id];
    if (access.kind !== 'session' || silent.has(id)) continue;
    if (
      !names.some((name) =>
        ['request', 'award', 'share', 'session', 'method', 'file', 'person'].includes(name),
      )
    )
      continue;

    it(`${id}: is unknown to another person, and to the staff of another structure`, async () => {
      const schema = bodies.get(id);
      const [sample = {}] = schema ? samplesOf(schema, {badge: 'un', question: 'reussite'}) : [];
      const params = Object.fromEntries(names.map((name) => [name, theirs[name] ?? 'un']));
      for (const init of [
        {token: curious, origin: PUBLIC_URL},
        {token: curious, origin: PUBLIC_URL, structure: 'voisine'},
        {token: nextDoor, origin: PUBLIC_URL, structure: 'voisine'},
        {token: nextDoor, origin: PUBLIC_URL},
      ]) {
        const input = {...(sample as object), ...params, version: 1, structure: init.structure ?? STRUCTURE};
        const [path, request] = requestFor(id, input, init);
        const reply = await world.fetch(path, request);
        const text = await reply.text();
        assert.ok(reply.status >= 400 && reply.status < 500, `${id}: ${reply.status} ${text}`);
      }
      // Nothing of it was changed.
      const request = await world.ask('requests.get', {request: theirs['request'] ?? ''}, {token: victim});
      assert.equal(request.value.state, 'submitted');
    });
  }
});

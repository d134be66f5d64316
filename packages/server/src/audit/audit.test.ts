import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import SqliteFile from 'better-sqlite3';
import {join} from 'node:path';
import {type Route, type RouteId, routes} from '@pepites/recognition';
import sharp from 'sharp';
import {type Access, authorisation} from '../http/authorisation.js';
import {
  images,
  makeDefinition,
  openWorld,
  PUBLIC_URL,
  requestFor,
  STRUCTURE,
  type TestWorld,
} from '../../test/world.js';
import {noteAct} from './note-act.js';

const name = 'Philibertine';
const answer = 'Une réponse que personne d’autre ne donne.';

describe('the audit log', () => {
  let world: TestWorld;
  let token: string;
  let person: string;
  let fixture: Record<string, string>;
  const staff = new Map<string, {token: string; origin: string}>();
  before(async () => {
    world = await openWorld();
    const definition = makeDefinition((plain) => {
      const driss = plain.structures[0]?.staff?.find((one) => one.name === 'Driss');
      driss?.roles.push('lead', 'manager', 'supervisor');
    });
    await world.backend.apply(definition, {images, dryRun: false});
    const session = await world.signIn('philibertine@example.org');
    ({token} = session);
    person = session.person.id;
    const bytes = await sharp({create: {width: 8, height: 8, channels: 3, background: '#abc'}})
      .jpeg()
      .toBuffer();
    const file = (await world.ask('files.upload', {file: new Blob([Uint8Array.from(bytes)])}, {token})).value
      .id;
    const answers = [
      {question: 'reussite', text: answer},
      {question: 'photo', files: [file]},
    ];
    const request = crypto.randomUUID();
    const submission = {requestId: request, badge: 'un', answers, consent: true, displayName: name};
    await world.ask('requests.submit', submission, {token});
    for (const email of ['nadege@trois-saules.example', 'driss@trois-saules.example'])
      staff.set(email, {token: (await world.signIn(email, PUBLIC_URL)).token, origin: PUBLIC_URL});
    const given = await world.submit(token, 'deux');
    await world.ask('me.correct', {displayName: name}, {token});
    await world.accept(staff.get('nadege@trois-saules.example') ?? {}, given);
    await world.backend.drainOutbox();
    const award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
    fixture = {request, file, award, person, badge: 'un', pathway: 'parcours', kind: 'requestReceived'};
    fixture = {...fixture, language: 'fr', session: 'x', claim: 'x', words: name, member: person};
  });
  after(() => world.close());

  const linesAbout = async (): Promise<number> => {
    const page = {structure: STRUCTURE, limit: '200'};
    return (await world.ask('me.accesses', page, {token})).value.items.length;
  };

  it('has a line for every reply that shows staff what is a person’s', async () => {
    const ids = (Object.keys(routes) as RouteId[]).filter((id) => {
      const route: Route = routes[id];
      const access: Access = authorisation[id];
      // What is followed says no more than what is read at once (`pathways.progress`), and its reply has no end.
      if (id === 'pathways.follow') return false;
      // Reads, and those that look something up.
      return access.kind === 'session' && (route.method === 'GET' || id.endsWith('.find'));
    });
    const unnoted: string[] = [];
    const shown = new Set<string>();
    for (const [email, by] of staff) {
      for (const id of ids) {
        // A look within the hour is one look: each call counts only in an hour of its own.
        world.clock.now = new Date(world.clock.now.getTime() + 61 * 60_000);
        const fresh = {token: (await world.signIn(email, by.origin)).token, origin: by.origin};
        token = (await world.signIn('philibertine@example.org')).token;
        const earlier = await linesAbout();
        const reply = await world.fetch(...requestFor(id, fixture, fresh));
        const bytes = Buffer.from(await reply.arrayBuffer());
        const isFile = reply.headers.get('content-type')?.startsWith('image/') === true;
        const shows = bytes.includes(name) || bytes.includes(answer) || bytes.includes(person) || isFile;
        if (!reply.ok || !shows || id === 'audit.list') continue;
        shown.add(id);
        if ((await linesAbout()) <= earlier) unnoted.push(`${id} by ${email}`);
      }
    }
    assert.deepEqual(unnoted, []);
    // The test itself sees something.
    for (const id of ['requests.get', 'files.get', 'reviews.queue', 'people.find'] as const)
      assert.ok(shown.has(id), id);
  });

  it('tells the person who looked, in words and without content', async () => {
    const {items} = (await world.ask('me.accesses', {}, {token})).value;
    const opened = items.find(({act, who}) => act === 'request.opened' && who.name === 'Nadège');
    assert.deepEqual(opened?.who, {kind: 'person', name: 'Nadège', roles: ['examiner', 'adviser']});
    assert.ok(items.some(({act, isMe}) => act === 'file.read' && !isMe));
    assert.ok(!JSON.stringify(items).includes(answer));
    const stranger = (await world.signIn('curieux@example.org')).token;
    assert.deepEqual((await world.ask('me.accesses', {}, {token: stranger})).value.items, []);
  });

  it('is read page by page, with filters, by those who answer for the structure', async () => {
    const driss = {
      token: (await world.signIn('driss@trois-saules.example', PUBLIC_URL)).token,
      origin: PUBLIC_URL,
    };
    const first = (await world.ask('audit.list', {limit: '3'}, driss)).value;
    assert.equal(first.items.length, 3);
    const seen = [...first.items];
    for (let {next} = first; next !== undefined;) {
      const page = (await world.ask('audit.list', {limit: '200', cursor: next, about: person}, driss)).value;
      seen.push(...page.items);
      ({next} = page);
    }
    assert.equal(new Set(seen.map(({id}) => id)).size, seen.length);
    const files = (await world.ask('audit.list', {act: 'file.read', about: person}, driss)).value.items;
    assert.ok(files.length > 0 && files.every(({object}) => object === fixture['file']));
    const none = (await world.ask('audit.list', {to: '2020-01-01T00:00:00Z'}, driss)).value.items;
    assert.deepEqual(none, []);
    assert.equal((await world.ask('audit.list', {cursor: 'x'}, driss)).problem?.code, 'BAD_REQUEST');
    const nadege = {
      token: (await world.signIn('nadege@trois-saules.example', PUBLIC_URL)).token,
      origin: PUBLIC_URL,
    };
    assert.equal((await world.ask('audit.list', {}, nadege)).problem?.code, 'FORBIDDEN');
  });

  it('holds ids and names of acts, never text or addresses', async () => {
    await world.backend.close();
    const store = new SqliteFile(join(world.dataDirectory, 'pepites.sqlite'), {readonly: true});
    const rows = store.prepare('select * from audit').all() as Record<string, string | null>[];
    store.close();
    await world.reopen().catch(() => undefined);
    assert.ok(rows.length > 10);
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        assert.match(value ?? '', /^[\w.:/-]{0,100}$/, `${column}: ${String(value)}`);
    const none = {} as never;
    const act = {structure: STRUCTURE, by: person, act: 'request.opened', at: new Date()} as const;
    await assert.rejects(noteAct(none, {...act, object: 'sami@example.org'}), TypeError);
    await assert.rejects(noteAct(none, {...act, object: 'deux mots'}), TypeError);
  });
});

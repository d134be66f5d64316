/** Whoever was erased stays erased, also when the store comes back from a backup. */
import assert from 'node:assert/strict';
import {
  appendFile,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {images, makeDefinition, openWorld, PUBLIC_URL, requestFor, type TestWorld} from '../../test/world.js';
import {type Backend, openBackend, restoreBackup} from '../index.js';

const lead = 'driss@trois-saules.example';
const day = 86_400_000;

describe('erasures and backups', () => {
  let world: TestWorld;
  let home: string;
  let monday: string;
  const opened: Backend[] = [];
  const people = new Map<string, {token: string; person: string; page: string}>();

  before(async () => {
    world = await openWorld();
    home = await mkdtemp(join(tmpdir(), 'pepites-erasures-'));
    monday = join(home, 'monday');
    const definition = makeDefinition((plain) => {
      plain.structures[0]?.staff?.find(({name}) => name === 'Driss')?.roles.push('lead');
    });
    await world.backend.apply(definition, {images, dryRun: false});
    for (const name of ['ada', 'bo', 'cleo']) await live(name);
    await world.backend.backup({folder: monday});
    await tomorrow();
  });
  after(async () => {
    await Promise.all(opened.map(async (backend) => backend.close()));
    await world.close();
    await rm(home, {recursive: true, force: true});
  });

  const live = async (name: string) => {
    const {token, person} = await world.signIn(`${name}@quelque-part.example`);
    await world.ask('me.correct', {displayName: `${name} l’inoubliable`}, {token});
    await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien'}, {token});
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    people.set(name, {token, person: person.id, page: new URL(award?.pageUrl ?? '').pathname});
  };
  const of = (name: string) => people.get(name) ?? assert.fail(name);
  const tomorrow = async () => {
    world.clock.now = new Date(world.clock.now.getTime() + day);
  };
  const leadInit = async () => ({token: (await world.signIn(lead, PUBLIC_URL)).token, origin: PUBLIC_URL});
  const eraseThemselves = async (name: string) => {
    const email = `${name}@quelque-part.example`;
    const {token} = await world.signIn(email);
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('me.askErasure', {}, {token});
    assert.equal((await world.ask('me.erase', {code: await world.lastCode(email)}, {token})).status, 204);
  };
  const eraseOnPaper = async (person: string) =>
    world.ask('people.erase', {person, reason: 'askedOnPaper'}, await leadInit());

  const list = async (folder = world.dataDirectory) => readFile(join(folder, 'erasures.jsonl'), 'utf8');
  const tracesOf = async (folder: string, words: readonly string[]): Promise<string[]> => {
    const found = new Set<string>();
    for (const file of await readdir(folder, {recursive: true, withFileTypes: true})) {
      if (!file.isFile()) continue;
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const word of words) if (bytes.includes(word)) found.add(`${word} in ${file.name}`);
    }
    return [...found];
  };
  /** The backend of a restored folder, with the secret of before. */
  const open = async (dataDirectory: string): Promise<Backend> => {
    await copyFile(join(world.dataDirectory, 'secret.key'), join(dataDirectory, 'secret.key'));
    const backend = await openBackend({dataDirectory, hasTimers: false, now: () => world.clock.now});
    opened.push(backend);
    return backend;
  };
  const statusOf = async ({app}: Backend, path: string) =>
    (await app.fetch(new Request(PUBLIC_URL + path))).status;

  it('are listed beside the store, for its owner’s eyes, by ids and instants alone', async () => {
    await eraseThemselves('ada');
    assert.equal((await eraseOnPaper(of('bo').person)).status, 200);
    const [head = '', ...lines] = (await list()).trimEnd().split('\n');
    assert.deepEqual(JSON.parse(head), {since: '2026-11-24T09:00:00.000Z'});
    const known = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      known.map((one) => [one['person'], one['structure'], one['everywhere']]),
      [of('ada'), of('bo')].map(({person}) => [person, 'les-trois-saules', false]),
    );
    for (const one of known)
      assert.deepEqual(Object.keys(one), ['id', 'person', 'structure', 'everywhere', 'at']);
    assert.equal((await stat(join(world.dataDirectory, 'erasures.jsonl'))).mode & 0o777, 0o600);
  });

  it('are done again when a store of before comes back, before anybody is served', async () => {
    const dataDirectory = join(home, 'again');
    const report = await restoreBackup({
      ...{folder: monday, dataDirectory},
      erasures: join(world.dataDirectory, 'erasures.jsonl'),
    });
    const {isWhole, afterBackup} = report.erasures ?? {};
    assert.deepEqual([isWhole, afterBackup], [true, 2]);
    const theirs = ['ada', 'bo'].flatMap((name) => [`${name} l’inoubliable`, `${name}@quelque-part.example`]);
    assert.equal((await tracesOf(dataDirectory, theirs)).length, 4, 'the test finds what is there');
    const backend = await open(dataDirectory);
    assert.match(backend.warnings.join(), /2 of 2 erasures/);
    assert.deepEqual(await tracesOf(dataDirectory, theirs), []);
    for (const name of ['ada', 'bo']) {
      assert.equal(await statusOf(backend, of(name).page), 410);
      const [path, init] = requestFor('me.get', {}, {token: of(name).token});
      assert.equal((await backend.app.fetch(new Request(PUBLIC_URL + path, init))).status, 401);
    }
    assert.equal(await statusOf(backend, of('cleo').page), 200);
  });

  it('are done once: whoever comes back later stays', async () => {
    const dataDirectory = join(home, 'again');
    await opened.pop()?.close();
    const again = await open(dataDirectory);
    assert.deepEqual(again.warnings, []);
    assert.equal(await statusOf(again, of('cleo').page), 200);
    // In the store that was never restored: erased by the structure, back with a new account, and the process restarts.
    await live('ada');
    await world.reopen();
    assert.deepEqual(world.backend.warnings, []);
    assert.equal((await world.fetch(of('ada').page)).status, 200);
    // And a backup that knows of the erasure does not repeat it.
    const tuesday = join(home, 'tuesday');
    await world.backend.backup({folder: tuesday});
    const target = join(home, 'tuesday-restored');
    await restoreBackup({
      ...{folder: tuesday, dataDirectory: target},
      erasures: join(world.dataDirectory, 'erasures.jsonl'),
    });
    const backend = await open(target);
    assert.deepEqual(backend.warnings, []);
    assert.equal(await statusOf(backend, of('ada').page), 200);
  });

  it('are taken from a newer backup where that is all that is left', async () => {
    const dataDirectory = join(home, 'from-backup');
    const report = await restoreBackup({
      ...{folder: monday, dataDirectory},
      erasures: join(home, 'tuesday', 'erasures.jsonl'),
    });
    assert.equal(report.erasures?.afterBackup, 2);
    assert.equal(await statusOf(await open(dataDirectory), of('bo').page), 410);
  });

  it('are said to be unknown where no list is found, or one that begins too late', async () => {
    const dataDirectory = join(home, 'no-list');
    const bare = join(home, 'bare');
    await cp(monday, bare, {recursive: true});
    await rm(join(bare, 'erasures.jsonl'));
    for (const folder of [bare, monday]) {
      await rm(dataDirectory, {recursive: true, force: true});
      const report = await restoreBackup({folder, dataDirectory, now: () => world.clock.now});
      assert.equal(
        report.erasures,
        undefined,
        'the list of the backup itself does not know of what came after',
      );
    }
    const begun = JSON.parse((await list(dataDirectory)).split('\n')[0] ?? '') as {since: string};
    assert.equal(begun.since, world.clock.now.toISOString(), 'from now on, it is whole');
    assert.equal(await statusOf(await open(dataDirectory), of('bo').page), 200);

    const late = await restoreBackup({
      ...{folder: bare, dataDirectory: join(home, 'late')},
      erasures: join(dataDirectory, 'erasures.jsonl'),
    });
    assert.deepEqual([late.erasures?.isWhole, late.erasures?.since], [false, begun.since]);
    const nowhere = {folder: bare, dataDirectory: join(home, 'x'), erasures: join(home, 'nowhere')};
    await assert.rejects(restoreBackup(nowhere), {code: 'ERR_ERASURES_UNREADABLE'});
  });

  it('everywhere are done again everywhere', async () => {
    await live('dov');
    const own = await world.signIn('dov@quelque-part.example', PUBLIC_URL);
    const wednesday = join(home, 'wednesday');
    await world.backend.backup({folder: wednesday});
    const init = {token: own.token, origin: PUBLIC_URL};
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('me.askErasure', {}, init);
    const code = await world.lastCode('dov@quelque-part.example');
    assert.equal((await world.ask('me.erase', {code, everywhere: true}, init)).status, 204);
    const last = (await list()).trimEnd().split('\n').at(-1) ?? '';
    assert.equal((JSON.parse(last) as {everywhere: boolean}).everywhere, true);
    const dataDirectory = join(home, 'wednesday-restored');
    await restoreBackup({
      ...{folder: wednesday, dataDirectory},
      erasures: join(world.dataDirectory, 'erasures.jsonl'),
    });
    const backend = await open(dataDirectory);
    assert.equal(await statusOf(backend, of('dov').page), 410);
    assert.deepEqual(await tracesOf(dataDirectory, ['dov l’inoubliable', 'dov@quelque-part.example']), []);
  });

  it('are warned about when the list is gone', async () => {
    await rename(join(world.dataDirectory, 'erasures.jsonl'), join(home, 'hidden.jsonl'));
    await world.reopen();
    assert.match(world.backend.warnings.join(), /list of erasures is missing/);
    await world.backend.close();
    await rename(join(home, 'hidden.jsonl'), join(world.dataDirectory, 'erasures.jsonl'));
    await world.reopen();
    assert.deepEqual(world.backend.warnings, []);
  });

  it('are carried out, and noted later, when the list cannot be written just now', async () => {
    const path = join(world.dataDirectory, 'erasures.jsonl');
    await rename(path, join(home, 'away.jsonl'));
    await mkdir(path);
    await eraseThemselves('cleo');
    assert.equal((await world.fetch(of('cleo').page)).status, 410);
    await rmdir(path);
    await rename(join(home, 'away.jsonl'), path);
    assert.ok(!(await list()).includes(of('cleo').person));
    await world.backend.keepHouse();
    assert.ok((await list()).includes(of('cleo').person));
    assert.deepEqual(await tracesOf(world.dataDirectory, ['cleo l’inoubliable']), []);
  });

  it('survive a line that a crash cut short', async () => {
    const path = join(home, 'elsewhere.jsonl');
    await world.reopen({erasureLedger: path});
    await world.backend.close();
    await appendFile(path, '{"id":"half');
    await world.reopen({erasureLedger: path});
    await eraseThemselves('ada');
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    assert.equal(lines[1], '{"id":"half');
    assert.equal((JSON.parse(lines[2] ?? '') as {person: string}).person, of('ada').person);
    await world.reopen({erasureLedger: path});
    assert.deepEqual(world.backend.warnings, []);
  });
});

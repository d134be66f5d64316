import assert from 'node:assert/strict';
import {readdir, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import sharp from 'sharp';
import {images, makeDefinition, openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

const day = 86_400_000;

describe('keeping things for as long as needed', () => {
  let world: TestWorld;
  let photo: Blob;
  before(async () => {
    world = await openWorld();
    const definition = makeDefinition((plain) => {
      plain.structures[0]?.staff?.find(({name}) => name === 'Driss')?.roles.push('lead');
    });
    await world.backend.apply(definition, {images, dryRun: false});
    const bytes = await sharp({create: {width: 8, height: 8, channels: 3, background: '#fff'}})
      .png()
      .toBuffer();
    photo = new Blob([Uint8Array.from(bytes)]);
  });
  after(() => world.close());

  const lead = async () => ({
    token: (await world.signIn('driss@trois-saules.example', PUBLIC_URL)).token,
    origin: PUBLIC_URL,
  });
  const wait = (days: number) => {
    world.clock.now = new Date(world.clock.now.getTime() + days * day);
  };
  const uploads = async () => (await readdir(join(world.dataDirectory, 'files', 'uploads'))).length;

  it('has the defaults of the law’s guidance, and lets a lead change them within bounds', async () => {
    const by = await lead();
    const {value} = await world.ask('retention.get', {}, by);
    assert.deepEqual(value, {
      draft: 14,
      closedRequest: 183,
      evidence: 730,
      account: 730,
      unclaimed: 365,
      audit: 1095,
    });
    assert.equal((await world.ask('retention.set', {audit: 10}, by)).problem?.code, 'BAD_REQUEST');
    assert.equal((await world.ask('retention.set', {evidence: 4000}, by)).problem?.code, 'BAD_REQUEST');
    assert.equal((await world.ask('retention.set', {closedRequest: 90}, by)).value.closedRequest, 90);
    const {token} = await world.signIn('personne@example.org');
    assert.equal((await world.ask('retention.get', {}, {token})).problem?.code, 'FORBIDDEN');
    const [line] = (await world.ask('audit.list', {act: 'retention.changed'}, by)).value.items;
    assert.equal(line?.object, 'closedRequest:90');
  });

  it('deletes files that were never part of a request after fourteen days', async () => {
    const {token} = await world.signIn('brouillon@example.org');
    await world.ask('files.upload', {file: photo}, {token});
    assert.equal(await uploads(), 1);
    wait(13);
    await world.backend.keepHouse();
    assert.equal(await uploads(), 1);
    wait(2);
    await world.backend.keepHouse();
    assert.equal(await uploads(), 0);
  });

  it('deletes what was asked and not given, evidence long after the last visit, and then whoever is left with nothing', async () => {
    const {token} = await world.signIn('fidele@example.org');
    const file = (await world.ask('files.upload', {file: photo}, {token})).value.id;
    const answers = [
      {question: 'reussite', text: 'Un travail.'},
      {question: 'photo', files: [file]},
    ];
    const requestId = crypto.randomUUID();
    await world.ask('requests.submit', {requestId, badge: 'un', answers, consent: true}, {token});
    const examiner = {token: (await world.signIn('nadege@trois-saules.example')).token};
    await world.accept(examiner, requestId);
    await world.backend.drainOutbox();
    const {token: gone} = await world.signIn('partie@example.org');
    const withdrawn = await world.submit(gone, 'deux');
    await world.ask('requests.withdraw', {request: withdrawn}, {token: gone});

    const requests = async (email: string) => {
      const session = await world.signIn(email);
      return (await world.ask('me.requests', {}, {token: session.token})).value.items.length;
    };
    wait(89);
    await world.backend.keepHouse();
    assert.equal(await requests('partie@example.org'), 1);
    wait(2);
    const by = await lead();
    const preview = (await world.ask('retention.preview', {}, by)).value.counts;
    assert.deepEqual(preview, {request: 1});
    assert.equal(await requests('partie@example.org'), 1, 'a preview deletes nothing');
    await world.backend.keepHouse();
    assert.equal(await requests('partie@example.org'), 0);
    const [report] = (await world.ask('retention.reports', {}, by)).value.items;
    assert.deepEqual([report?.cause, report?.counts], ['retention', {request: 1}]);

    // Two years after the last visit: the evidence goes, the badge stays.
    assert.equal(await requests('fidele@example.org'), 1);
    wait(729);
    await world.backend.keepHouse();
    assert.equal(await uploads(), 1);
    wait(2);
    await world.backend.keepHouse();
    assert.equal(await uploads(), 0);
    const back = await world.signIn('fidele@example.org');
    assert.deepEqual((await world.ask('me.requests', {}, {token: back.token})).value.items, []);
    const [award] = (await world.ask('me.awards', {}, {token: back.token})).value.items;
    assert.equal((await world.fetch(new URL(award?.pageUrl ?? '').pathname)).status, 200);
    // Whoever has nothing any more is nobody any more; taking the badge back works without its request.
    const partie = await world.signIn('partie@example.org');
    wait(731);
    await world.backend.keepHouse();
    assert.notEqual((await world.signIn('partie@example.org')).person.id, partie.person.id);
    assert.equal((await world.signIn('fidele@example.org')).person.id, back.person.id);
    await world.backend.revoke({award: award?.id ?? '', reason: 'Erreur'});
  });

  it('deletes bytes that no row knows, a day after they came', async () => {
    const rest = join(world.dataDirectory, 'files', 'uploads', crypto.randomUUID());
    await writeFile(rest, 'what a crash left behind');
    const young = new Date(world.clock.now.getTime() - 3_600_000);
    await utimes(rest, young, young);
    wait(0.9);
    await world.backend.keepHouse();
    assert.equal(await uploads(), 1);
    wait(1);
    await world.backend.keepHouse();
    assert.equal(await uploads(), 0);
  });

  it('deletes the lines of the audit log after three years', async () => {
    const by = await lead();
    assert.ok((await world.ask('audit.list', {}, by)).value.items.length > 0);
    wait(1096);
    await world.backend.keepHouse();
    const {items} = (await world.ask('audit.list', {}, await lead())).value;
    assert.deepEqual(
      items.map(({act}) => act),
      ['audit.read'],
    );
  });
});

import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import sharp from 'sharp';
import type {FetchedDocument} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import {images, makeDefinition, openWorld, PUBLIC_URL, type TestWorld} from '../../../test/world.js';

describe('erasing what stands beside badges', () => {
  let world: TestWorld;
  let driss: string;
  before(async () => {
    world = await openWorld();
    const definition = makeDefinition((plain) => {
      const badge = plain.structures[0]?.badges.find(({id}) => id === 'un');
      if (badge) badge['moment'] = 'START';
      const soutien = plain.structures[0]?.badges.find(({id}) => id === 'soutien');
      if (soutien)
        soutien['process'] = {
          mode: 'automaticOnRequest',
          listsSupporters: true,
          recipients: ['person', 'organisation'],
        };
    });
    await world.backend.apply(definition, {images, dryRun: false});
    driss = (await world.signIn('driss@trois-saules.example')).token;
  });
  after(() => world.close());

  const traces = async (secrets: readonly string[]): Promise<string[]> => {
    const files = await readdir(world.dataDirectory, {recursive: true, withFileTypes: true});
    const found: string[] = [];
    for (const file of files.filter((one) => one.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      found.push(
        ...secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${secret} in ${file.name}`),
      );
    }
    return found;
  };
  const eraseAll = async (token: string, email: string) => {
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('me.askErasure', {}, {token});
    const erased = await world.ask('me.erase', {code: await world.lastCode(email)}, {token});
    assert.equal(erased.status, 204);
  };
  const earn = async (email: string) => {
    const {token} = await world.signIn(email);
    await world.accept({token: driss}, await world.submit(token, 'un'));
    await world.backend.drainOutbox();
    const award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
    return {token, award};
  };
  const fetchDocument = async (url: string): Promise<FetchedDocument> => {
    const reply = await world.fetch(url.slice(PUBLIC_URL.length));
    const mediaType = reply.headers.get('content-type') ?? '';
    return {url, status: reply.status, mediaType, body: await reply.text()};
  };
  const outcomeOf = async (credential: string) =>
    (await verify(credential, {now: new Date(world.clock.now.getTime() + 1000), fetchDocument})).outcome;
  const picture = async () =>
    new Blob([
      Uint8Array.from(
        await sharp({create: {width: 64, height: 64, channels: 3, background: '#c07'}})
          .jpeg()
          .toBuffer(),
      ),
    ]);

  it('takes the evidence, the recommendations, the organisation, and the badges of one’s own', async () => {
    const email = 'wilhelmine@quelque-part.example';
    const {token, award} = await earn(email);
    const secrets = [
      email,
      'le stand des cerises',
      'Merci pour les cerises',
      'recommandeur@ailleurs.example',
    ];
    await world.ask(
      'awards.addEvidence',
      {award, evidence: {kind: 'text', text: 'J’ai tenu le stand des cerises.'}},
      {token},
    );
    const photo = (await world.ask('files.upload', {file: await picture()}, {token})).value.id;
    await world.ask(
      'awards.addEvidence',
      {award, evidence: {kind: 'file', file: photo, title: 'Mon panier rond'}},
      {token},
    );
    secrets.push('Mon panier rond');
    const ask = {
      award,
      way: 'link' as const,
      email: 'recommandeur@ailleurs.example',
      message: 'Merci pour les cerises',
    };
    const {link = '', code = ''} = (await world.ask('endorsements.ask', ask, {token})).value;
    const key = link.split('/').at(-1) ?? '';
    const words = {text: 'Des cerises impeccables, toujours.', name: 'M. Griotte', consent: true};
    await world.ask('endorsements.writeByLink', {link: key, code, ...words});
    secrets.push(key, words.text, words.name);
    const [written] = (await world.ask('endorsements.list', {award}, {token})).value.items;
    const endorsement = written?.id ?? '';
    await world.ask('endorsements.accept', {endorsement}, {token});
    await world.backend.drainOutbox();
    const [signed] = (await world.ask('endorsements.list', {award}, {token})).value.items;
    const organisation = (await world.ask('organisations.create', {name: 'Cerises de Wilhelmine'}, {token}))
      .value.id;
    await world.ask('organisations.setLogo', {organisation, file: await picture()}, {token});
    await world.ask(
      'requests.submit',
      {requestId: crypto.randomUUID(), badge: 'soutien', organisation, listed: true},
      {token},
    );
    secrets.push('Cerises de Wilhelmine');
    const own = {
      name: 'Je dénoyaute',
      description: 'Vite et bien.',
      criteria: ['Un kilo.'],
      imageAlt: 'Un noyau',
    };
    const selfBadge = (await world.ask('selfCreated.create', own, {token})).value.id;
    await world.ask(
      'selfCreated.drawImage',
      {selfBadge, shape: 'circle', symbol: 'star', colour: '#1E5A45'},
      {token},
    );
    const published = await world.ask('selfCreated.publish', {selfBadge}, {token});
    assert.equal(published.status, 200);
    secrets.push('Je dénoyaute', 'Un noyau');
    await world.backend.drainOutbox();
    const mine = (await world.ask('me.awards', {}, {token})).value.items.find((one) => one.isSelfCreated);
    const credential = await (await world.fetch(new URL(mine?.credentialUrl ?? '').pathname)).text();
    assert.equal(await outcomeOf(credential), 'verified');
    assert.ok((await traces(secrets)).length >= secrets.length, 'the test finds what is there');
    const zip = await world.ask('me.export', {}, {token});
    assert.equal(zip.status, 200);

    await eraseAll(token, email);
    assert.deepEqual(await traces(secrets), []);
    for (const folder of ['uploads', 'organisations', 'self-badges', 'awards'])
      assert.deepEqual(await readdir(join(world.dataDirectory, 'files', folder)), [], folder);
    assert.equal((await world.fetch(new URL(signed?.credentialUrl ?? '').pathname)).status, 410);
    assert.equal(await outcomeOf(credential), 'verified', 'what the person kept of their own stays good');
    const listed = (await world.ask('supporters.list', {badge: 'soutien'}, {origin: null})).value.items;
    assert.deepEqual(listed, []);
  });

  it('takes a recommendation with whoever wrote it', async () => {
    const {token, award} = await earn('earner@example.org');
    const email = 'plume@quelque-part.example';
    const writer = (await world.signIn(email)).token;
    const asked = await world.ask('endorsements.ask', {award, way: 'account', email}, {token});
    const endorsement = asked.value.endorsement.id;
    const words = {text: 'Une patience de dentellière.', name: 'Odilon Plume', consent: true};
    await world.ask('endorsements.write', {endorsement, ...words}, {token: writer});
    await world.ask('endorsements.accept', {endorsement}, {token});
    await world.backend.drainOutbox();
    await eraseAll(writer, email);
    assert.deepEqual(await traces([email, words.text, words.name]), []);
    assert.deepEqual((await world.ask('endorsements.list', {award}, {token})).value.items, []);
  });

  it('leaves evidence that an adviser put beside a badge, without the adviser', async () => {
    const {token, award} = await earn('aidee@example.org');
    const email = 'nadege@trois-saules.example';
    const adviser = (await world.signIn(email)).token;
    const evidence = {kind: 'text', text: 'Elle a tout appris seule.'} as const;
    const added = await world.ask('awards.addEvidence', {award, evidence}, {token: adviser});
    await world.ask('awards.confirmEvidence', {award, evidence: added.value.id}, {token});
    await eraseAll(adviser, email);
    const {items} = (await world.ask('awards.listEvidence', {award}, {token})).value;
    assert.deepEqual(
      items.map((one) => one.kind),
      ['text'],
    );
  });
});

import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Verdict} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import sharp from 'sharp';
import {images, makeDefinition, openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

const nadege = 'nadege@trois-saules.example';

async function startWorld(): Promise<TestWorld> {
  const world = await openWorld();
  const definition = makeDefinition((plain) => {
    const badge = plain.structures[0]?.badges.find(({id}) => id === 'un');
    if (badge) badge['moment'] = 'START';
  });
  await world.backend.apply(definition, {images, dryRun: false});
  return world;
}

async function earn(world: TestWorld, email: string, badge = 'un') {
  const {token, person} = await world.signIn(email);
  const examiner = {token: (await world.signIn('driss@trois-saules.example')).token};
  await world.accept(examiner, await world.submit(token, badge));
  await world.backend.drainOutbox();
  const {items} = (await world.ask('me.awards', {}, {token})).value;
  const award = items.find((one) => one.badge === badge);
  return {token, person: person.id, award: award?.id ?? '', credentialUrl: award?.credentialUrl ?? ''};
}

describe('evidence added after a badge was issued', () => {
  let world: TestWorld;
  let adviser: {token: string};
  before(async () => {
    world = await startWorld();
    adviser = {token: (await world.signIn(nadege)).token};
  });
  after(() => world.close());

  const text = {kind: 'text', text: 'J’ai tenu le stand trois jours.'} as const;

  it('stands beside a badge of the start, whose signature does not change', async () => {
    const {token, award, credentialUrl} = await earn(world, 'sami@example.org');
    const read = async () => (await world.fetch(new URL(credentialUrl).pathname)).text();
    const signed = await read();
    const put = async (evidence: object) =>
      world.ask('awards.addEvidence', {award, evidence: evidence as typeof text}, {token});
    assert.equal((await put(text)).status, 201);
    assert.equal((await put({kind: 'link', url: 'https://example.org/stand'})).status, 201);
    const photo = await sharp({create: {width: 8, height: 8, channels: 3, background: '#fff'}})
      .png()
      .toBuffer();
    const file = new Blob([Uint8Array.from(photo)], {type: 'image/png'});
    const {id} = (await world.ask('files.upload', {file}, {token})).value;
    const added = await put({kind: 'file', file: id, title: 'Le stand'});
    assert.deepEqual([added.value.mediaType, added.value.isConfirmed], ['image/jpeg', true]);
    assert.equal((await put({kind: 'file', file: id})).problem?.code, 'FILE_UNKNOWN', 'used already');
    assert.equal((await put({kind: 'link', url: 'javascript:alert(1)'})).problem?.code, 'BAD_REQUEST');
    assert.equal(await read(), signed);

    const {items} = (await world.ask('awards.listEvidence', {award}, {token})).value;
    assert.deepEqual(items.map(({kind}) => kind).sort(), ['file', 'link', 'text']);
    const evidence = added.value.id;
    assert.equal((await world.ask('awards.evidenceFile', {award, evidence}, {token})).status, 200);
    const stranger = {token: (await world.signIn('autre@example.org')).token};
    for (const call of [
      world.ask('awards.listEvidence', {award}, stranger),
      world.ask('awards.addEvidence', {award, evidence: text}, stranger),
      world.ask('awards.evidenceFile', {award, evidence}, stranger),
    ])
      assert.equal((await call).problem?.code, 'AWARD_UNKNOWN');
    assert.equal((await world.ask('awards.removeEvidence', {award, evidence}, {token})).status, 204);
    assert.equal((await world.ask('awards.listEvidence', {award}, {token})).value.items.length, 2);
  });

  it('is fixed for the other badges, and at an end with a badge that was taken back', async () => {
    const {token, award} = await earn(world, 'lina@example.org', 'deux');
    const put = async (id: string) => world.ask('awards.addEvidence', {award: id, evidence: text}, {token});
    assert.equal((await put(award)).problem?.code, 'EVIDENCE_FIXED');
    const other = await earn(world, 'lina@example.org');
    await world.backend.revoke({award: other.award, reason: 'Donné par erreur.'});
    assert.equal((await put(other.award)).problem?.code, 'AWARD_NOT_VALID');
  });

  it('may come from an adviser, and is shown once the person says yes', async () => {
    const {token, award} = await earn(world, 'yasmine@example.org');
    const {value} = await world.ask('awards.addEvidence', {award, evidence: text}, adviser);
    assert.equal(value.isConfirmed, false);
    const evidence = value.id;
    const confirm = async (init: {token: string}) =>
      world.ask('awards.confirmEvidence', {award, evidence}, init);
    assert.equal((await confirm(adviser)).problem?.code, 'NOT_THE_EARNER');
    assert.equal((await confirm({token})).value.isConfirmed, true);
    const removed = await world.ask('awards.removeEvidence', {award, evidence}, adviser);
    assert.equal(removed.problem?.code, 'EVIDENCE_UNKNOWN', 'what is confirmed is the person’s');
  });
});

describe('recommendations', () => {
  let world: TestWorld;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const words = {text: 'Sami a tenu le stand avec sérieux.', name: 'Nadège Martin', consent: true};
  const verdictOn = async (url: string): Promise<Verdict & {text: string}> => {
    const text = await (await world.fetch(url.slice(PUBLIC_URL.length))).text();
    const verdict = await verify(text, {
      now: new Date(world.clock.now.getTime() + 1000),
      fetchDocument: async (address) => {
        const reply = await world.fetch(address.slice(PUBLIC_URL.length));
        const mediaType = reply.headers.get('content-type') ?? '';
        return {url: address, status: reply.status, mediaType, body: await reply.text()};
      },
    });
    return {...verdict, text};
  };

  it('take two consents, are signed under a pseudonym, verify, and are revoked when they are taken back', async () => {
    const {token, award} = await earn(world, 'sami@example.org');
    const asked = await world.ask('endorsements.ask', {award, way: 'account', email: nadege}, {token});
    assert.deepEqual([asked.status, asked.value.link, asked.value.code], [201, undefined, undefined]);
    const endorsement = asked.value.endorsement.id;
    const again = await world.ask('endorsements.ask', {award, way: 'account', email: nadege}, {token});
    assert.equal(again.problem?.code, 'ENDORSEMENT_EXISTS');
    const self = await world.ask(
      'endorsements.ask',
      {award, way: 'account', email: 'sami@example.org'},
      {token},
    );
    assert.equal(self.problem?.code, 'ENDORSER_IS_EARNER');

    const endorser = {token: (await world.signIn(nadege)).token};
    const mine = (await world.ask('endorsements.mine', {}, endorser)).value.items;
    assert.deepEqual(
      mine.map(({id, earnerName}) => [id, earnerName]),
      [[endorsement, 'Sami']],
    );
    const stranger = {token: (await world.signIn('autre@example.org')).token};
    const write = async (more: object, init: {token: string}) =>
      world.ask('endorsements.write', {endorsement, ...words, ...more}, init);
    assert.equal((await write({}, stranger)).problem?.code, 'ENDORSEMENT_UNKNOWN');
    assert.equal((await write({}, {token})).problem?.code, 'NOT_THE_ENDORSER');
    assert.equal((await write({consent: false}, endorser)).problem?.code, 'CONSENT_MISSING');
    assert.equal((await write({}, endorser)).value.state, 'written');
    await world.backend.drainOutbox();
    const listed = async () => (await world.ask('endorsements.list', {award}, {token})).value.items[0];
    assert.equal((await listed())?.credentialUrl, undefined, 'nothing is signed before the earner says yes');
    const accept = async (init: {token: string}) => world.ask('endorsements.accept', {endorsement}, init);
    assert.equal((await accept(endorser)).problem?.code, 'NOT_THE_EARNER');
    assert.equal((await accept({token})).value.state, 'accepted');
    await world.backend.drainOutbox();

    const {state, signedBy, credentialUrl = ''} = (await listed()) ?? {};
    assert.deepEqual([state, signedBy], ['signed', 'endorser']);
    const good = await verdictOn(credentialUrl);
    assert.deepEqual([good.outcome, good.format], ['verified', 'ob3-endorsement']);
    const {issuer, credentialSubject} = JSON.parse(good.text) as {
      issuer: {id: string; name: string};
      credentialSubject: {id: string; endorsementComment: string};
    };
    assert.match(issuer.id, /\/pseudonyms\//);
    assert.deepEqual(
      [issuer.name, credentialSubject.id, credentialSubject.endorsementComment],
      [words.name, `urn:uuid:${award}`, words.text],
    );
    assert.doesNotMatch(good.text, /nadege@|sami@/);

    assert.equal(
      (await world.ask('endorsements.withdraw', {endorsement}, endorser)).value.state,
      'withdrawn',
    );
    const {checks, outcome} = await verify(good.text, {
      now: new Date(world.clock.now.getTime() + 1000),
      fetchDocument: async (address) => {
        const reply = await world.fetch(address.slice(PUBLIC_URL.length));
        const mediaType = reply.headers.get('content-type') ?? '';
        return {url: address, status: reply.status, mediaType, body: await reply.text()};
      },
    });
    assert.deepEqual([outcome, checks.find(({id}) => id === 'status')?.code], ['refused', 'REVOKED']);
    assert.equal((await world.fetch(credentialUrl.slice(PUBLIC_URL.length))).status, 410);
    assert.equal((await listed())?.text, undefined, 'the words are deleted');
  });

  it('come from somebody without an account by a link and a code, signed by the structure that says so', async () => {
    const {token, award} = await earn(world, 'lina@example.org');
    const email = 'client@example.net';
    const {value} = await world.ask(
      'endorsements.ask',
      {award, way: 'link', email, message: 'Merci'},
      {token},
    );
    const {endorsement, link = '', code = ''} = value;
    assert.match(code, /^\d{6}$/);
    await world.backend.drainOutbox();
    const inbox = await (await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}})).text();
    assert.ok(inbox.includes(link));
    assert.ok(!inbox.includes(code), 'the code is told by the person');

    const key = link.split('/').at(-1) ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    const open = async (tried: string) =>
      world.ask('endorsements.openLink', {link: key, code: tried}, {origin: null});
    assert.equal((await open(wrong)).problem?.code, 'NOT_THE_ENDORSER');
    assert.deepEqual(
      [(await open(code)).value.earnerName, (await open(code)).value.message],
      ['Sami', 'Merci'],
    );
    const written = await world.ask('endorsements.writeByLink', {
      link: key,
      code,
      ...words,
      name: 'M. Client',
    });
    assert.equal(written.value.state, 'written');
    assert.deepEqual(
      written.value.criteria.map(({fr}) => fr),
      ['Je viens à l’heure.', 'Je veux avancer.'],
    );
    await world.ask('endorsements.accept', {endorsement: endorsement.id}, {token});
    await world.backend.drainOutbox();
    const [signed] = (await world.ask('endorsements.list', {award}, {token})).value.items;
    assert.equal(signed?.signedBy, 'structure');
    const verdict = await verdictOn(signed.credentialUrl ?? '');
    assert.equal(verdict.outcome, 'verified');
    assert.match(
      verdict.text,
      /M\. Client\. Ces mots ont été recueillis par Les Trois Saules, qui les signe/,
    );
    assert.doesNotMatch(verdict.text, /client@example/);
    const shared = async (scope: 'minimal' | 'full') => {
      const {url} = (await world.ask('shares.create', {award, scope}, {token})).value;
      const reply = await world.fetch(`${new URL(url).pathname}/recommendations.json`);
      assert.equal(reply.headers.get('access-control-allow-origin'), '*');
      return (await reply.json()) as {items: unknown[]};
    };
    assert.deepEqual((await shared('full')).items, [JSON.parse(verdict.text)]);
    assert.deepEqual(
      (await shared('minimal')).items,
      [],
      'a link that does not show the person names nobody',
    );
    const withdrawn = await world.ask('endorsements.withdrawByLink', {link: key, code});
    assert.equal(withdrawn.value.state, 'withdrawn');
    assert.equal((await world.fetch(new URL(signed.credentialUrl ?? '').pathname)).status, 410);
  });

  it('are written on a page that needs no JavaScript, and says nothing before the code', async () => {
    const {token, award} = await earn(world, 'nour@example.org');
    const {link = '', code = ''} = (
      await world.ask('endorsements.ask', {award, way: 'link', message: 'Merci <b>'}, {token})
    ).value;
    const path = new URL(link).pathname;
    const first = await world.fetch(path);
    assert.match(first.headers.get('content-security-policy') ?? '', /script-src 'self'.*form-action 'self'/);
    assert.doesNotMatch(await first.text(), /Sami|Badge un/);
    const send = async (fields: Record<string, string>) => {
      const body = new URLSearchParams(fields);
      const reply = await world.fetch(path, {method: 'POST', body});
      return [reply.status, await reply.text()] as const;
    };
    const [wrong] = await send({code: code === '000000' ? '000001' : '000000', act: 'open'});
    assert.equal(wrong, 403);
    const [, opened] = await send({code, act: 'open'});
    assert.match(opened, /Recommander Sami/);
    assert.match(opened, /Merci &#60;b&#62;/);
    const written = {code, act: 'write', text: words.text, name: 'M. Client'};
    const [missing, again] = await send(written);
    assert.equal(missing, 422);
    assert.match(again, /Cochez la case[\s\S]*Sami a tenu le stand/);
    const [sent, thanks] = await send({...written, consent: 'yes'});
    assert.deepEqual([sent, /Vos mots sont partis/.test(thanks)], [200, true]);
    const [endorsement] = (await world.ask('endorsements.list', {award}, {token})).value.items;
    assert.deepEqual([endorsement?.state, endorsement?.endorserName], ['written', 'M. Client']);
    assert.equal((await world.fetch('/recommend/x')).status, 404);
  });

  it('are over when nobody writes for sixty days', async () => {
    const {token, award} = await earn(world, 'karim@example.org');
    await world.ask('endorsements.ask', {award, way: 'link'}, {token});
    world.clock.now = new Date(world.clock.now.getTime() + 61 * 86_400_000);
    await world.backend.keepHouse();
    const again = await world.signIn('karim@example.org');
    const [lapsed] = (await world.ask('endorsements.list', {award}, {token: again.token})).value.items;
    assert.equal(lapsed?.state, 'lapsed');
  });

  it('are out of reach after five wrong codes, also with the right one', async () => {
    const {token, award} = await earn(world, 'amine@example.org');
    const {link = '', code = ''} = (await world.ask('endorsements.ask', {award, way: 'link'}, {token})).value;
    const key = link.split('/').at(-1) ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries++)
      await world.ask('endorsements.openLink', {link: key, code: wrong}, {origin: null});
    const late = await world.ask('endorsements.openLink', {link: key, code}, {origin: null});
    assert.equal(late.problem?.code, 'TOO_MANY_ATTEMPTS');
  });

  it('are deleted when the earner does not want them, and are not asked for without end', async () => {
    const {token, award} = await earn(world, 'omar@example.org');
    const ask = async (n: number) =>
      world.ask('endorsements.ask', {award, way: 'account', email: `a${n}@example.org`}, {token});
    const first = await ask(0);
    const endorser = {token: (await world.signIn('a0@example.org')).token};
    const endorsement = first.value.endorsement.id;
    await world.ask('endorsements.write', {endorsement, ...words}, endorser);
    const refused = await world.ask('endorsements.refuse', {endorsement}, {token});
    assert.deepEqual([refused.value.state, refused.value.text], ['declinedByEarner', undefined]);
    for (let n = 1; n < 5; n++) assert.equal((await ask(n)).status, 201);
    assert.equal((await ask(5)).problem?.code, 'TOO_MANY_ATTEMPTS');
  });
});

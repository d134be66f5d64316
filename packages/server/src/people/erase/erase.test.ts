import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {strFromU8, unzipSync} from 'fflate';
import sharp from 'sharp';
import type {FetchedDocument} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import {
  images,
  makeDefinition,
  openWorld,
  PUBLIC_URL,
  STRUCTURE,
  type TestWorld,
} from '../../../test/world.js';

const name = 'Zéphyrine Inoubliable';
const address = 'zephyrine.unique@quelque-part.example';
const answer = 'J’ai réparé la machine à coudre bleue de Marguerite.';
const message = 'Dites-nous encore comment vous avez remonté le pied-de-biche.';

/** Every byte of the data folder: the store, its log, the files of people. */
async function everyByte(directory: string): Promise<Map<string, Buffer>> {
  const files = await readdir(directory, {recursive: true, withFileTypes: true});
  const found = new Map<string, Buffer>();
  for (const file of files.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name);
    found.set(path, await readFile(path));
  }
  return found;
}

describe('erasing a person', () => {
  let world: TestWorld;
  let token: string;
  let person: string;
  let lead: {token: string; origin: string};
  let examiner: {token: string};
  let photo: Buffer;
  let other: {token: string; person: string};
  let credentialText: string;
  const secrets = new Map<string, string | Buffer>();
  before(async () => {
    world = await openWorld();
    const definition = makeDefinition((plain) => {
      plain.structures[0]?.staff?.find(({name: staff}) => staff === 'Driss')?.roles.push('lead');
    });
    await world.backend.apply(definition, {images, dryRun: false});
    lead = {token: (await world.signIn('driss@trois-saules.example', PUBLIC_URL)).token, origin: PUBLIC_URL};
    examiner = {token: (await world.signIn('nadege@trois-saules.example')).token};
    const them = await world.signIn('autre@example.org');
    other = {token: them.token, person: them.person.id};
    // Many rows, so that the store's pages divide and merge around those of the person.
    for (let index = 0; index < 12; index++) {
      const filler = await world.signIn(`voisin-${String(index)}@example.org`);
      await world.submit(filler.token, 'un');
    }
    const noise = Buffer.from(Array.from({length: 64 * 64 * 3}, (_, index) => (index * 7919) % 251));
    photo = await sharp(noise, {raw: {width: 64, height: 64, channels: 3}})
      .jpeg()
      .toBuffer();
  });
  after(() => world.close());

  /** A person who uses everything: a request with a photo that is sent back and completed, a badge, another that was taken back. */
  const live = async (): Promise<void> => {
    const session = await world.signIn(address);
    token = session.token;
    person = session.person.id;
    await world.ask(
      'me.correct',
      {displayName: name, pronunciation: 'zé-fi-rine-ici', publicName: 'Zéph I.'},
      {token},
    );
    const file = (await world.ask('files.upload', {file: new Blob([Uint8Array.from(photo)])}, {token})).value
      .id;
    const reply = await world.ask('files.get', {file}, {token});
    secrets.set('the photo', Buffer.from(await reply.value.arrayBuffer()).subarray(200, 600));
    const answers = [
      {question: 'reussite', text: answer},
      {question: 'photo', files: [file]},
    ];
    const requestId = crypto.randomUUID();
    await world.ask(
      'requests.submit',
      {requestId, badge: 'un', answers, consent: true, displayName: name},
      {token},
    );
    const shown = (await world.ask('requests.get', {request: requestId}, examiner)).value;
    const decision = {request: requestId, noConflict: true, criteriaMet: []};
    await world.ask(
      'reviews.decide',
      {...decision, version: shown.version, revision: 1, answer: 'missing', message},
      examiner,
    );
    const again = [{question: 'reussite', text: `${answer} Avec patience.`}];
    const {version} = (await world.ask('requests.get', {request: requestId}, {token})).value;
    await world.ask('requests.resubmit', {request: requestId, version, answers: again}, {token});
    await world.accept(examiner, requestId);
    const withdrawn = await world.submit(token, 'deux');
    await world.ask('requests.withdraw', {request: withdrawn}, {token});
    await world.ask('me.correct', {displayName: name}, {token});
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    assert.ok(award?.pageUrl);
    credentialText = await (await world.fetch(award.credentialUrl?.slice(PUBLIC_URL.length) ?? '')).text();
    const share = award.pageUrl.split('/').at(-1) ?? '';
    secrets.set('the name', name).set('the address', address).set('the answer', 'machine à coudre bleue');
    secrets
      .set('the message', 'pied-de-biche')
      .set('how the name is said', 'zé-fi-rine')
      .set('the public name', 'Zéph I.');
    secrets
      .set('the link', share)
      .set('the session', token)
      .set('the proof', /"proofValue": "([^"]+)"/.exec(credentialText)?.[1] ?? '-');
  };

  const traces = async (): Promise<string[]> => {
    const bytes = await everyByte(world.dataDirectory);
    return [...secrets].flatMap(([what, secret]) =>
      [...bytes]
        .filter(([, content]) => content.includes(secret))
        .map(([path]) => `${what} in ${path.slice(world.dataDirectory.length + 1)}`),
    );
  };

  const confirm = async () => {
    const asked = (await world.ask('me.askErasure', {}, {token})).value;
    assert.equal(asked.confirmBy, 'code');
    return {asked, code: await world.lastCode(address)};
  };

  it('needs a fresh code, and does not take a wrong one', async () => {
    await live();
    assert.ok(
      (await traces()).some((trace) => trace.startsWith('the photo in files/')),
      'the test finds what is there',
    );
    assert.equal(
      (await world.ask('me.erase', {word: 'EFFACER'}, {token})).problem?.code,
      'CONFIRMATION_INVALID',
    );
    const {asked, code} = await confirm();
    assert.ok((asked.counts['request'] ?? 0) === 2 && (asked.counts['award'] ?? 0) === 1);
    const wrong = code === '000000' ? '000001' : '000000';
    assert.equal((await world.ask('me.erase', {code: wrong}, {token})).problem?.code, 'CONFIRMATION_INVALID');
    world.clock.now = new Date(world.clock.now.getTime() + 11 * 60_000);
    assert.equal((await world.ask('me.erase', {code}, {token})).problem?.code, 'CODE_EXPIRED');
    const everywhere = await world.ask('me.erase', {code, everywhere: true}, {token});
    assert.equal(everywhere.problem?.code, 'FORBIDDEN', 'a structure’s page does not reach other structures');
    const {code: fresh} = await confirm();
    for (let index = 0; index < 5; index++) await world.ask('me.erase', {code: wrong}, {token});
    assert.equal((await world.ask('me.erase', {code: fresh}, {token})).problem?.code, 'TOO_MANY_ATTEMPTS');
    assert.equal((await world.ask('me.get', {}, {token})).status, 200);
  });

  it('shows the person everything first, as rows and as a file to keep', async () => {
    const {value} = await world.ask('me.data', {}, {token});
    const text = JSON.stringify(value);
    for (const what of ['the name', 'the address', 'the answer', 'the message', 'the public name'])
      assert.ok(text.includes(String(secrets.get(what))), what);
    assert.doesNotMatch(text, /tokenHash|storageKey|codeHash|examinerId|issueKey/);
    const reply = await world.ask('me.export', {}, {token});
    assert.equal(reply.headers.get('content-type'), 'application/zip');
    const zip = unzipSync(new Uint8Array(await reply.value.arrayBuffer()));
    const names = Object.keys(zip).sort();
    assert.deepEqual(
      names.map((one) => one.replace(/[0-9a-f-]{36}/, 'ID')),
      ['LISEZ-MOI.txt', 'award/ID.json', 'award/ID.png', 'data.json', 'file/ID.jpg'],
    );
    const badge = names.find((one) => /award.*json/.test(one)) ?? '';
    assert.equal(strFromU8(zip[badge] ?? new Uint8Array()), credentialText);
    assert.ok(Buffer.from(zip[badge.replace('.json', '.png')] ?? []).includes('proofValue'));
    const {token: stranger} = await world.signIn('inconnu@example.org');
    assert.ok(!JSON.stringify((await world.ask('me.data', {}, {token: stranger})).value).includes(name));
  });

  it('leaves no byte of the person in the store or among the files', async () => {
    world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
    token = (await world.signIn(address)).token;
    examiner = {token: (await world.signIn('nadege@trois-saules.example')).token};
    const {code} = await confirm();
    assert.equal((await world.ask('me.erase', {code}, {token})).status, 204);
    assert.deepEqual(await traces(), []);
    const link = `/b/${String(secrets.get('the link'))}`;
    for (const path of [link, `${link}/credential.json`, `${link}/badge.png`])
      assert.equal((await world.fetch(path)).status, 410, 'the link says that it is gone');
  });

  it('ends the session, shows 404 to examiners, and forgets who the address was', async () => {
    assert.equal((await world.ask('me.get', {}, {token})).problem?.code, 'SESSION_ENDED');
    const queue = (await world.ask('reviews.queue', {}, examiner)).value;
    assert.ok(!JSON.stringify(queue).includes(name));
    const again = await world.signIn(address);
    assert.notEqual(again.person.id, person);
    assert.deepEqual((await world.ask('me.awards', {}, {token: again.token})).value.items, []);
  });

  it('leaves the badge that the person kept good, and the structure able to take it back', async () => {
    const check = async () => {
      const page = {origin: 'https://stranger.example'};
      const {documents} = (await world.ask('verification.documents', {credential: credentialText}, page))
        .value;
      const verdict = await verify(credentialText, {
        now: new Date(world.clock.now.getTime() + 1000),
        fetchDocument: async (url): Promise<FetchedDocument> => {
          const document = documents.find((one) => one.url === url);
          if (!document) throw new Error(`not among the documents: ${url}`);
          return document;
        },
      });
      return verdict.outcome;
    };
    assert.equal(await check(), 'verified');
    const {id} = JSON.parse(credentialText) as {id: string};
    await world.backend.revoke({award: id, reason: 'Erreur'});
    assert.equal(await check(), 'refused');
  });

  it('is reported in counts, without names', async () => {
    const {items} = (await world.ask('retention.reports', {}, lead)).value;
    const [report] = items;
    assert.equal(report?.cause, 'askedByPerson');
    assert.deepEqual(
      [report.counts['request'], report.counts['award'], report.counts['file'], report.counts['person']],
      [2, 1, 1, 1],
    );
    const lines = (await world.ask('audit.list', {act: 'person.erased'}, lead)).value.items;
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.about, person);
  });

  it('is done by a lead for a person who asks on paper, and for nobody of another structure', async () => {
    await live();
    const paper = {person, reason: 'askedOnPaper' as const};
    assert.equal((await world.ask('people.erase', paper, examiner)).problem?.code, 'FORBIDDEN');
    const found = (await world.ask('people.find', {words: 'zephyrine inoub'}, lead)).value.items;
    assert.deepEqual(
      found.map((one) => one.person),
      [person],
    );
    assert.deepEqual((await world.ask('people.find', {words: address}, lead)).value.items.length, 1);
    assert.deepEqual((await world.ask('people.find', {words: 'quelque-part'}, lead)).value.items, []);
    const unknown = {person: crypto.randomUUID(), reason: 'askedOnPaper' as const};
    assert.equal((await world.ask('people.erase', unknown, lead)).problem?.code, 'PERSON_UNKNOWN');
    // Signed in once, and did nothing here: not this structure’s business.
    const nobody = {person: other.person, reason: 'askedByVoice' as const};
    assert.equal((await world.ask('people.erase', nobody, lead)).problem?.code, 'PERSON_UNKNOWN');
    const {value} = await world.ask('people.erase', paper, lead);
    assert.equal(value.counts['person'], 1);
    assert.deepEqual(await traces(), []);
    const [line] = (await world.ask('audit.list', {act: 'person.erased', about: person}, lead)).value.items;
    assert.deepEqual([line?.who.name, line?.object], ['Driss', 'askedOnPaper']);
  });

  it('keeps what an examiner answered to others, without saying who it was', async () => {
    const asker = (await world.signIn('demandeuse@example.org')).token;
    const request = await world.submit(asker, 'un');
    await world.accept(examiner, request);
    const nadege = (await world.ask('me.get', {}, examiner)).value.id;
    await world.ask('people.erase', {person: nadege, reason: 'leftStructure'}, lead);
    const {reviews} = (await world.ask('requests.get', {request}, {token: asker})).value;
    assert.deepEqual(
      reviews.map(({examinerName, answer: given}) => [examinerName, given]),
      [['', 'yes']],
    );
    secrets.clear();
    secrets.set('the examiner', nadege);
    const left = await traces();
    assert.deepEqual(
      left.sort(),
      ['the examiner in erasures.jsonl', 'the examiner in pepites.sqlite'],
      'only in the list of erasures and the audit log, as an id',
    );
  });

  it('takes a word from somebody who has no address', async () => {
    const code = await world.backend.createClaimCode({
      structure: STRUCTURE,
      displayName: 'Sans Adresse Aucune',
    });
    const session = (await world.ask('signIn.withClaimCode', {claimCode: code})).value;
    await world.submit(session.token, 'un');
    const asked = (await world.ask('me.askErasure', {}, {token: session.token})).value;
    assert.deepEqual([asked.confirmBy, asked.words], ['word', ['EFFACER', 'DELETE']]);
    assert.equal(
      (await world.ask('me.erase', {word: 'oui'}, {token: session.token})).problem?.code,
      'CONFIRMATION_INVALID',
    );
    assert.equal((await world.ask('me.erase', {word: ' effacer '}, {token: session.token})).status, 204);
    secrets.clear();
    secrets.set('the name', 'Sans Adresse Aucune').set('the code', code);
    assert.deepEqual(await traces(), []);
  });
});

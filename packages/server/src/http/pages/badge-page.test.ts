import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {NewShare} from '@pepites/recognition';
import SqliteFile from 'better-sqlite3';
import sharp from 'sharp';
import {opus} from '../../../test/recordings.js';
import {images, makeDefinition, openWorld, PUBLIC_URL, type TestWorld} from '../../../test/world.js';

const name = 'Je m’engage <b>& "moi"</b>';

describe('the page of a badge', () => {
  let world: TestWorld;
  let token: string;
  let award: string;
  let photo: string;
  let voice: string;
  before(async () => {
    world = await openWorld();
    const definition = makeDefinition(({structures}) => {
      const [badge] = structures[0]?.badges ?? [];
      if (!badge) return;
      badge['name'] = {fr: name, en: 'I commit'};
      badge['validForMonths'] = 24;
      badge['alignments'] = [
        {name: 'Travailler en équipe', url: 'https://competences.example/1', code: 'K1', framework: 'ROME'},
      ];
      const form = (badge['process'] as {form: {questions: object[]}}).form;
      form.questions.push(
        {id: 'voix', type: 'voice', label: 'Dites-le.', required: false},
        {id: 'lien', type: 'link', label: 'Un lien', required: false},
        {
          id: 'lieu',
          type: 'choice',
          label: 'Où ?',
          required: false,
          options: [
            {value: 'atelier', label: 'À l’atelier'},
            {value: 'dehors', label: 'Dehors'},
          ],
        },
        {id: 'accord', type: 'consent', label: 'D’accord ?', required: false},
      );
    });
    await world.backend.apply(definition, {images, dryRun: false});
    token = (await world.signIn('sami@example.org')).token;
    const send = async (bytes: Buffer, type: string): Promise<string> =>
      (await world.ask('files.upload', {file: new Blob([Uint8Array.from(bytes)], {type})}, {token})).value.id;
    const jpeg = sharp({create: {width: 40, height: 30, channels: 3, background: '#c00'}}).jpeg();
    photo = await send(await jpeg.toBuffer(), 'image/jpeg');
    voice = await send(opus(), 'audio/ogg');
    const {value: request} = await world.ask(
      'requests.submit',
      {
        requestId: crypto.randomUUID(),
        badge: 'un',
        answers: [
          {question: 'reussite', text: 'J’ai réparé un vélo <script>alert(1)</script>.\n\nTout seul.'},
          {question: 'photo', files: [photo]},
          {question: 'voix', files: [voice]},
          {question: 'lien', text: 'https://exemple.example/velo'},
          {question: 'lieu', choices: ['atelier']},
          {question: 'accord', agreed: true},
        ],
        consent: true,
        displayName: 'Sami Ben',
      },
      {token},
    );
    const {token: examiner} = await world.signIn('driss@trois-saules.example');
    await world.accept({token: examiner}, request.id);
    await world.backend.drainOutbox();
    award = (await world.ask('me.awards', {}, {token})).value.items[0]?.id ?? '';
  });
  after(() => world.close());

  const shares: string[] = [];
  const share = async (wish: Partial<NewShare> = {}): Promise<string> => {
    // Not to run into the bound of open links.
    if (shares.length > 15) await world.ask('shares.revoke', {award, share: shares.shift() ?? ''}, {token});
    const {value} = await world.ask('shares.create', {award, scope: 'minimal', ...wish}, {token});
    shares.push(value.id);
    return value.url.slice(PUBLIC_URL.length);
  };
  /** Behind the backend's back, while it is closed. */
  const changeStore = async (sql: string, ...values: string[]): Promise<void> => {
    await world.backend.close();
    const store = new SqliteFile(join(world.dataDirectory, 'pepites.sqlite'));
    store.prepare(sql).run(...values);
    store.close();
    await world.reopen();
  };
  const replaceInBadges = async (from: string, to: string) =>
    changeStore('update award set credential = replace(credential, ?, ?)', from, to);
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await world.fetch(path, {headers});
    return {reply, text: await reply.text(), status: reply.status};
  };

  it('says in words what the badge is, and whether it is true', async () => {
    const {text, reply} = await read(await share());
    assert.match(text, /<h1>Je m’engage &#60;b&#62;&#38; &#34;moi&#34;&#60;\/b&#62;<\/h1>/);
    assert.match(text, /Donné par Les Trois Saules/);
    assert.match(text, /<strong>Ce badge est vrai et valable\.<\/strong>/);
    assert.match(text, /Ce badge montre que/);
    assert.match(text, /<li>Je viens à l’heure\.<\/li>/);
    assert.match(text, /<time datetime="2026-11-24T[^"]*">24 novembre 2026<\/time>/);
    assert.match(text, /Valable jusqu’au[\s\S]*24 novembre 2028/);
    assert.equal(reply.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(reply.headers.get('cache-control'), 'private, no-store');
  });

  it('runs no script but its own, and holds no style', async () => {
    const {text, reply} = await read(await share({scope: 'evidence'}));
    const policy = reply.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|https?:/);
    assert.doesNotMatch(text, /<style|\sstyle=|\son\w+="|<script>/);
    for (const [, attributes = ''] of text.matchAll(/<script([^>]*)>/g))
      assert.match(attributes, /type="application\/ld\+json"|src="http:\/\/localhost:8787\//);
    for (const [, source = ''] of text.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/g))
      assert.ok(source.startsWith(`${PUBLIC_URL}/`), source);
  });

  it('shows of the person what the scope of the link says, and no more', async () => {
    const shown = async (scope: NewShare['scope']) => (await read(await share({scope}))).text;
    const [minimal, full, evidence] = [await shown('minimal'), await shown('full'), await shown('evidence')];
    assert.doesNotMatch(minimal, /Sami|vélo|files\//);
    assert.match(full, /Le badge de <strong>Sami Ben<\/strong>/);
    assert.doesNotMatch(full, /vélo|files\//);
    assert.match(evidence, /Sami Ben/);
    assert.match(evidence, /J’ai réparé un vélo &#60;script&#62;/);
    assert.match(evidence, /<h3>Où \?<\/h3>[\s\S]*À l’atelier/);
    assert.match(evidence, /<a href="https:\/\/exemple\.example\/velo" rel="noreferrer nofollow ugc">/);
    assert.doesNotMatch(evidence, /D’accord|example\.org/);
    assert.ok(evidence.includes(`/files/${photo}`) && evidence.includes(`/files/${voice}`));
  });

  it('gives the files of the evidence to those with such a link, and notes it', async () => {
    const path = await share({scope: 'evidence'});
    const reply = await world.fetch(`${path}/files/${photo}`);
    assert.deepEqual([reply.status, reply.headers.get('content-type')], [200, 'image/jpeg']);
    assert.equal((await sharp(Buffer.from(await reply.arrayBuffer())).metadata()).width, 40);
    const part = await world.fetch(`${path}/files/${voice}`, {headers: {range: 'bytes=0-3'}});
    assert.deepEqual([part.status, await part.text()], [206, 'OggS']);
    for (const other of [await share({scope: 'full'}), await share({scope: 'minimal'})])
      assert.equal((await read(`${other}/files/${photo}`)).status, 404);
    assert.equal((await read(`${path}/files/${crypto.randomUUID()}`)).status, 404);
    // What the virus scanner holds back is shown to nobody.
    await changeStore(`update file set scan = 'held' where id = ?`, photo);
    assert.equal((await read(`${path}/files/${photo}`)).status, 404);
    assert.ok(!(await read(path)).text.includes(photo));
    await changeStore('update file set scan = null');
    const {value} = await world.ask('shares.list', {award}, {token});
    const {id} = value.items.find(({url}) => url.endsWith(path)) ?? {id: ''};
    await world.ask('shares.revoke', {award, share: id}, {token});
    assert.equal((await read(`${path}/files/${photo}`)).status, 410);
  });

  it('is listed by search engines only where its person says so', async () => {
    for (const [isIndexed, robots] of [
      [false, 'noindex'],
      [true, 'index'],
    ] as const) {
      const path = await share({isIndexed});
      const {text, reply} = await read(path);
      assert.match(text, new RegExp(`<meta name="robots" content="${robots}"`));
      assert.equal(reply.headers.get('x-robots-tag'), robots);
      for (const part of ['/credential.json', '/badge.png', '/card.png', '/embed'])
        assert.equal((await world.fetch(path + part)).headers.get('x-robots-tag'), 'noindex', part);
    }
  });

  it('tells networks what it is, with a picture of the size that they take', async () => {
    const path = await share({scope: 'full'});
    const {text} = await read(path);
    const property = (wanted: string) =>
      new RegExp(`<meta property="${wanted}" content="([^"]*)"`).exec(text)?.[1];
    assert.equal(property('og:title'), 'Je m’engage &#60;b&#62;&#38; &#34;moi&#34;&#60;/b&#62;');
    assert.equal(property('og:locale'), 'fr_FR');
    assert.equal(property('og:type'), 'website');
    assert.equal(property('og:url'), PUBLIC_URL + path);
    assert.equal(property('og:image'), `${PUBLIC_URL}${path}/card.png`);
    assert.match(
      property('og:image:alt') ?? '',
      / ». Donné par Les Trois Saules\. Image du badge : Un rond vert\./,
    );
    // Networks keep what they were told: nothing about the person.
    assert.doesNotMatch(text.slice(0, text.indexOf('</head>')), /Sami/);
    const card = Buffer.from(await (await world.fetch(`${path}/card.png`)).arrayBuffer());
    const {format, width, height} = await sharp(card).metadata();
    assert.deepEqual([format, width, height], ['png', 1200, 630]);
    const words = await sharp(card).extract({left: 548, top: 90, width: 560, height: 450}).stats();
    assert.ok((words.channels[0]?.min ?? 255) < 80, 'words are written');
  });

  it('is data for search engines, without the person, and cannot be left by a name', async () => {
    const {text} = await read(await share({scope: 'evidence'}));
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    assert.doesNotMatch(block, /</);
    const data = JSON.parse(block) as Record<string, unknown>;
    assert.equal(data['@type'], 'EducationalOccupationalCredential');
    assert.equal(data['name'], name);
    assert.equal(data['credentialCategory'], 'badge');
    assert.equal(data['validFor'], 'P24M');
    assert.equal((data['recognizedBy'] as {name: string}).name, 'Les Trois Saules');
    assert.deepEqual((data['competencyRequired'] as object[])[0], {
      '@type': 'DefinedTerm',
      name: 'Travailler en équipe',
      url: 'https://competences.example/1',
      termCode: 'K1',
      inDefinedTermSet: 'ROME',
    });
    assert.doesNotMatch(block, /Sami|vélo/);
  });

  it('offers plain links to networks, and sends nothing to them by itself', async () => {
    const path = await share();
    const {text} = await read(path);
    const links = [...text.matchAll(/<li><a href="([^"]*)"/g)].map(
      ([, href = '']) => new URL(href.replaceAll('&#38;', '&')),
    );
    const hosts = links.map(({host, protocol}) => host || protocol);
    assert.deepEqual(hosts, [
      ...['www.linkedin.com', 'www.linkedin.com', 'www.facebook.com', 'x.com', 'wa.me', 'mailto:'],
    ]);
    const profile = Object.fromEntries(links[0]?.searchParams ?? []);
    assert.deepEqual(profile, {
      startTask: 'CERTIFICATION_NAME',
      name,
      organizationName: 'Les Trois Saules',
      issueYear: '2026',
      issueMonth: '11',
      expirationYear: '2028',
      expirationMonth: '11',
      certUrl: PUBLIC_URL + path,
      certId: award,
    });
    assert.equal(links[1]?.searchParams.get('url'), PUBLIC_URL + path);
    assert.equal(links[2]?.searchParams.get('u'), PUBLIC_URL + path);
    assert.equal(links[3]?.searchParams.get('url'), PUBLIC_URL + path);
    assert.ok(links[4]?.searchParams.get('text')?.endsWith(PUBLIC_URL + path));
    assert.doesNotMatch(links[5]?.href ?? '+', /\+/);
  });

  it('hands the credential to programs that ask, where the link hands the badge over', async () => {
    const json = {accept: 'application/vc+ld+json, application/json;q=0.9'};
    for (const scope of ['full', 'evidence'] as const) {
      const path = await share({scope});
      const {reply, text} = await read(path, json);
      assert.equal(reply.headers.get('content-type'), 'application/vc+ld+json');
      assert.equal(text, (await read(`${path}/credential.json`)).text);
      const jwt = await read(path, {accept: 'application/vc+jwt'});
      assert.match(jwt.text, /^[\w-]+\.[\w-]+\.[\w-]+$/);
      assert.match((await read(path, {accept: 'text/html,*/*;q=0.8'})).text, /^<!doctype html>/);
    }
    assert.match((await read(await share(), json)).text, /^<!doctype html>/);
  });

  it('does not say that a badge is true whose words were changed in the store', async () => {
    const path = await share();
    await replaceInBadges('Une phrase.', 'Une autre phrase.');
    const {text} = await read(path);
    assert.match(text, /<strong>Attention\s! N’acceptez pas ce badge\.<\/strong>/);
    assert.doesNotMatch(text, /og:image|ld\+json">|linkedin|vrai et valable/);
    for (const shown of [text, (await read(`${path}/embed`)).text]) {
      assert.match(shown, /<h1>Nom écrit dans ce fichier\u00a0: Je m’engage/);
      assert.doesNotMatch(
        shown,
        /Donné (?:par|le)|Les Trois Saules|Ce badge (?:montre|dit) que|Une autre phrase/,
      );
    }
    await replaceInBadges('Une autre phrase.', 'Une phrase.');
    assert.match((await read(path)).text, /Ce badge est vrai et valable\./);
  });

  it('says of a badge whose giver cannot be checked only from whom it says it comes', async () => {
    const path = await share();
    const [ours, elsewhere] = [`${PUBLIC_URL}/issuers/`, 'https://elsewhere.example/issuers/'];
    await replaceInBadges(ours, elsewhere);
    const {text} = await read(path);
    const {text: frame} = await read(`${path}/embed`);
    const oembed = (await read(`/oembed?url=${encodeURIComponent(PUBLIC_URL + path)}`)).text;
    await replaceInBadges(elsewhere, ours);
    assert.match(text, /<strong>Nous ne savons pas si ce badge est vrai\.<\/strong>/);
    assert.match(
      text,
      /og:description" content="Dit venir de «\u00a0Les Trois Saules\u00a0» \(non\u00a0vérifié\)\./,
    );
    assert.match(text, /<h2>Ce badge dit que :<\/h2>/);
    assert.match(frame, /Dit venir de «\u00a0Les Trois Saules\u00a0» \(non\u00a0vérifié\)/);
    assert.doesNotMatch(
      text + frame,
      /Donné par|Donn%C3%A9\+?(?:%20)?par|Ce badge montre que|recognizedBy|og:site_name/,
    );
    assert.match(oembed, /"rich"/);
    assert.doesNotMatch(oembed, /Les Trois Saules/);
  });

  it('says what a badge is no more: past its day, taken back', async () => {
    const path = await share();
    const words = async () => (await read(path)).text;
    const realNow = world.clock.now;
    world.clock.now = new Date('2029-01-01T00:00:00Z');
    const expired = await words();
    await replaceInBadges('Une phrase.', 'Une autre phrase.');
    const changed = await words();
    await replaceInBadges('Une autre phrase.', 'Une phrase.');
    assert.match(changed, /<strong>Attention\s! N’acceptez pas ce badge\.<\/strong>/);
    const [ours, elsewhere] = [`${PUBLIC_URL}/issuers/`, 'https://elsewhere.example/issuers/'];
    await replaceInBadges(ours, elsewhere);
    const ofStranger = await words();
    await replaceInBadges(elsewhere, ours);
    assert.match(ofStranger, /n’est plus valable depuis le 24 novembre 2028\./);
    assert.match(ofStranger, /Et nous ne connaissons pas la structure qui l’a donné\./);
    assert.match(ofStranger, /Dit venir de «\u00a0Les Trois Saules\u00a0» \(non\u00a0vérifié\)/);
    assert.doesNotMatch(ofStranger, /Donné par|pour un temps limité/);
    assert.match(expired, /Ce badge n’est plus valable depuis le 24 novembre 2028\./);
    assert.doesNotMatch(expired, /Ajouter à mon profil/);
    world.clock.now = realNow;
    await world.backend.revoke({award, reason: 'Erreur'});
    const revoked = await words();
    assert.match(revoked, /<strong>Ce badge a été retiré\. Ne l’acceptez pas\.<\/strong>/);
    assert.match(revoked, /Les Trois Saules l’a retiré le 24 novembre 2026\./);
    assert.match(revoked, /og:description" content="Ne l’acceptez pas\. Les Trois Saules l’a retiré/);
    assert.match(revoked, /<meta property="og:title" content="Ce badge a été retiré"/);
    assert.doesNotMatch(revoked, /og:image|ld\+json">|linkedin|badge\.png"\s+alt/);
    assert.equal((await read(`${path}/card.png`)).status, 404);
    assert.match(
      (await read(`${path}/embed`)).text,
      /<p class="truth-line no">.*<strong>Ce badge a été retiré\. Ne l’acceptez pas\.</,
    );
  });
});

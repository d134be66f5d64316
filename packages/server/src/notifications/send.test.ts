import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {openPostOffice, type PostOffice} from '../../test/post-office.js';
import {images, makeDefinition, openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

describe('messages by e-mail', () => {
  let world: TestWorld;
  let post: PostOffice;
  const lines: object[] = [];
  before(async () => {
    post = await openPostOffice();
    world = await openWorld({smtpUrl: post.url, log: (entry) => lines.push(entry)});
    const definition = makeDefinition((plain) => {
      const examiner = plain.structures[0]?.staff?.find(({name}) => name === 'Driss');
      examiner?.roles.push('lead');
    });
    await world.backend.apply(definition, {images, dryRun: false});
  });
  after(async () => {
    await world.close();
    await post.close();
  });
  beforeEach(() => {
    post.letters.length = 0;
    post.refusals.clear();
  });

  const signIn = async (email: string, origin?: string) => {
    await world.ask('signIn.sendCode', {email}, origin === undefined ? {} : {origin});
    const code = post.letters.findLast(({to}) => to === email)?.subject.slice(0, 6) ?? '';
    return (await world.ask('signIn.withCode', {email, code}, origin === undefined ? {} : {origin})).value
      .token;
  };
  const sent = async (kind: RegExp) => {
    await world.backend.drainOutbox();
    // Those who examine are written to as well; here it is about the person.
    return post.letters.filter(
      ({subject}) => kind.test(subject) && !subject.startsWith('Une demande à lire'),
    );
  };

  it('come as plain French in UTF-8, with the date of the answer and the headers of a machine’s mail', async () => {
    const token = await signIn('sami@example.org');
    await world.submit(token, 'un');
    const [letter, ...more] = await sent(/demande/);
    assert.equal(more.length, 0);
    assert.equal(letter?.subject, 'Votre demande est partie\u00a0: Badge un');
    assert.match(letter.text, /^Bonjour Sami,\n/);
    assert.match(
      letter.text,
      /Vous aurez une réponse avant le (lun|mar|mercre|jeu|vendre|same)di \d+ \S+ 2026\./,
    );
    assert.match(letter.text, /Les Trois Saules/);
    const header = (name: string) => letter.headers.get(name);
    assert.match(header('content-type') ?? '', /^text\/plain; charset=utf-8/);
    assert.equal(header('auto-submitted'), 'auto-generated');
    assert.equal(header('content-language'), 'fr');
    assert.match(header('from') ?? '', /badges@saules\.example/);
    assert.match(header('message-id') ?? '', /^<[0-9a-f-]{36}@saules\.example>$/);
    const link = /^<(.*)>$/.exec(header('list-unsubscribe') ?? '')?.[1] ?? '';
    assert.ok(letter.text.includes(link));
    assert.doesNotMatch(link, /sami|example\.org|\?/);
  });

  it('come in English to somebody who chose it', async () => {
    const token = await signIn('jo@example.org');
    assert.equal((await world.ask('me.settings', {}, {token})).value.language, 'fr');
    const {value} = await world.ask('me.setLanguage', {language: 'en'}, {token});
    assert.equal(value.language, 'en');
    await world.submit(token, 'un');
    const [letter] = await sent(/request/);
    assert.equal(letter?.subject, 'Your request was sent: un');
    assert.match(letter.text, /^Hello Sami,\n[^]*before \w+day,? \d+ \w+ 2026/);
  });

  it('do not come to somebody who wants none, but codes do; a mailbox’s own button says so too', async () => {
    const token = await signIn('calme@example.org');
    await world.ask('me.setNotifications', {notifications: 'none'}, {token});
    await world.submit(token, 'un');
    assert.equal((await sent(/demande/)).length, 0);
    await world.ask('me.setNotifications', {notifications: 'all'}, {token});
    await world.submit(token, 'deux');
    const [letter] = await sent(/demande/);
    const link = /^<(.*)>$/.exec(letter?.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    const path = link.slice(PUBLIC_URL.length);
    const shown = await (await world.fetch(path)).text();
    assert.match(shown, /Vos messages/);
    assert.doesNotMatch(shown, /calme|Sami|<script|style=/);
    const headers = {'content-type': 'application/x-www-form-urlencoded'};
    await world.fetch(path, {method: 'POST', headers, body: 'List-Unsubscribe=One-Click'});
    assert.equal((await world.ask('me.settings', {}, {token})).value.notifications, 'none');
    await world.fetch(path, {method: 'POST', headers, body: 'notifications=important'});
    assert.equal((await world.ask('me.settings', {}, {token})).value.notifications, 'important');
    assert.equal((await world.fetch(`${path}x`)).status, 404);
    assert.equal((await world.fetch('/preferences/abc', {method: 'POST', headers, body: ''})).status, 404);
    await signIn('calme@example.org');
  });

  it('are not tried again at an address that does not exist, and the log does not say it', async () => {
    const token = await signIn('mort@example.org');
    post.refusals.set('mort@example.org', '550 5.1.1 <mort@example.org> is nobody');
    await world.submit(token, 'un');
    assert.equal((await sent(/demande/)).length, 0);
    post.refusals.clear();
    world.clock.now = new Date(world.clock.now.getTime() + 86_400_000);
    assert.equal((await sent(/demande/)).length, 0);
    const said = JSON.stringify(lines);
    assert.match(said, /sending requestReceived: The SMTP server did not take a message: EENVELOPE/);
    assert.doesNotMatch(said, /mort|example\.org/);
  });

  it('are tried again when the server is busy, or the connection is lost, or the process ends', async () => {
    const token = await signIn('patience@example.org');
    post.refusals.set('patience@example.org', '451 later');
    await world.submit(token, 'un');
    assert.equal((await sent(/demande/)).length, 0);
    post.refusals.clear();
    assert.equal((await sent(/demande/)).length, 0);
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    post.breaksOff = 1;
    assert.equal((await sent(/demande/)).length, 0);
    await world.reopen();
    world.clock.now = new Date(world.clock.now.getTime() + 120_000);
    assert.equal((await sent(/demande/)).length, 1);
    assert.equal((await sent(/demande/)).length, 1);
  });

  it('take the structure’s own words, once they are checked', async () => {
    const token = await signIn('driss@trois-saules.example', PUBLIC_URL);
    const staff = {token, origin: PUBLIC_URL};
    const place = {kind: 'requestReceived', language: 'fr'};
    const {items} = (await world.ask('templates.list', {}, staff)).value;
    assert.ok(items.some(({kind, language}) => kind === 'requestReceived' && language === 'en'));
    assert.ok(!items.some(({kind}) => kind === 'deletionCode'), 'codes keep our words');
    const words = {
      subject: 'Merci\u00a0! {badgeName}',
      body: 'Salut.\nRéponse le {answerBy}.\n{structureName}',
    };
    const set = async (more: object, version = 0) =>
      world.ask('templates.set', {...place, ...words, version, ...more}, staff);
    const {problem} = await set({body: 'Bonjour {prenom} {badgeName} {}'});
    assert.equal(problem?.code, 'PLACEHOLDER_UNKNOWN');
    assert.deepEqual(
      problem.problems?.map(({at}) => at),
      ['prenom', ''],
    );
    assert.equal((await set({subject: 'a\nBcc: b@example.org'})).problem?.code, 'BAD_REQUEST');
    assert.equal((await set({body: 'x'.repeat(4001)})).problem?.code, 'BAD_REQUEST');
    assert.equal((await set({kind: 'deletionCode'})).problem?.code, 'TEMPLATE_UNKNOWN');
    assert.equal((await set({language: 'de'})).problem?.code, 'TEMPLATE_UNKNOWN');
    const preview = await world.ask('templates.preview', {...place, ...words}, staff);
    assert.match(preview.value.text, /^Salut\.\nRéponse le mardi 1 décembre 2026\.\nLes Trois Saules\n$/);
    const {value} = await set({});
    assert.deepEqual([value.isOwn, value.version], [true, 1]);
    assert.equal((await set({})).problem?.code, 'REVISION_CHANGED');
    const me = await signIn('mots@example.org');
    await world.submit(me, 'un');
    const [letter] = await sent(/Merci/);
    assert.match(letter?.text ?? '', /^Salut\.\nRéponse le/);
    const reset = await world.ask('templates.reset', place, staff);
    assert.deepEqual([reset.value.isOwn, reset.value.versions.length], [false, 2]);
    assert.equal(reset.value.versions[1]?.subject, words.subject);
  });

  it('put nothing of a name into the words as a name of theirs, nor a line into the subject', async () => {
    const token = await signIn('ruse@example.org');
    const requestId = crypto.randomUUID();
    const answers = [{question: 'reussite', text: 'Un travail.'}];
    const displayName = '{structureName}\nBcc: x@example.org';
    await world.ask(
      'requests.submit',
      {requestId, badge: 'un', answers, consent: true, displayName},
      {token},
    );
    const [letter] = await sent(/demande/);
    assert.match(letter?.text ?? '', /\{structureName\}/);
    assert.ok(!letter?.headers.has('bcc'));
  });

  it('tell an examiner who wishes once a day what waits, and only if something does', async () => {
    const token = await signIn('nadege@trois-saules.example', PUBLIC_URL);
    await world.ask('me.setNotifications', {examinerMessages: 'digest'}, {token, origin: PUBLIC_URL});
    world.clock.now = new Date(Date.parse('2026-12-03T09:00:00Z'));
    await world.backend.keepHouse();
    const [letter, ...more] = await sent(/attendent/);
    assert.equal(more.length, 0);
    assert.equal(letter?.to, 'nadege@trois-saules.example');
    assert.match(letter.text, /–\u00a0Badge un\u00a0: \d+ \(depuis \d+\u00a0jours\)/);
    assert.doesNotMatch(letter.text, /Sami/);
    world.clock.now = new Date(Date.parse('2026-12-03T15:00:00Z'));
    await world.backend.keepHouse();
    assert.equal((await sent(/attendent/)).length, 1);
    world.clock.now = new Date(Date.parse('2026-12-04T05:00:00Z'));
    await world.backend.keepHouse();
    assert.equal((await sent(/attendent/)).length, 1, 'not before seven o’clock');
    world.clock.now = new Date(Date.parse('2026-12-04T09:00:00Z'));
    await world.backend.keepHouse();
    assert.equal((await sent(/attendent/)).length, 2);
  });
});

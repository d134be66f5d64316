import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pdf} from '../../test/recordings.js';
import Sqlite from 'better-sqlite3';
import {inviteGuest, mailsTo} from '../../test/guests.js';
import {ADVISER, EXAMINER, LEAD, openReviewWorld, type ReviewWorld} from '../../test/review-world.js';
import {PAGE, PUBLIC_URL} from '../../test/world.js';

const message = 'Dites-en un peu plus, s’il vous plaît.';

describe('an examiner by link', () => {
  let world: ReviewWorld;
  let count = 0;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const ask = async (badge = 'un') => {
    const me = await world.as(`demande-${String(count++)}@example.org`);
    const file = new Blob([Uint8Array.from(pdf())]);
    const {id} = (await world.ask('files.upload', {file}, me)).value;
    const answers = [
      {question: 'reussite', text: 'J’ai fini un travail.'},
      {question: 'piece', files: [id]},
    ];
    const input = {requestId: crypto.randomUUID(), badge, answers, consent: true, displayName: 'Sami'};
    const request = (await world.ask('requests.submit', input, me)).value.id;
    return {me, request, file: id};
  };
  const guest = async (request: string, more: object = {}) => {
    const come = await inviteGuest(world, await world.as(LEAD), request, more);
    return {...come, init: {token: come.token, origin: PUBLIC_URL}};
  };
  const begin = async (link: string, code: string, origin = PUBLIC_URL) =>
    world.ask('examination.begin', {link, code, name: 'Claire'}, {origin});
  const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('reads that one request and its files, answers it under the name they give, and can do nothing else', async () => {
    const {request, file} = await ask();
    const {request: another, file: anothers} = await ask();
    const {init, link} = await guest(request);
    const seen = (await world.ask('examination.get', {}, init)).value;
    assert.deepEqual(
      [seen.request.id, seen.request.earnerName, seen.request.state, seen.form.questions.length],
      [request, 'Sami', 'inReview', 3],
    );
    assert.equal(seen.criteria.length, 2);
    assert.equal((await world.ask('examination.file', {file}, init)).status, 200);
    assert.equal((await world.ask('examination.file', {file: anothers}, init)).problem?.code, 'FILE_UNKNOWN');
    for (const id of [request, another])
      assert.equal((await world.ask('requests.get', {request: id}, init)).problem?.code, 'SESSION_ENDED');
    assert.equal((await world.ask('reviews.queue', {}, init)).problem?.code, 'SESSION_ENDED');
    assert.equal((await world.ask('me.get', {}, init)).problem?.code, 'SESSION_ENDED');
    const {version, revision} = seen.request;
    const decision = {version, revision, answer: 'yes' as const, noConflict: true, criteriaMet: [0, 1]};
    const short = await world.ask('examination.answer', {...decision, answer: 'notYet'}, init);
    assert.equal(short.problem?.code, 'MESSAGE_REQUIRED');
    const answered = (await world.ask('examination.answer', decision, init)).value;
    assert.equal(answered.state, 'approved');
    assert.deepEqual(
      answered.reviews.map(({examinerName, stance}) => [examinerName, stance]),
      [['Claire Petit, chef d’équipe', 'professional']],
    );
    // It is over: nothing is left to read.
    assert.equal((await world.ask('examination.get', {}, init)).problem?.code, 'REQUEST_UNKNOWN');
    assert.equal((await world.ask('examination.file', {file}, init)).problem?.code, 'FILE_UNKNOWN');
    assert.ok(link.length >= 40);
  });

  it('is invited by the lead alone; the mail has the link and no code, and names nobody', async () => {
    const {request} = await ask();
    const input = {request, email: 'claire@entreprise.example', name: 'Claire Petit'};
    const tried = await world.ask('examinerLinks.create', input, await world.as(ADVISER));
    assert.equal(tried.problem?.code, 'FORBIDDEN');
    const made = (await world.ask('examinerLinks.create', input, await world.as(LEAD))).value;
    await world.backend.drainOutbox();
    const [mail] = await mailsTo(world, input.email);
    assert.match(mail?.text ?? '', /\/examine\/[\w-]{43}/);
    assert.doesNotMatch(mail?.text ?? '', new RegExp(`${made.code}|Sami`));
    assert.match(mail?.text ?? '', /Léna/);
  });

  it('comes in with link and code together, on the backend’s own pages; five wrong codes end the link', async () => {
    const {request} = await ask();
    const {link, code, id} = await guest(request);
    assert.equal((await begin(link, code, PAGE)).problem?.code, 'ORIGIN_NOT_REGISTERED');
    assert.equal((await begin('x'.repeat(43), code)).problem?.code, 'CODE_WRONG');
    for (let n = 0; n < 4; n++) assert.equal((await begin(link, other(code))).problem?.code, 'CODE_WRONG');
    assert.equal((await begin(link, code)).status, 201);
    for (let n = 0; n < 5; n++) assert.equal((await begin(link, other(code))).problem?.code, 'CODE_WRONG');
    assert.equal((await begin(link, code)).problem?.code, 'TOO_MANY_ATTEMPTS');
    const {items} = (await world.ask('examinerLinks.list', {request}, await world.as(LEAD))).value;
    assert.equal(items.find((one) => one.id === id)?.isLocked, true);
  });

  it('is shut out at once when the lead takes the link back, or it ends', async () => {
    const {request} = await ask();
    const first = await guest(request);
    const revoke = {request, link: first.id};
    assert.equal(
      (await world.ask('examinerLinks.revoke', revoke, await world.as(ADVISER))).problem?.code,
      'FORBIDDEN',
    );
    assert.equal((await world.ask('examinerLinks.revoke', revoke, await world.as(LEAD))).status, 204);
    assert.equal((await world.ask('examination.get', {}, first.init)).problem?.code, 'SESSION_ENDED');
    assert.equal((await begin(first.link, first.code)).problem?.code, 'CODE_WRONG');
    const {request: another} = await ask();
    const elsewhere = {request: another, link: first.id};
    assert.equal(
      (await world.ask('examinerLinks.revoke', elsewhere, await world.as(LEAD))).problem?.code,
      'LINK_UNKNOWN',
    );
    const second = await guest(request, {expiresInDays: 2});
    assert.equal((await world.ask('examination.leave', {}, second.init)).status, 204);
    assert.equal((await world.ask('examination.get', {}, second.init)).problem?.code, 'SESSION_ENDED');
    assert.equal((await begin(second.link, second.code)).status, 201);
    await world.passDays(3);
    assert.equal((await begin(second.link, second.code)).problem?.code, 'CODE_EXPIRED');
    const {items} = (await world.ask('examinerLinks.list', {request}, await world.as(LEAD))).value;
    assert.deepEqual(
      items.map(({email, revokedAt}) => [email, revokedAt !== undefined]),
      [
        [undefined, true],
        [undefined, false],
      ],
    );
  });

  it('is one of those named where examiners are named, and no longer sees it when they are not', async () => {
    const {request} = await ask();
    const lead = await world.as(LEAD);
    const people = async () => (await world.ask('requests.examiners', {request}, lead)).value;
    const {candidates, version} = await people();
    const driss = candidates.find(({name}) => name === 'Driss')?.examiner ?? '';
    await world.ask('requests.assign', {request, version, panel: [{examiner: driss}]}, lead);
    const {init, id} = await guest(request);
    const named = await people();
    assert.deepEqual(
      named.panel?.map(({examiner}) => examiner),
      [driss, id],
    );
    assert.equal(named.candidates.find(({examiner}) => examiner === id)?.isExternal, true);
    assert.equal((await world.ask('examination.get', {}, init)).status, 200);
    const {version: now} = await people();
    const without = {request, version: now, panel: [{examiner: driss}]};
    await world.ask('requests.assign', without, lead);
    assert.equal((await world.ask('examination.get', {}, init)).problem?.code, 'REQUEST_UNKNOWN');
    // Their mails: the invitation, and after a week a reminder without the page that is for staff.
    const email = 'gilles@entreprise.example';
    await guest(request, {email});
    assert.equal((await mailsTo(world, email)).length, 1);
    await world.passDays(7);
    const reminder = (await mailsTo(world, email)).find(({subject}) => subject.includes('attend'));
    assert.doesNotMatch(reminder?.text ?? '/examine', /\/examine/);
  });

  it('may be a peer, for whom the lead vouches, where the badge knows peers', async () => {
    const {request: plain} = await ask();
    const input = {request: plain, email: 'a@example.org', name: 'A', stance: 'peer'} as const;
    assert.equal(
      (await world.ask('examinerLinks.create', input, await world.as(LEAD))).problem?.code,
      'PEER_NOT_ELIGIBLE',
    );
    const {request} = await ask('entre-pairs');
    const {init} = await guest(request, {stance: 'peer'});
    const {version} = (await world.ask('examination.get', {}, init)).value.request;
    const yes = {version, revision: 1, answer: 'yes', noConflict: true} as const;
    assert.equal((await world.ask('examination.answer', yes, init)).value.reviews[0]?.stance, 'peer');
    const other = {...yes, criteriaMet: [0]};
    assert.equal((await world.ask('examination.answer', other, init)).problem?.code, 'ALREADY_REVIEWED');
    assert.equal((await world.accept(await world.as(EXAMINER), request)).value.state, 'approved');
  });

  it('leaves a line for each opening, without content, and no secret in the store', async () => {
    const {request} = await ask();
    const {init, link, code, token} = await guest(request);
    await world.ask('examination.get', {}, init);
    await world.backend.close();
    const db = new Sqlite(join(world.dataDirectory, 'pepites.sqlite'), {readonly: true});
    const lines = db
      .prepare("select act from audit where actor_kind = 'link' and object_id = ? order by at")
      .all(request) as {act: string}[];
    // Coming in, and reading.
    assert.deepEqual(
      lines.map(({act}) => act),
      ['request.opened', 'request.opened'],
    );
    const kept = JSON.stringify([
      db.prepare('select * from examiner_link').all(),
      db.prepare('select * from link_session').all(),
      db.prepare('select details from notification').all(),
    ]);
    db.close();
    await world.reopen();
    for (const secret of [link, token]) assert.ok(!kept.includes(secret));
    assert.ok(!kept.includes(`"${code}"`));
  });

  it('can send it back for more, and sees the new answers', async () => {
    const {request, me} = await ask();
    const {init} = await guest(request);
    const {version} = (await world.ask('examination.get', {}, init)).value.request;
    const missing = {version, revision: 1, answer: 'missing', message, noConflict: true} as const;
    const sent = (await world.ask('examination.answer', missing, init)).value;
    assert.equal(sent.state, 'needsMore');
    const more = {request, version: sent.version, answers: [{question: 'reussite', text: 'Plus de mots.'}]};
    await world.ask('requests.resubmit', more, me);
    const again = (await world.ask('examination.get', {}, init)).value.request;
    assert.deepEqual([again.revision, again.answers[0]?.text], [2, 'Plus de mots.']);
  });
});

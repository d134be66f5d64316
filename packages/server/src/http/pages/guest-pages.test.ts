import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pdf} from '../../../test/recordings.js';
import {inviteGuest} from '../../../test/guests.js';
import {LEAD, openReviewWorld, type ReviewWorld} from '../../../test/review-world.js';
import {PUBLIC_URL} from '../../../test/world.js';

describe('the page of an examiner by link', () => {
  let world: ReviewWorld;
  let count = 0;
  before(async () => {
    world = await openReviewWorld();
  });
  after(() => world.close());

  const invited = async () => {
    const me = await world.as(`page-${String(count++)}@example.org`);
    const file = new Blob([Uint8Array.from(pdf())]);
    const {id} = (await world.ask('files.upload', {file}, me)).value;
    const text = 'J’ai <b>fini</b> un travail.';
    const answers = [
      {question: 'reussite', text},
      {question: 'piece', files: [id]},
    ];
    const input = {requestId: crypto.randomUUID(), badge: 'un', answers, consent: true, displayName: 'Sami'};
    const request = (await world.ask('requests.submit', input, me)).value.id;
    return {request, me, file: id, ...(await inviteGuest(world, await world.as(LEAD), request))};
  };
  const read = async (link: string) => {
    const reply = await world.fetch(`/examine/${link}`);
    return {reply, text: await reply.text()};
  };
  const send = async (link: string, fields: Record<string, string>) => {
    const reply = await world.fetch(`/examine/${link}`, {
      method: 'POST',
      headers: {'content-type': 'application/x-www-form-urlencoded', origin: PUBLIC_URL},
      body: new URLSearchParams(fields).toString(),
    });
    return {reply, text: await reply.text()};
  };
  const hidden = (text: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

  it('asks for name and code before it says anything of the request', async () => {
    const {link, code} = await invited();
    const {reply, text} = await read(link);
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get('cache-control'), 'no-store');
    assert.match(reply.headers.get('content-security-policy') ?? '', /script-src 'none'.*form-action 'self'/);
    assert.doesNotMatch(text, /Sami|fini|<script|style=/);
    assert.equal((await read('x'.repeat(43))).reply.status, 404);
    const wrong = await send(link, {step: 'enter', name: 'Claire', code: code === '000000' ? '1' : '000000'});
    assert.equal(wrong.reply.status, 422);
    assert.match(wrong.text, /role="alert"/);
    assert.doesNotMatch(wrong.text, /Sami/);
  });

  it('shows the answers as text, hands out the files, and takes the answer', async () => {
    const {link, code, request, file, me} = await invited();
    const entered = await send(link, {step: 'enter', name: 'Claire', code});
    assert.match(entered.text, /Sami/);
    assert.match(entered.text, /J’ai &#60;b&#62;fini/);
    const session = hidden(entered.text, 'session');
    const opened = await send(link, {step: 'file', session, file});
    assert.equal(opened.reply.headers.get('content-type'), 'application/pdf');
    assert.equal(opened.reply.headers.get('content-disposition'), 'attachment');
    const base = {
      ...{step: 'answer', session},
      ...{version: hidden(entered.text, 'version'), revision: hidden(entered.text, 'revision')},
    };
    const without = await send(link, {...base, answer: 'notYet', message: 'Bof', noConflict: 'yes'});
    assert.equal(without.reply.status, 422);
    // What was written is still there.
    assert.match(without.text, /Bof/);
    assert.match(without.text, /value="notYet" checked/);
    assert.equal((await send(link, {...base, noConflict: 'yes'})).reply.status, 422);
    assert.equal((await send(link, {...base, answer: 'yes'})).reply.status, 422);
    const done = await send(link, {...base, answer: 'yes', noConflict: 'yes', criteria: '0'});
    assert.match(done.text, /Merci/);
    const {value} = await world.ask('requests.get', {request}, me);
    assert.deepEqual(
      [value.state, value.reviews[0]?.examinerName, value.reviews[0]?.criteriaMet],
      ['approved', 'Claire', [0]],
    );
    assert.equal((await send(link, {...base, answer: 'yes', noConflict: 'yes'})).reply.status, 404);
  });

  it('lets nobody in by a session of another link, or one that is over', async () => {
    const one = await invited();
    const two = await invited();
    const {text} = await send(one.link, {step: 'enter', name: 'Claire', code: one.code});
    const session = hidden(text, 'session');
    const crossed = await send(two.link, {step: 'file', session, file: two.file});
    assert.equal(crossed.reply.status, 422);
    assert.doesNotMatch(crossed.text, /Sami/);
    const ended = await send(one.link, {step: 'file', session: 'x', file: one.file});
    assert.equal(ended.reply.status, 422);
    assert.match(ended.text, /Entrez de nouveau/);
  });
});

/** The emulated platform, as a program meets it over HTTP: what is odd about the real one is odd here too. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {extract} from '@pepites/credentials/bake.js';
import {verify} from '@pepites/credentials/verify.js';
import {type ObpEmulator, openObpEmulator} from './emulator.ts';
import {noFaults} from './faults.ts';
import {bakeOld, plainPng, readOld} from './png.ts';
import type {Person, Selfie} from './records.ts';
import {cookieOf} from './session.ts';

describe('the emulated Open Badge Passport', () => {
  let obp: ObpEmulator;
  let malika: Person;
  let selfie: Selfie;
  before(async () => {
    obp = await openObpEmulator();
    malika = obp.passport.addPerson({emails: ['malika@exemple.example']});
    selfie = obp.passport.addSelfie(obp.passport.addPerson({firstName: 'Léa', lastName: 'T.'}));
  });
  afterEach(() => Object.assign(obp.faults, noFaults()));
  after(async () => obp.close());

  const get = async (path: string, who?: Person) =>
    fetch(path.startsWith('http') ? path : obp.url + path, {headers: who ? {cookie: cookieOf(who)} : {}});
  const read = async (path: string, who?: Person) =>
    (await (await get(path, who)).json()) as Record<string, unknown>;
  const displayer = (path: string) => `${new URL(obp.url).origin}/displayer/${path}`;

  it('tells everybody of a public badge, nobody of a private one, and its people of an internal one', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika, {showRecipientName: 2});
    const path = `/obpv1/p/badge/info/${badge.id}`;
    const info = await read(path);
    assert.equal(info['assertion_url'], `${obp.url}/obpv1/selfie/_/assertion/${badge.id}`);
    assert.equal((info['content'] as {name: string}[])[0]?.name, 'Aide aux voisins');
    assert.equal(info['first_name'], 'Malika');
    const signedIn = await read(path.replace('/p/', '/'), malika);
    assert.equal(signedIn['owner?'], true);
    badge.visibility = 'internal';
    assert.equal((await get(path)).status, 401);
    assert.equal((await get(path, malika)).status, 200);
    badge.visibility = 'private';
    assert.equal((await get(path)).status, 404);
    assert.equal((await get('/obpv1/p/badge/info/1')).status, 404);
  });

  it('hosts a badge of its people, which is verified; one taken back is gone with a word, a deleted one without', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika);
    const address = `${obp.url}/obpv1/selfie/_/assertion/${badge.id}`;
    const outcome = async () => {
      const verdict = await verify(JSON.stringify(assertion), {
        now: new Date(),
        fetchDocument: async (url) => {
          const reply = await fetch(url);
          return {
            url,
            status: reply.status,
            mediaType: reply.headers.get('content-type') ?? '',
            body: await reply.text(),
          };
        },
      });
      return [verdict.outcome, verdict.checks.find(({id}) => id === 'status')?.code];
    };
    const assertion = await read(address);
    assert.deepEqual(await outcome(), ['verified', 'OK']);
    obp.passport.revoke(badge);
    const revoked = await get(address);
    assert.equal(revoked.status, 410);
    assert.deepEqual(await revoked.json(), {revoked: true, id: address});
    assert.deepEqual(await outcome(), ['refused', 'REVOKED']);
    badge.isDeleted = true;
    assert.equal((await get(address)).status, 404);
    obp.faults.breaksAssertions = true;
    assert.equal((await get(address)).status, 500);
  });

  it('finds that a badge was taken back when it verifies, and hides it from then on', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika);
    const path = `/obpv1/badge/verify/${badge.id}`;
    const good = await read(path);
    assert.equal(good['assertion-status'], 200);
    assert.equal(good['badge-criteria-status'], 200);
    obp.passport.revoke(badge);
    assert.equal((await get(`/obpv1/p/badge/info/${badge.id}`)).status, 200);
    const state = await read(path);
    assert.equal(state['assertion-status'], 410);
    assert.equal(state['revoked?'], true);
    assert.equal((await get(`/obpv1/p/badge/info/${badge.id}`)).status, 404);
  });

  it('has pages for people: no script of elsewhere reads them, and only frames may be framed', async () => {
    const badge = obp.passport.issueSelfie(selfie, malika);
    const page = await get(`/badge/info/${badge.id}`);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.equal(page.headers.get('x-frame-options'), 'SAMEORIGIN');
    assert.equal(page.headers.get('access-control-allow-origin'), null);
    const text = await page.text();
    assert.match(text, /application\/json\+oembed/);
    assert.match(text, /og:title" content="Aide aux voisins"/);
    for (const frame of ['embed', 'pic/embed', 'full/embed'])
      assert.equal(
        (await get(`/badge/info/${badge.id}/${frame}`)).headers.get('x-frame-options'),
        null,
        frame,
      );
    badge.visibility = 'private';
    assert.doesNotMatch(await (await get(`/badge/info/${badge.id}`)).text(), /Aide aux voisins/);
    assert.equal((await get(`/page/view/1`)).status, 200);
  });

  it('displays the public badges of whoever is named by number, in groups, as version 0.5 had them', async () => {
    const jo = obp.passport.addPerson({emails: ['jo@exemple.example']});
    obp.passport.issueSelfie(selfie, jo, {tags: ['Métier']});
    obp.passport.issueSelfie(selfie, jo, {visibility: 'private'});
    obp.passport.issueSelfie(selfie, jo);
    const convert = async (email: string) =>
      fetch(displayer('convert/email'), {method: 'POST', body: new URLSearchParams({email})});
    assert.deepEqual(await (await convert('Jo@exemple.example')).json(), {
      ...{userId: jo.id, email: 'Jo@exemple.example', status: 'okay'},
    });
    const unknown = await convert('nobody@exemple.example');
    assert.equal(unknown.status, 404);
    assert.equal(((await unknown.json()) as {status: string}).status, 'missing');
    assert.deepEqual((await read(displayer(`${jo.id}/groups.json`)))['groups'], [
      {groupId: 0, name: 'Public badges', badges: 2},
      {groupId: 1, name: 'Métier', badges: 1},
    ]);
    const group = await read(displayer(`${jo.id}/group/0`));
    assert.deepEqual(group, await read(displayer(`${jo.id}/group/0.json`)));
    const [shown] = group['badges'] as {hostedUrl: string; imageUrl: string; assertion: object}[];
    assert.match(shown?.hostedUrl ?? '', /\/obpv1\/selfie\/_\/assertion\/\d+$/);
    assert.equal((await get(shown?.imageUrl ?? '')).headers.get('content-type'), 'image/png');
    assert.equal((await get(displayer(`${jo.id}/group/7`))).status, 404);
  });

  it('takes up a hosted badge of an address that is its person’s, and no other', async () => {
    const given = obp.passport.issueSelfie(selfie, malika);
    const baked = Buffer.from(await (await get(`/obpv1/badge/baked/${given.id}.png`)).arrayBuffer());
    assert.equal((await extract(baked)).text, readOld(baked));
    const upload = async (file: Buffer, who?: Person) => {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(file)], 'badge.png', {type: 'image/png'}));
      const reply = await fetch(`${obp.url}/obpv1/badge/upload`, {
        method: 'POST',
        body: form,
        headers: who ? {cookie: cookieOf(who)} : {},
      });
      return (await reply.json()) as {status?: string; reason?: string; error?: string; id?: number};
    };
    assert.equal((await upload(baked)).error, 'not authorised');
    const taken = await upload(baked, malika);
    assert.equal(taken.status, 'success');
    assert.equal(obp.passport.badge(taken.id ?? 0)?.status, 'pending');
    const other = obp.passport.addPerson();
    assert.equal((await upload(baked, other)).reason, 'badge/Userdoesnotownthisbadge');
    assert.equal((await upload(plainPng, malika)).reason, 'badge/Invalidassertion');
    assert.equal((await upload(bakeOld(plainPng, '{"id":"x"}'), malika)).reason, 'badge/Invalidassertion');
    obp.passport.revoke(given);
    assert.equal((await upload(baked, malika)).reason, 'badge/Badgerevoked');
  });

  it('fails as it is told to', async () => {
    const path = `/obpv1/p/badge/info/${obp.passport.issueSelfie(selfie, malika).id}`;
    obp.faults.isUnavailable = true;
    assert.equal((await get(path)).status, 503);
    obp.faults.isUnavailable = false;
    Object.assign(obp.faults, {tooManyCalls: 1, retryAfterSeconds: 7});
    const limited = await get(path);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '7']);
    obp.faults.strangeAnswers = 1;
    assert.match((await get(path)).headers.get('content-type') ?? '', /html/);
    obp.faults.redirectsTo = 'http://127.0.0.1:9/';
    assert.equal((await fetch(obp.url + path, {redirect: 'manual'})).status, 302);
    obp.faults.redirectsTo = undefined;
    obp.faults.isUnreachable = true;
    await assert.rejects(get(path));
  });
});

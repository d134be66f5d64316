/** The emulated platform, as a program meets it over HTTP: what is odd about the real one is odd here too. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {verify} from '@pepites/credentials/verify.js';
import {type ObfEmulator, openObfEmulator} from './emulator.ts';
import {noFaults} from './faults.ts';
import type {Badge, Event, Organisation} from './records.ts';

const malika = {email: 'malika@exemple.example', name: 'Malika B.'};

describe('the emulated Open Badge Factory', () => {
  let at = Date.parse('2026-11-20T10:00:00Z');
  let obf: ObfEmulator;
  let inae: Organisation;
  let badge: Badge;
  let token: string;
  before(async () => {
    obf = await openObfEmulator({now: () => new Date(at)});
    inae = obf.platform.addOrganisation();
    badge = obf.platform.addBadge(inae.id, {
      content: [
        {language: 'en', name: 'Team work', description: 'Works with others.', criteria: 'It shows…'},
        {language: 'fr', name: 'Travail en équipe', description: 'Travaille avec les autres.', criteria: '…'},
      ],
      primaryLanguage: 'fr',
      category: ['Savoir-être'],
    });
    token = await newToken();
  });
  afterEach(() => Object.assign(obf.faults, noFaults()));
  after(async () => obf.close());

  const askToken = async (more: Record<string, string> = {}, path = '/v2/client/oauth2/token') =>
    fetch(obf.url + path, {
      method: 'POST',
      body: new URLSearchParams({
        ...{grant_type: 'client_credentials', client_id: inae.id, client_secret: inae.secret},
        ...more,
      }),
    });
  const newToken = async (): Promise<string> => {
    at += 10_000;
    return ((await (await askToken()).json()) as {access_token: string}).access_token;
  };
  const call = async (path: string, init: Omit<RequestInit, 'headers'> = {}, bearer = token) =>
    fetch(obf.url + path, {...init, headers: {authorization: `Bearer ${bearer}`}});
  const get = async <T>(path: string): Promise<T> => (await (await call(path)).json()) as T;
  const issue = (more: object = {}): Event =>
    obf.platform.issue({
      ...{organisation: inae.id, badge: badge.id, consumer: 'standalone', recipients: [malika]},
      ...more,
    });

  it('gives one token in ten seconds', async () => {
    at += 10_000;
    assert.equal((await askToken()).status, 200);
    at += 9000;
    assert.equal((await askToken()).status, 429);
    at += 1000;
    assert.equal((await askToken()).status, 200);
  });

  it('says 400 to another grant, 403 without a message to a wrong secret', async () => {
    assert.equal((await askToken({grant_type: 'password'})).status, 400);
    const refused = await askToken({client_secret: 'faux'});
    assert.equal(refused.status, 403);
    const {timestamp: _, ...body} = (await refused.json()) as Record<string, unknown>;
    assert.deepEqual(body, {status: 403, error: 'Forbidden', path: '/v2/client/oauth2/token'});
  });

  it('says 403 in plain text to a token that has ended, and to one of another organisation', async () => {
    const other = obf.platform.addOrganisation();
    for (const reply of [
      await call(`/v2/client/${inae.id}/ping`, {}, 'faux'),
      await call(`/v2/client/${other.id}/ping`),
      await call(`/v1/ping/${other.id}`),
    ]) {
      assert.equal(reply.status, 403);
      assert.equal(reply.headers.get('content-type'), 'text/plain');
      assert.equal(await reply.text(), '403 Forbidden');
    }
    at += 18_000_000;
    assert.equal((await call(`/v2/client/${inae.id}/ping`)).status, 403);
    token = await newToken();
  });

  it('lists badges in other shapes than it shows one', async () => {
    interface Listed {
      readonly result: readonly Record<string, unknown>[];
      readonly total: number;
    }
    const {result, total} = await get<Listed>(`/v2/badge/${inae.id}`);
    assert.equal(total, 1);
    assert.equal(result[0]?.['name'], 'Travail en équipe');
    assert.deepEqual(result[0]['language'], ['en', 'fr']);
    assert.match(String(result[0]['image']), /^http/);
    const detail = await get<Record<string, unknown>>(`/v2/badge/${inae.id}/${badge.id}`);
    assert.equal(detail['name'], undefined);
    assert.equal((detail['content'] as unknown[]).length, 2);
    assert.match(String(detail['image']), /^data:image\/png;base64,/);
    assert.equal((await call(`/v2/badge/${inae.id}?limit=1001`)).status, 400);
    assert.equal((await call(`/v2/badge/${inae.id}/absent`)).status, 404);
  });

  it('takes a badge and its log entry as objects, and gives the entry back as text', async () => {
    const body = {
      api_consumer_id: 'pepites',
      recipient: [malika],
      log_entry: {pepites: 'award-1', course_id: 12},
    };
    const issued = await call(`/v2/event/${inae.id}/${badge.id}/issue`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    assert.equal(issued.status, 200);
    const {resource_id: id, ...rest} = (await issued.json()) as {resource_id: string};
    assert.deepEqual(rest, {success: true, message: '', resource_type: 'event', count: null});
    const path = `/v2/event/${inae.id}`;
    const found = await get<{result: {id: string; log_entry: string}[]}>(
      `${path}?log_entry=pepites:award-1,course_id:12`,
    );
    assert.deepEqual(
      found.result.map((one) => [one.id, one.log_entry]),
      [[id, '{"pepites":"award-1","course_id":12}']],
    );
    assert.equal((await get<{total: number}>(`${path}?log_entry=pepites:award-1,course_id:13`)).total, 0);
    const detail = await get<Record<string, unknown>>(`${path}/${id}`);
    assert.equal(detail['recipient_count'], undefined);
    assert.equal((detail['badge'] as {id: string}).id, badge.id);
    const {result} = await get<{result: {email: string}[]}>(`${path}/recipient?event_id=${id}`);
    assert.deepEqual(
      result.map(({email}) => email),
      [malika.email],
    );
    const revoked = await call(`${path}/${id}/revoke`, {
      method: 'PUT',
      body: JSON.stringify({recipient: ['MALIKA@exemple.example', 'personne@exemple.example']}),
    });
    assert.equal(((await revoked.json()) as {count: number}).count, 1);
  });

  it('refuses a recipient without a name, a bad address, and a call without its program', async () => {
    for (const body of [
      {api_consumer_id: 'x', recipient: [{email: malika.email}]},
      {api_consumer_id: 'x', recipient: [{email: 'sans-arobase', name: ''}]},
      {api_consumer_id: 'x', recipient: []},
      {recipient: [malika]},
    ])
      assert.equal(
        (
          await call(`/v2/event/${inae.id}/${badge.id}/issue`, {
            method: 'POST',
            body: JSON.stringify(body),
          })
        ).status,
        400,
      );
  });

  it('makes a badge that has all it needs, as a draft', async () => {
    const make = async (body: object) =>
      call(`/v2/badge/${inae.id}`, {method: 'POST', body: JSON.stringify(body)});
    const image = 'data:image/png;base64,iVBORw0KGgo=';
    const content = [{language: 'fr', name: 'Nouveau', description: 'd', criteria: 'c'}];
    assert.equal((await make({content, image})).status, 400);
    assert.equal((await make({content: [{language: 'fr'}], primary_language: 'fr', image})).status, 400);
    const made = await make({content, primary_language: 'fr', image});
    const {resource_id: id} = (await made.json()) as {resource_id: string};
    assert.equal((await get<{total: number}>(`/v2/badge/${inae.id}?draft=true`)).total, 1);
    await call(`/v2/badge/${inae.id}/${id}`, {method: 'DELETE'});
    assert.equal((await call(`/v2/badge/${inae.id}/${id}`)).status, 404);
  });

  it('writes lists of v1 as lines, and says by Location what it made', async () => {
    const list = await call(`/v1/badge/${inae.id}`);
    assert.equal(list.headers.get('content-type'), 'application/octet-stream');
    const text = await list.text();
    assert.ok(text.endsWith('}\r\n\r\n'));
    assert.equal((JSON.parse(text.split('\r\n')[0] ?? '') as {id: string}).id, badge.id);
    assert.equal(await (await call(`/v1/ping/${inae.id}`)).text(), inae.id);
    assert.deepEqual(await get(`/v1/badge/${inae.id}/_/categorylist`), ['Savoir-être']);
    const issued = await call(`/v1/badge/${inae.id}/${badge.id}`, {
      method: 'POST',
      body: JSON.stringify({recipient: ['Malika B. <malika@exemple.example>'], log_entry: {a: 'b'}}),
    });
    assert.equal(issued.status, 201);
    const location = issued.headers.get('location') ?? '';
    assert.match(location, new RegExp(`^/v1/event/${inae.id}/\\w+$`));
    const event = await get<{recipient: string[]; log_entry: object; revoked: object}>(location);
    assert.deepEqual(event.recipient, ['Malika B. <malika@exemple.example>']);
    assert.deepEqual(event.log_entry, {a: 'b'});
    assert.equal((await call(`${location}/?email=${malika.email}`, {method: 'DELETE'})).status, 204);
    const {revoked} = await get<{revoked: object}>(`${location}/revoked`);
    assert.deepEqual(Object.keys(revoked), [malika.email]);
  });

  it('gives a token for v1 by JSON too', async () => {
    at += 10_000;
    const reply = await fetch(`${obf.url}/v1/client/oauth2/token`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({
        ...{grant_type: 'client_credentials', client_id: inae.id, client_secret: inae.secret},
      }),
    });
    assert.equal(reply.status, 200);
  });

  it('takes applications, and issues what is approved', async () => {
    const form = obf.platform.addForm({
      ...{organisation: inae.id, badge: badge.id, approvalMethod: 'secret', secret: '12345678'},
    });
    const path = `/v1/earnablebadge/${inae.id}/${form.id}`;
    const apply = async (code: string) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({
        ...{applicant: malika.name, email: malika.email, secret_token: code, recit: 'J’ai aidé.'},
      }))
        body.set(name, value);
      body.set('photo', new File([Uint8Array.of(1)], 'photo.jpg'));
      return call(`${path}/apply`, {method: 'POST', body});
    };
    assert.equal((await apply('faux')).status, 400);
    const made = await apply('12345678');
    assert.equal(made.status, 201);
    const application = await get<Record<string, unknown>>(made.headers.get('location') ?? '');
    assert.equal(application['status'], 'approved');
    assert.deepEqual(application['form_data'], {recit: 'J’ai aidé.', photo: 'photo.jpg'});
    assert.ok(obf.platform.events.get(String(application['event_id'])));
  });

  it('gives a milestone by itself, and says how far somebody is', async () => {
    const [first, second, key] = ['Un', 'Deux', 'Clé'].map((name) =>
      obf.platform.addBadge(inae.id, {
        content: [{language: 'fr', name, description: 'd', criteria: 'c'}],
      }),
    ) as [Badge, Badge, Badge];
    obf.platform.addForm({organisation: inae.id, badge: second.id});
    obf.platform.addMilestone({
      ...{organisation: inae.id, badge: key.id, name: 'Clé', minRequired: 0},
      required: [first.id, second.id],
    });
    const event = issue({badge: first.id});
    const url = `${obf.url}/v1/assertion/${event.recipients[0]!.assertion}`;
    interface Progress {
      readonly metabadge: readonly {
        readonly badge: {readonly received: boolean};
        readonly required_badges: readonly {
          readonly id: string;
          readonly received: boolean;
          readonly badge_application: {readonly application_url: string} | null;
        }[];
      }[];
    }
    const progress = async (): Promise<Progress> =>
      (await (
        await fetch(`${obf.url}/v1/assertion/metabadge/?url=${encodeURIComponent(url)}`)
      ).json()) as Progress;
    const [before] = (await progress()).metabadge;
    assert.equal(before?.badge.received, false);
    assert.deepEqual(
      before.required_badges.map((one) => [one.id, one.received, one.badge_application !== null]),
      [
        [first.id, true, false],
        [second.id, false, true],
      ],
    );
    issue({badge: second.id});
    assert.ok(obf.platform.has(malika.email, key.id));
    assert.equal((await progress()).metabadge[0]?.badge.received, true);
  });

  it('goes wrong as it is told', async () => {
    obf.faults.isUnavailable = true;
    assert.equal((await call(`/v2/client/${inae.id}/ping`)).status, 503);
    obf.faults.isUnavailable = false;
    obf.faults.isUnreachable = true;
    await assert.rejects(call(`/v2/client/${inae.id}/ping`));
    obf.faults.isUnreachable = false;
    obf.faults.tooManyCalls = 1;
    obf.faults.retryAfterSeconds = 7;
    const late = await call(`/v2/client/${inae.id}/ping`);
    assert.deepEqual([late.status, late.headers.get('retry-after')], [429, '7']);
    assert.equal((await call(`/v2/client/${inae.id}/ping`)).status, 200);
    const count = obf.platform.events.size;
    obf.faults.lostReplies = 1;
    await assert.rejects(
      call(`/v2/event/${inae.id}/${badge.id}/issue`, {
        method: 'POST',
        body: JSON.stringify({api_consumer_id: 'x', recipient: [malika]}),
      }),
    );
    assert.equal(obf.platform.events.size, count + 1);
    obf.faults.tokensEndAfterCalls = 1;
    assert.equal((await call(`/v2/client/${inae.id}/ping`)).status, 200);
    assert.equal((await call(`/v2/client/${inae.id}/ping`)).status, 403);
    token = await newToken();
  });

  describe('its badges, judged by our engine', () => {
    const outcomeOf = async (
      credential: string,
      email = malika.email,
    ): Promise<{outcome: string; codes: string[]}> => {
      const {outcome, checks} = await verify(credential, {
        now: new Date(at),
        recipient: {email},
        fetchDocument: async (url) => {
          const reply = await fetch(url);
          const mediaType = (reply.headers.get('content-type') ?? '').split(';')[0] ?? '';
          return {url, status: reply.status, mediaType, body: await reply.text()};
        },
      });
      const bad = checks.filter(({result}) => result === 'fail' || result === 'unknown');
      return {outcome, codes: bad.map(({id, code}) => `${id}:${code}`)};
    };
    const documentOf = async (path: string): Promise<string> => (await fetch(obf.url + path)).text();

    it('finds a hosted badge good, and not any more once it is revoked', async () => {
      const event = issue();
      const {assertion} = event.recipients[0]!;
      const badgeText = await documentOf(`/v1/assertion/${assertion}.json`);
      assert.deepEqual(await outcomeOf(badgeText), {outcome: 'verified', codes: []});
      assert.equal((await outcomeOf(badgeText, 'autre@exemple.example')).outcome, 'refused');
      obf.platform.revoke(event, [malika.email]);
      const {outcome, codes} = await outcomeOf(badgeText);
      assert.deepEqual([outcome, codes], ['refused', ['status:REVOKED']]);
    });

    it('finds a signed one good: an issuer by did:key, a list of proofs, a hash of an address', async () => {
      const event = issue();
      const {assertion} = event.recipients[0]!;
      const badgeText = await documentOf(`/obv3/credentials/${assertion}.json`);
      assert.ok(Array.isArray((JSON.parse(badgeText) as {proof: unknown}).proof));
      assert.deepEqual(await outcomeOf(badgeText), {outcome: 'verified', codes: []});
      assert.equal((await outcomeOf(badgeText, 'autre@exemple.example')).outcome, 'refused');
      const forged = badgeText.replace('Travail en équipe', 'Travail à merveille');
      assert.equal((await outcomeOf(forged)).outcome, 'refused');
      obf.platform.revoke(event, [malika.email]);
      const {outcome, codes} = await outcomeOf(badgeText);
      assert.deepEqual([outcome, codes], ['refused', ['status:REVOKED']]);
    });

    it('does not call a badge good whose list of revoked ones cannot be had', async () => {
      const {assertion} = issue().recipients[0]!;
      const badgeText = await documentOf(`/obv3/credentials/${assertion}.json`);
      obf.faults.isUnavailable = true;
      assert.equal((await outcomeOf(badgeText)).outcome, 'undetermined');
    });

    it('does not call an expired one good', async () => {
      const {assertion} = issue({expiresOn: Math.floor(at / 1000) - 60}).recipients[0]!;
      for (const path of [`/v1/assertion/${assertion}.json`, `/obv3/credentials/${assertion}.json`])
        assert.equal((await outcomeOf(await documentOf(path))).outcome, 'refused');
    });
  });
});

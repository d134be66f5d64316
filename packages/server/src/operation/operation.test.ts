import assert from 'node:assert/strict';
import {request} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {openWorld, PAGE, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';
import {type Listening, type LogEntry, serve} from '../index.js';

/** A call over HTTP that can be held back, and may bear any header. */
async function call(
  url: string,
  {headers = {}, holdMs = 0}: {headers?: Record<string, string>; holdMs?: number} = {},
): Promise<{status: number; text: string}> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {method: holdMs > 0 ? 'POST' : 'GET', headers}, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({status: response.statusCode ?? 0, text});
      });
    });

    sent.on('error', reject);
    if (holdMs === 0) {
      sent.end();
      return;
    }
    sent.write('{"email":');
    const held = setTimeout(() => sent.end('"lente@example.org"}'), holdMs);
    sent.on('close', () => {
      clearTimeout(held);
    });
  });
}

describe('operation', () => {
  let world: TestWorld;
  let listening: Listening;
  const logged: LogEntry[] = [];
  before(async () => {
    world = await openWorld({log: (entry) => logged.push(entry)});
    listening = await serve(world.backend, {port: 0, hostname: '127.0.0.1'});
  });
  after(async () => {
    await listening.close();
    await world.close();
  });

  it('says that it lives, and that it can serve', async () => {
    assert.deepEqual(await call(`${listening.url}/health`), {status: 200, text: '{"status":"ok"}'});
    assert.deepEqual(await call(`${listening.url}/ready`), {status: 200, text: '{"status":"ready"}'});
  });

  it('counts calls by route and status, and what waits, for this machine alone', async () => {
    const {token} = await world.signIn('sami@example.org');
    await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien'}, {token});
    await world.ask('requests.get', {request: crypto.randomUUID()}, {token});
    const {status, text} = await call(`${listening.url}/metrics`);
    assert.equal(status, 200);
    assert.match(text, /pepites_http_request_seconds_count\{route="requests\.submit",status="201"\} 1\n/);
    assert.match(text, /pepites_http_request_seconds_count\{route="requests\.get",status="404"\} 1\n/);
    assert.match(text, /pepites_waiting\{of="signAward"\} 1\n/);
    assert.match(text, /pepites_store_up 1\n/);
    assert.match(text, /process_resident_memory_bytes \d/);
    assert.doesNotMatch(text, new RegExp(`sami|example\\.org|${STRUCTURE}`));
    await world.backend.drainOutbox();
    assert.doesNotMatch((await call(`${listening.url}/metrics`)).text, /of="signAward"/);
    const proxied = await call(`${listening.url}/metrics`, {headers: {'x-forwarded-for': '203.0.113.4'}});
    assert.equal(proxied.status, 404);
    assert.equal((await world.fetch('/metrics')).status, 404);
  });

  it('lets who has the token read it from elsewhere, and then nobody else', async () => {
    const other = await openWorld({metricsToken: 'a-token-for-metrics'});
    const ask = async (authorization: string) => other.fetch('/metrics', {headers: {authorization}});
    assert.equal((await ask('Bearer a-token-for-metrics')).status, 200);
    assert.equal((await ask('Bearer another')).status, 404);
    await other.close();
  });

  it('logs calls and problems without anybody’s address, name, code, token or words', async () => {
    const session = await world.signIn('nour.benali@example.org');
    const code = await world.lastCode('nour.benali@example.org');
    const words = 'J’ai appris à conduire le chariot.';
    await world.ask(
      'requests.submit',
      {
        requestId: crypto.randomUUID(),
        badge: 'un',
        answers: [{question: 'reussite', text: words}],
        consent: true,
        displayName: 'Nour Ben Ali',
      },
      {token: session.token},
    );
    await world.ask('me.get', {}, {token: `${session.token}x`});
    await world.fetch(`/start/${STRUCTURE}?code=K7QP-2M9X-4`);
    await world.fetch(`/b/${session.token}`);
    assert.ok(logged.some(({route}) => route === 'requests.submit'));
    const text = JSON.stringify(logged);
    for (const told of ['nour', 'benali', 'Ben Ali', code, session.token, 'chariot', 'K7QP', PAGE])
      assert.ok(!text.toLowerCase().includes(told.toLowerCase()), told);
  });

  it('ends the calls that are under way when it is asked to stop, and takes no new ones', async () => {
    const other = await openWorld();
    const served = await serve(other.backend, {port: 0, hostname: '127.0.0.1'});
    const {url} = served;
    const headers = {'content-type': 'application/json', origin: PAGE};
    const slow = call(`${url}/structures/${STRUCTURE}/sign-in/codes`, {headers, holdMs: 400});
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    const closed = served.close();
    assert.equal((await other.fetch('/ready')).status, 503);
    assert.deepEqual(await (await other.fetch('/ready')).json(), {
      status: 'notReady',
      reasons: ['stopping'],
    });
    await assert.rejects(call(`${url}/health`), /ECONNREFUSED/);
    assert.equal((await slow).status, 202, 'the call that was held back is answered');
    await closed;
    assert.ok(performance.now() - started < 5000, 'and nobody waited for the longest time');
    await other.close();
  });

  it('does not wait for ever for a caller that never ends', async () => {
    const other = await openWorld();
    const served = await serve(other.backend, {port: 0, hostname: '127.0.0.1', graceMs: 200});
    const {url} = served;
    const never = call(`${url}/structures/${STRUCTURE}/sign-in/codes`, {
      headers: {'content-type': 'application/json'},
      holdMs: 60_000,
    });
    never.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await served.close();
    await assert.rejects(never, /socket hang up|ECONNRESET/);
    await other.close();
  });

  it('tells people in words when something is broken here, and programs with a code', async () => {
    const problems: LogEntry[] = [];
    const other = await openWorld({log: (entry) => problems.push(entry)});
    // As after a disk was pulled out.
    await other.backend.close();
    const open = async (accept: string, language = 'fr-FR') =>
      other.fetch(`/b/${'a'.repeat(22)}`, {headers: {accept, 'accept-language': language}});
    const page = await open('text/html,application/xhtml+xml,*/*;q=0.8');
    assert.equal(page.status, 500);
    assert.match(page.headers.get('content-type') ?? '', /text\/html/);
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.match(await page.text(), /Ce n’est pas de votre faute\./);
    assert.match(await (await open('text/html', 'en')).text(), /lang="en"[\s\S]*It is not your fault\./);
    const problem = (await (await open('*/*')).json()) as {code: string};
    assert.equal(problem.code, 'INTERNAL');
    assert.ok(problems.some(({event}) => event === 'problem'));
    await other.close().catch(() => undefined);
  });

  it('counts who calls from the open net and says to be a proxy; a proxy of ours that nobody told us of is not bounded', async () => {
    const other = await openWorld({callsPerMinute: 5, trustedProxies: 0});
    const statusesFrom = async (remoteAddress: string) => {
      const statuses: number[] = [];
      for (let n = 0; n < 7; n++) {
        const headers = {'x-forwarded-for': `198.51.100.${String(n)}`};
        const request = new Request(`${PUBLIC_URL}/health`, {headers});
        const reply = await other.backend.app.fetch(request, {incoming: {socket: {remoteAddress}}});
        statuses.push(reply.status);
      }
      return statuses;
    };
    assert.deepEqual((await statusesFrom('9.9.9.9')).slice(4), [200, 429, 429]);
    assert.deepEqual((await statusesFrom('10.0.0.7')).slice(4), [200, 200, 200]);
    await other.close();
  });

  it('leaves room for others: one address may not call without end, and is told when it may again', async () => {
    const other = await openWorld({callsPerMinute: 30, trustedProxies: 1});
    const ask = async (from: string, path = '/health') =>
      other.fetch(path, {headers: {'x-forwarded-for': `203.0.113.99, ${from}`}});
    for (let n = 0; n < 30; n++) assert.equal((await ask('198.51.100.7')).status, 200);
    const refused = await ask('198.51.100.7', `/structures/${STRUCTURE}/badges`);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '2');
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
    assert.equal(((await refused.json()) as {code: string}).code, 'TOO_MANY_ATTEMPTS');
    const standard = (await (await ask('198.51.100.7', '/ims/ob/v3p0/profile')).json()) as object;
    assert.ok('imsx_codeMajor' in standard);
    assert.equal((await ask('198.51.100.8')).status, 200, 'somebody else');
    // As many addresses as it likes, of one network.
    for (let n = 0; n < 30; n++) await ask(`2001:db8:1:2::${n.toString(16)}`);
    assert.equal((await ask('2001:db8:1:2:ffff::1')).status, 429);
    other.clock.now = new Date(other.clock.now.getTime() + 2000);
    assert.equal((await ask('198.51.100.7')).status, 200);
    await other.close();
  });

  it('says what fails, and for how long nothing was done, without saying whom it is about', async () => {
    const {clock, backend} = world;
    const {token} = await world.signIn('lea.martin@example.org');
    await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge: 'soutien'}, {token});
    const stateOf = async (check: string) => (await backend.examine()).find((one) => one.check === check);
    assert.equal((await stateOf('work'))?.state, 'good');
    clock.now = new Date(clock.now.getTime() + 11 * 60_000);
    assert.deepEqual(await stateOf('work'), {
      check: 'work',
      state: 'bad',
      detail: '1 wait for more than ten minutes: does pepites serve run?',
    });
    assert.equal((await stateOf('messages'))?.state, 'warning');
    assert.equal((await stateOf('keys'))?.state, 'good');
    await backend.drainOutbox();
    assert.equal((await stateOf('work'))?.state, 'good');
    assert.doesNotMatch(JSON.stringify(await backend.examine()), /lea|martin/i);
  });

  it('tells browsers to come by https alone, where badges carry https', async () => {
    const reply = await world.fetch('/health');
    assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(
      reply.headers.get('strict-transport-security'),
      PUBLIC_URL.startsWith('https:') ? 'max-age=31536000' : null,
    );
    const other = await openWorld({publicUrl: 'https://badges.example'});
    const secure = await other.fetch('/health');
    assert.equal(secure.headers.get('strict-transport-security'), 'max-age=31536000');
    await other.close();
  });
});

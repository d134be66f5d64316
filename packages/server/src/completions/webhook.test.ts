import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {course, type CourseWorld, openCourseWorld} from '../../test/course-world.js';
import {PAGE, STRUCTURE, type TestWorld} from '../../test/world.js';

describe('signed webhooks of a platform', () => {
  let world: TestWorld;
  let opened: CourseWorld;
  let secret = '';
  before(async () => {
    opened = await openCourseWorld();
    ({world} = opened);
    secret = (await world.ask('platforms.setWebhook', {platform: 'cours'}, opened.lead)).value.secret;
  });
  after(() => world.close());

  it('has its secret made on the backend’s own pages alone: a partner’s script must not speak for a course', async () => {
    const {token} = await world.signIn('lea@trois-saules.example', PAGE);
    const store = {platform: 'cours', endpoint: 'https://lrs.example/xapi', user: 'u', password: 'p'};
    for (const [id, input] of [
      ['platforms.setWebhook', {platform: 'cours'}],
      ['recordStores.set', store],
      ['recordStores.remove', {platform: 'cours'}],
    ] as const)
      assert.equal((await world.ask(id, input, {token, origin: PAGE})).problem?.code, 'FORBIDDEN', id);
    assert.equal(
      (await world.ask('recordStores.get', {platform: 'cours'}, {token})).problem?.code,
      'RECORD_STORE_UNKNOWN',
    );
  });

  const reported = (ref: string, more: object = {}) => ({
    type: 'completion.reported',
    data: {badge: 'gestes', learner: {ref}, completion: {activity: course, completed: true, ...more}},
  });
  interface Sending {
    readonly id?: string;
    readonly key?: string;
    readonly aheadSeconds?: number;
    readonly path?: string;
    readonly signature?: string;
    /** What arrives, where it is not what was signed. */
    readonly arrives?: string;
  }
  const send = async (event: unknown, options: Sending = {}) => {
    const {
      id = `evt_${crypto.randomUUID()}`,
      key = secret,
      aheadSeconds = 0,
      path = `${STRUCTURE}/platforms/cours`,
    } = options;
    const body = typeof event === 'string' ? event : JSON.stringify(event);
    const timestamp = String(Math.floor(world.clock.now.getTime() / 1000) + aheadSeconds);
    const hmac = createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64'));
    const signature = `v1,${hmac.update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    const reply = await world.fetch(`/structures/${path}/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': options.signature ?? signature,
      },
      body: options.arrives ?? body,
    });
    return {
      status: reply.status,
      said: (await reply.json()) as {state?: string; code?: string; claim?: string},
    };
  };
  const code = async (event: unknown, options: Sending = {}) => (await send(event, options)).said.code;

  it('report a completion as the platform’s server does', async () => {
    const {status, said} = await send(reported('nora'));
    assert.deepEqual([status, said.state], [200, 'claimable']);
    const {token} = await world.signIn('nora@example.org');
    const award = await world.ask('claims.redeem', {claim: said.claim ?? ''}, {token});
    assert.equal(award.value.badge, 'gestes');
    const taken = {type: 'completion.voided', data: {badge: 'gestes', learner: 'nora', activity: course}};
    await world.backend.drainOutbox();
    assert.equal((await send(taken)).said.state, 'contested');
  });

  it('are answered alike when the same event comes again, signed anew', async () => {
    const id = 'evt_deux-fois';
    const first = await send(reported('deux'), {id});
    world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
    assert.deepEqual(await send(reported('deux'), {id}), first);
    assert.equal(await code(reported('autre'), {id}), 'IDEMPOTENCY_CONFLICT');
    world.clock.now = new Date(world.clock.now.getTime() - 3_600_000);
  });

  it('are refused with another secret, another body, another time, another platform', async () => {
    const event = reported('faux');
    const id = 'evt_faux-faux';
    const refused = {
      'another secret': {key: `whsec_${Buffer.alloc(32, 7).toString('base64')}`},
      'another body': {arrives: JSON.stringify(reported('voleur'))},
      'too late': {aheadSeconds: -301},
      'too early': {aheadSeconds: 301},
      'another platform': {path: `${STRUCTURE}/platforms/autre`},
      'no platform': {path: `${STRUCTURE}/platforms/nulle`},
      'another structure': {path: 'voisine/platforms/cours'},
      'no structure': {path: 'nulle/platforms/cours'},
      'no signature': {signature: ''},
      'half a signature': {signature: 'v1,abcd'},
      'an id with a dot': {id: 'evt.1.2.3.4'},
    };
    for (const [name, options] of Object.entries(refused)) {
      const {status, said} = await send(event, {id, ...options});
      assert.deepEqual([status, said.code], [401, 'TOKEN_INVALID'], name);
    }
    // A refusal kept nothing of the event's id.
    assert.equal((await send(event, {id})).said.state, 'claimable');
    assert.equal((await send(event, {aheadSeconds: -299})).said.state, 'claimable');
  });

  it('say what is wrong in them, and leave what means nothing here', async () => {
    assert.equal(await code('{'), 'BAD_REQUEST');
    assert.equal(await code('null'), 'BAD_REQUEST');
    assert.equal(await code({type: 'completion.reported', data: {}}), 'BAD_REQUEST');
    assert.equal((await send({type: 'course.updated'})).said.state, 'ignored');
    const other = reported('x');
    assert.equal(await code({...other, data: {...other.data, badge: 'un'}}), 'WRONG_MODE');
    assert.equal(await code({...other, data: {...other.data, badge: 'nul'}}), 'BADGE_UNKNOWN');
    assert.equal(await code('x'.repeat(70_000)), 'BAD_REQUEST');
  });

  it('end with their secret', async () => {
    const {secret: next, url} = (await world.ask('platforms.setWebhook', {platform: 'cours'}, opened.lead))
      .value;
    assert.match(url, /\/structures\/les-trois-saules\/platforms\/cours\/webhook$/);
    assert.equal(await code(reported('a')), 'TOKEN_INVALID');
    assert.equal((await send(reported('a'), {key: next})).status, 200);
    await world.ask('platforms.removeWebhook', {platform: 'cours'}, opened.lead);
    assert.equal(await code(reported('a'), {key: next}), 'TOKEN_INVALID');
  });
});

import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createFolder, type Folder} from '../../test/support.js';

const env = {PUBLIC_URL: 'http://localhost:8787'};
const definition = `
version: 1
structures:
  - id: les-trois-saules
    name: Les Trois Saules
    kind: ACI
    webhooks:
      - name: si
        url: https://si.example/pepites
        events: [award.issued, request.sent]
`;

describe('pepites webhooks', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('pepites.yaml', definition);
    const applied = await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env});
    assert.deepEqual([applied.code, applied.error], [0, '']);
    assert.match(applied.out, /\+ webhook +si/);
  });
  after(() => folder.remove());

  const webhooks = async (...args: string[]) =>
    folder.pepites(['webhooks', ...args, '--structure', 'les-trois-saules'], {env});

  it('lists where events go, and makes a secret, said once', async () => {
    assert.equal((await webhooks('list')).out, 'si\tsecretMissing\t0\t-\thttps://si.example/pepites\n');
    const {code, out} = await webhooks('secret', 'si');
    assert.deepEqual([code, /^whsec_[\w+/]{43}=\n$/.test(out)], [0, true]);
    assert.notEqual((await webhooks('secret', 'si', '--end-old')).out, out);
    assert.equal((await webhooks('list')).out, 'si\ton\t0\t-\thttps://si.example/pepites\n');
  });

  it('lists deliveries, and sends them again', async () => {
    assert.deepEqual(
      [(await webhooks('deliveries', 'si')).out, (await webhooks('deliveries', 'si')).code],
      ['', 0],
    );
    const again = await webhooks('replay', 'si', '--failed-since', '2026-11-01T00:00:00Z');
    assert.deepEqual([again.code, again.out], [0, '0\n']);
  });

  it('switches one off and on, and sends a trial', async () => {
    assert.match((await webhooks('off', 'si')).out, /^si\toff\t0\t/);
    assert.match((await webhooks('list')).out, /^si\toff\t/);
    assert.match((await webhooks('on', 'si')).out, /^si\ton\t0\t/);
    const {code, out} = await webhooks('test', 'si');
    assert.deepEqual([code, /^\S+\n$/.test(out)], [0, true], out);
    const [id = '', , type] = (await webhooks('deliveries', 'si')).out.split('\t');
    assert.deepEqual([id, type], [out.trim(), 'webhook.test']);
  });

  it('switches off one whose address may not be fetched, and not on again', async () => {
    await folder.write(
      'port.yaml',
      definition.replace('https://si.example/pepites', 'https://si.example:25/pepites'),
    );
    const applied = await folder.pepites(['apply', 'port.yaml', '--yes'], {env});
    assert.deepEqual([applied.code, applied.error], [0, '']);
    assert.match((await webhooks('off', 'si')).out, /^si\toff\t\d\t-\thttps:\/\/si\.example:25\/pepites$/m);
    const on = await webhooks('on', 'si');
    assert.equal(on.code, 1);
    assert.match((await webhooks('list')).out, /^si\toff\t/);
    assert.equal((await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env})).code, 0);
    assert.match((await webhooks('on', 'si')).out, /^si\ton\t/);
  });

  it('removes one, which the definition brings back', async () => {
    const removed = await webhooks('remove', 'si');
    assert.deepEqual([removed.code, removed.out, (await webhooks('list')).out], [0, '', '']);
    await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env});
    assert.match((await webhooks('list')).out, /^si\tsecretMissing\t/);
  });

  it('says what is wrong', async () => {
    for (const act of ['test', 'on', 'off', 'remove'])
      assert.match((await webhooks(act, 'other')).error, /ERR_WEBHOOK_UNKNOWN/, act);
    assert.match((await webhooks('secret', 'other')).error, /ERR_WEBHOOK_UNKNOWN/);
    for (const wrong of [
      ['list', 'si'],
      ['secret'],
      ['replay', 'si'],
      ['replay', 'si', '--failed-since', 'yesterday'],
      ['deliveries', 'si', '--state', 'lost'],
      ['send', 'si'],
    ])
      assert.equal((await webhooks(...wrong)).code, 2, wrong.join(' '));
  });
});

import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:net';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import {openWorld, type TestWorld} from '../../test/world.js';

describe('mail that the post refuses', () => {
  let world: TestWorld;
  let post: Server;
  const lines: object[] = [];
  before(async () => {
    post = createServer((socket) => {
      socket.write('220 post\r\n');
      socket.on('data', (data) => {
        const [address] = /<[^>]*>/.exec(data.toString()) ?? [];
        const isRecipient = data.toString().startsWith('RCPT');
        socket.write(isRecipient ? `550 5.1.1 ${address ?? ''} unknown\r\n` : '250 ok\r\n');
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
    const smtpUrl = `smtp://127.0.0.1:${(post.address() as AddressInfo).port}?from=badges@example.org`;
    world = await openWorld({smtpUrl, log: (entry) => lines.push(entry)});
  });
  after(async () => {
    await world.close();
    post.close();
  });

  it('is noted in the log without the person’s address', async () => {
    const reply = await world.ask('signIn.sendCode', {email: 'personne.secrete@example.net'});
    assert.equal(reply.status, 500);
    const text = JSON.stringify(lines);
    assert.match(text, /"event":"problem"/);
    assert.doesNotMatch(text, /secrete|example\.net/);
  });
});

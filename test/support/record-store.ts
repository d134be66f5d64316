/** A learning record store, in the tests: a real server on this machine that gives its statements to who knows its account. */
import {createServer} from 'node:http';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';

export interface TestRecordStore {
  readonly endpoint: string;
  /** `since` of each call that it has answered. */
  readonly asked: string[];
  statements: readonly object[];
  close(): Promise<void>;
}

export async function openRecordStore(account: {
  readonly user: string;
  readonly password: string;
}): Promise<TestRecordStore> {
  const asked: string[] = [];
  const expected = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`;
  const store = {asked, statements: [] as readonly object[]};
  const server = createServer((request, response) => {
    if (request.headers.authorization !== expected) return response.writeHead(401).end();
    asked.push(new URL(request.url ?? '', 'http://localhost').searchParams.get('since') ?? '');
    return response
      .writeHead(200, {'content-type': 'application/json'})
      .end(JSON.stringify({statements: store.statements, more: ''}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(store, {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

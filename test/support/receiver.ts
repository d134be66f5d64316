/** Who receives webhooks, in the tests: a real server on this machine that answers as it is told, and keeps what it got. */
import {createServer, type IncomingHttpHeaders} from 'node:http';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds. */
  readonly at: number;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly waitMs?: number;
}

export interface Receiver {
  readonly url: string;
  readonly got: Received[];
  /** For each call in turn; the last one for all that follow. */
  answers: Answer[];
  /** Connections are refused from now on, until it is up again at the same address. */
  down(): Promise<void>;
  up(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const got: Received[] = [];
  const receiver = {got, answers: [{status: 204}] as Answer[]};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({headers: request.headers, body: Buffer.concat(chunks).toString(), at: Date.now()});
      const {answers} = receiver;
      const {
        status,
        headers = {},
        waitMs = 0,
      } = (answers.length > 1 ? answers.shift() : answers[0]) ?? {
        status: 204,
      };
      setTimeout(
        () => response.writeHead(status, {...headers}).end('x'.repeat(status === 204 ? 0 : 100)),
        waitMs,
      );
    });
  });
  let port = 0;
  const up = async (): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({port} = server.address() as AddressInfo);
  };
  await up();
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/hook`,
    up,
    down: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

/** A server that notes what it is sent and answers as a test tells it; and a client that speaks to it. */
import assert from 'node:assert/strict';
import {createServer, type IncomingHttpHeaders, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, afterEach, before} from 'node:test';
import {BackendError, createBadgeClient} from '../src/index.js';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type Answer = (response: ServerResponse, received: Received) => void;

export interface AnsweringServer {
  /** Where it listens, once the tests run. */
  readonly url: string;
  /** In this test so far. */
  readonly received: readonly Received[];
  /** Each request gets the next; the last one repeats. */
  answer(...answers: Answer[]): void;
  client(options?: Partial<Parameters<typeof createBadgeClient>[0]>): ReturnType<typeof createBadgeClient>;
}

/** To be called in a file of tests, outside of them: it starts before the first and ends after the last. */
export function answeringServer(): AnsweringServer {
  let received: Received[] = [];
  let answers: Answer[] = [];
  let url = '';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const {method = '', url: path = '', headers} = request;
      const one = {method, url: path, headers, body: Buffer.concat(chunks)};
      received.push(one);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer?.(response, one);
    });
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    received = [];
    answers = [];
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    get url() {
      return url;
    },
    get received() {
      return received;
    },
    answer: (...next) => {
      answers = next;
    },
    client: (options = {}) =>
      createBadgeClient({backend: url, token: 'secret', retry: {maxDelayMs: 5}, ...options}),
  };
}

export const structure = {id: 's', name: 'S', kind: 'ACI', issuerId: 'http://localhost/issuers/s'};
export const completion = {structure: 's', badge: 'b', learner: {ref: 'l'}, completion: {activity: 'a'}};

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, {'content-type': 'application/json', ...headers}).end(JSON.stringify(body));
  };

export const problem = (code: string, status: number, headers: Record<string, string> = {}): Answer =>
  json({type: `urn:pepites:error:${code}`, title: code, status, code}, status, {
    'content-type': 'application/problem+json',
    ...headers,
  });

/** For `assert.rejects`. */
export const rejectsWith = (code: string, status?: number) => (error: unknown) => {
  assert.ok(error instanceof BackendError, String(error));
  assert.equal(error.code, code, `${error.code} ${error.message}`);
  if (status !== undefined) assert.equal(error.status, status);
  return true;
};

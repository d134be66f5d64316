/**
 * Open Badge Factory over HTTP, on the loopback: both dialects of its API, the documents that it serves to everybody, and what may go
 * wrong with it. What the platform documents nowhere is assumed, and said here: 429 as an ErrorResult without a header; a badge that
 * was revoked answers 410 with `{id, revoked: true}` in its hosted form, and is named by the list in its 3.0 form; an address that it
 * refuses is a 400 for the whole call; a certificate that it does not know, or none, is a 400 as a page, as nginx has it. Left out: the
 * making of client certificates, e-mail, the editors of badges and forms.
 */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {type Answer, type Call, errorResult} from './exchange.ts';
import {type Faults, noFaults} from './faults.ts';
import {OpenBadges3} from './open-badge-3.ts';
import {clientOf, type TlsMaterial} from './client-certificate.ts';
import {Platform} from './platform.ts';
import {answerPublicly} from './public-documents.ts';
import {Tokens} from './tokens.ts';
import {answerV1} from './v1.ts';
import {answerV2, type Dialect} from './v2.ts';

export interface ObfEmulator {
  readonly url: string;
  readonly platform: Platform;
  readonly faults: Faults;
  /** Method and path of the calls of the API that came, with their query; public documents left out. */
  readonly calls: string[];
  /** Milliseconds, by the computer's clock, at which they came. */
  readonly callTimes: number[];
  /** How many tokens were given. */
  readonly tokensGiven: number;
  close(): Promise<void>;
}

export interface EmulatorOptions {
  /** The clock of the platform. @default the computer's */
  readonly now?: () => Date;
  readonly port?: number;
  /** `languages` instead of `language` in lists of badges. @default false */
  readonly saysLanguages?: boolean;
  /** It is at an `https:` address, and asks who calls for a certificate. */
  readonly tls?: TlsMaterial;
}

export async function openObfEmulator({
  now = () => new Date(),
  port = 0,
  saysLanguages = false,
  tls,
}: EmulatorOptions = {}): Promise<ObfEmulator> {
  const seconds = (): number => Math.floor(now().getTime() / 1000);
  const platform = new Platform(seconds);
  const faults = noFaults();
  const tokens = new Tokens(platform, faults);
  const calls: string[] = [];
  const callTimes: number[] = [];
  const server = tls
    ? createTlsServer({
        ...{key: tls.key, cert: tls.certificate, ca: tls.clientsAuthority},
        // Public documents are for everybody: whom it does not know is told so, call by call.
        ...{requestCert: true, rejectUnauthorized: false},
      })
    : createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http${tls ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const openBadges3 = new OpenBadges3(platform, url);
  const dialect: Dialect = {platform, faults, tokens, base: url, saysLanguages};

  const answer = async (call: Call, request: IncomingMessage): Promise<Answer | 'none'> => {
    if (faults.isUnreachable) return 'none';
    if (faults.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.slowMs));
    if (faults.isUnavailable) return errorResult(call, 503);
    const document = await answerPublicly({platform, base: url, openBadges3}, call);
    if (document) return document;
    calls.push(`${call.method} ${request.url ?? ''}`);
    callTimes.push(performance.now());
    if (faults.broken?.test(`${call.method} ${call.path}`) === true) return errorResult(call, 500);
    if (faults.tooManyCalls > 0 || faults.limited?.test(call.path) === true) {
      if (faults.tooManyCalls > 0) faults.tooManyCalls--;
      const {retryAfterSeconds: after} = faults;
      const reply = errorResult(call, 429);
      return after === undefined
        ? reply
        : {...reply, headers: {...reply.headers, 'retry-after': String(after)}};
    }
    if (call.path.startsWith('/v1/') && call.client === 'stranger') return strangerPage;
    if (faults.strangeAnswers > 0) {
      faults.strangeAnswers--;
      return {status: 200, headers: {'content-type': 'text/html'}, body: '<h1>Maintenance</h1>'};
    }
    const given = await (call.path.startsWith('/v2/') ? answerV2(dialect, call) : answerV1(dialect, call));
    const hasMade =
      given.status === 201 ||
      (given.status === 200 && call.method === 'POST' && /^\/v2\/(?:badge|event)\//.test(call.path));
    if (hasMade && faults.lostReplies > 0) {
      faults.lostReplies--;
      return 'none';
    }
    return given;
  };

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const call = await readCall(request, seconds());
      const given = await answer(call, request);
      if (given === 'none') {
        request.socket.destroy();
        return;
      }
      response.writeHead(given.status, given.headers ?? {}).end(given.body ?? '');
    })().catch((error: unknown) => {
      response.writeHead(500, {'content-type': 'text/plain'}).end(String(error));
    });
  });

  return {
    url,
    platform,
    faults,
    calls,
    callTimes,
    get tokensGiven() {
      return tokens.given;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const strangerPage: Answer = {
  status: 400,
  headers: {'content-type': 'text/html'},
  body: '<html><head><title>400 The SSL certificate error</title></head></html>',
};

async function readCall(request: IncomingMessage, at: number): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const {pathname, searchParams} = new URL(request.url ?? '/', 'http://platform');
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(pathname),
    query: searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
    at,
    client: clientOf(request),
  };
}

/**
 * Open Badge Passport over HTTP, on the loopback: what it shows to everybody, the hosted documents of badges made there, the displayer,
 * and the taking up of badges; and what may go wrong with it. Written from its published code of 2020. What is documented nowhere is
 * assumed, and said here or where it is: 429 without a header; a private badge's page is a page without the badge; a badge that was
 * taken back stays public until the platform verifies it. Left out: signing in, editing, galleries, the map, endorsements, evidence.
 */
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Answer, type Call, firstMatch, json} from '../obf/exchange.ts';
import {badgeRoutes} from './badge-api.ts';
import {displayerRoutes} from './displayer.ts';
import {type Faults, noFaults} from './faults.ts';
import {importRoutes} from './import.ts';
import {pageRoutes} from './pages.ts';
import {Passport} from './passport.ts';
import {selfieRoutes} from './selfie.ts';

export interface ObpEmulator {
  /** With the path that the platform runs below. */
  readonly url: string;
  readonly passport: Passport;
  readonly faults: Faults;
  /** Method and path of every call that came. */
  readonly calls: string[];
  close(): Promise<void>;
}

export interface ObpEmulatorOptions {
  /** The clock of the platform. @default the computer's */
  readonly now?: () => Date;
  readonly port?: number;
}

const basePath = '/app';

export async function openObpEmulator({
  now = () => new Date(),
  port = 0,
}: ObpEmulatorOptions = {}): Promise<ObpEmulator> {
  const seconds = (): number => Math.floor(now().getTime() / 1000);
  const passport = new Passport(seconds);
  const faults = noFaults();
  const calls: string[] = [];
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const place = {passport, base: origin + basePath};
  const below = [
    ...badgeRoutes(place),
    ...selfieRoutes(place, faults),
    ...importRoutes(place),
    ...pageRoutes(place),
  ];
  const displayer = displayerRoutes(place);

  const answer = async (call: Call): Promise<Answer | 'none'> => {
    if (faults.isUnreachable) return 'none';
    if (faults.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.slowMs));
    if (faults.isUnavailable) return page(503);
    if (faults.redirectsTo !== undefined) return {status: 302, headers: {location: faults.redirectsTo}};
    if (faults.tooManyCalls > 0) {
      faults.tooManyCalls--;
      const {retryAfterSeconds: after} = faults;
      return {
        ...json({error: 'too many requests'}, 429),
        ...(after !== undefined && {headers: {'retry-after': String(after)}}),
      };
    }
    if (faults.strangeAnswers > 0) {
      faults.strangeAnswers--;
      return page(200);
    }
    const isBelow = call.path.startsWith(`${basePath}/`);
    const path = isBelow ? call.path.slice(basePath.length) : call.path;
    return (await firstMatch(isBelow ? below : displayer, {...call, path})) ?? page(404);
  };

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const call = await readCall(request, seconds());
      calls.push(`${call.method} ${call.path}`);
      const given = await answer(call);
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
    url: place.base,
    passport,
    faults,
    calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const page = (status: number): Answer => ({
  status,
  headers: {'content-type': 'text/html; charset=utf-8'},
  body: '<!doctype html><title>Open Badge Passport</title><h1>Maintenance</h1>',
});

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
  };
}

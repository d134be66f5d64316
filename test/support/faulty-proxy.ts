/** A network that fails: stands between pages and a backend on the loopback, and does to the next calls what it is told. */
import {type IncomingMessage, request as send, type ServerResponse} from 'node:http';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

export type Fault =
  /** The connection breaks once this much of the body has gone. */
  | {readonly kind: 'cut'; readonly afterBytes: number}
  /** The backend gets the call and does it; its reply is lost. */
  | {readonly kind: 'loseReply'}
  /** Somebody on the way answers in its place. */
  | {readonly kind: 'reply'; readonly status: number; readonly code?: string; readonly retryAfter?: number}
  /** The call arrives this much later. */
  | {readonly kind: 'slow'; readonly ms: number}
  /** Nobody answers, as long as the network is like that. */
  | {readonly kind: 'down'};

interface Planned {
  readonly fault: Fault;
  readonly matches: (call: string) => boolean;
  times: number;
}

export class FaultyProxy {
  readonly url: string;
  /** Method and path of all that came, preflights left out. */
  readonly calls: string[] = [];
  readonly #server: ReturnType<typeof createServer>;
  readonly #target: number;
  #planned: Planned[] = [];

  private constructor(server: ReturnType<typeof createServer>, target: number) {
    this.#server = server;
    this.#target = target;
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      this.#pass(request, response);
    });
  }

  /** @param target port of the backend */
  static async open(target: number): Promise<FaultyProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return new FaultyProxy(server, target);
  }

  /** The next `times` calls that match get the fault. @param call such as `POST …/files` */
  plan(call: RegExp, fault: Fault, times = 1): void {
    this.#planned.push({fault, times, matches: (each) => call.test(each)});
  }

  /** The network is as it should be. */
  heal(): void {
    this.#planned = [];
  }

  count(call: RegExp): number {
    return this.calls.filter((each) => call.test(each)).length;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const call = `${request.method ?? ''} ${request.url ?? ''}`;
    const isPreflight = request.method === 'OPTIONS';
    if (!isPreflight) this.calls.push(call);
    const planned = isPreflight
      ? undefined
      : this.#planned.find((each) => each.times > 0 && each.matches(call));
    if (planned) planned.times -= 1;
    const fault = planned?.fault;
    switch (fault?.kind) {
      case 'down':
        request.socket.destroy();
        return;
      case 'reply':
        request.resume();
        reply(request, response, fault);
        return;
      case 'slow':
        setTimeout(() => {
          this.#forward(request, response, undefined);
        }, fault.ms);
        return;
      default:
        this.#forward(request, response, fault);
    }
  }

  #forward(request: IncomingMessage, response: ServerResponse, fault: Fault | undefined): void {
    const {method, url, headers} = request;
    const onward = send({host: '127.0.0.1', port: this.#target, method, path: url, headers}, (incoming) => {
      if (fault?.kind === 'loseReply') {
        incoming.resume();
        incoming.on('end', () => request.socket.destroy());
        return;
      }
      response.writeHead(incoming.statusCode ?? 502, incoming.headers);
      incoming.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    if (fault?.kind !== 'cut') {
      request.pipe(onward);
      return;
    }
    let left = fault.afterBytes;
    request.on('data', (chunk: Buffer) => {
      if (left <= 0) return;
      onward.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) return;
      onward.destroy();
      request.socket.destroy();
    });
  }
}

function reply(
  request: IncomingMessage,
  response: ServerResponse,
  {status, code, retryAfter}: Extract<Fault, {kind: 'reply'}>,
): void {
  const problem = {type: `urn:pepites:error:${code ?? ''}`, title: 'x', status, code};
  response
    .writeHead(status, {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-expose-headers': 'retry-after',
      'content-type': code === undefined ? 'text/html' : 'application/problem+json',
      ...(retryAfter !== undefined && {'retry-after': `${retryAfter}`}),
    })
    .end(code === undefined ? '<h1>Oops</h1>' : JSON.stringify(problem));
}

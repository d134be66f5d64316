/** Lets a handler of Node’s own kind answer a call: the authorisation server is one, the rest of the backend is not. */
import {IncomingMessage, ServerResponse} from 'node:http';
import {Socket} from 'node:net';

export interface NodeExchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** Once the handler has ended its reply. */
  readonly answered: Promise<Response>;
}

/** What the handler may believe of a request: its addresses are those of the backend, whatever a proxy or a caller says. */
const passed = [
  'accept',
  'accept-language',
  'authorization',
  'content-type',
  'cookie',
  'origin',
  'user-agent',
];

export interface Call {
  readonly method: string;
  /** The public address, whole. */
  readonly address: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** @param mount the part of the path that the handler does not know of */
export function nodeExchange({method, address, headers, body}: Call, mount: string): NodeExchange {
  // By this the handler knows that its cookies may be for `https:` only.
  const socket = Object.assign(new Socket(), {encrypted: address.protocol === 'https:'});
  const incoming = new IncomingMessage(socket);
  const path = address.pathname + address.search;
  incoming.method = method;
  incoming.url = path.slice(mount.length);
  Object.assign(incoming, {originalUrl: path});
  incoming.headers = {
    ...Object.fromEntries([...headers].filter(([name]) => passed.includes(name))),
    host: address.host,
    ...(body.length > 0 && {'content-length': String(body.length)}),
  };
  if (body.length > 0) incoming.push(body);
  incoming.push(null);
  const outgoing = new ServerResponse(incoming);
  return {incoming, outgoing, answered: replyOf(outgoing)};
}

async function replyOf(outgoing: ServerResponse): Promise<Response> {
  return new Promise((resolve) => {
    outgoing.end = (chunk?: unknown): ServerResponse => {
      const body = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : undefined;
      const headers = new Headers();
      for (const [name, value] of Object.entries(outgoing.getHeaders()))
        for (const one of Array.isArray(value) ? value : [value]) headers.append(name, String(one));
      const {statusCode: status} = outgoing;
      const isBare = body === undefined || body.length === 0;
      resolve(new Response(isBare ? null : (body as BodyInit), {status, headers}));
      return outgoing;
    };
  });
}

/** Puts an opened backend on a port. */
import {createAdaptorServer} from '@hono/node-server';
import type {Server} from 'node:http';
import {isIPv6} from 'node:net';
import {ServerError} from './errors.js';
import type {Backend} from './open-backend.js';

export interface ServeOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Name or address to listen on. @default 'localhost' */
  readonly hostname?: string | undefined;
  /** How long calls that are under way may take to end once it is asked to stop. @default 10_000 */
  readonly graceMs?: number | undefined;
}

/** How often connections that have become idle are looked for, while it stops. */
const idleLookMs = 50;

export interface Listening {
  /** Where it answers on this machine; not the public address. */
  readonly url: string;
  /** Stops listening, and waits for the calls that are under way; the backend stays open. */
  close(): Promise<void>;
}

/** @throws {ServerError} ERR_PORT_IN_USE */
export async function serve(
  backend: Backend,
  {port, hostname = 'localhost', graceMs = 10_000}: ServeOptions,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: async (request, env) => backend.app.fetch(request, env),
    overrideGlobalObjects: false,
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new ServerError('ERR_PORT_IN_USE', `Port ${port} is in use by another program.`, {
              cause: error,
              port,
            })
          : error,
      );
    });
    server.listen(port, hostname, resolve);
  });
  const url = localUrl(server, hostname, port);
  backend.announce(url);
  return {
    url,
    close: async () => {
      backend.stopping();
      await stop(server, graceMs);
    },
  };
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, idleLookMs);
  const end = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
  clearInterval(idle);
  clearTimeout(end);
}

function localUrl(server: Server, hostname: string, port: number): string {
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address : {address: hostname, port};
  const isEverywhere = bound.address === '0.0.0.0' || bound.address === '::';
  const host = isEverywhere ? '127.0.0.1' : isIPv6(bound.address) ? `[${bound.address}]` : bound.address;
  return `http://${host}:${bound.port}`;
}

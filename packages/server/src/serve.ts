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
}

export interface Listening {
  /** Where it answers on this machine; not the public address. */
  readonly url: string;
  /** Stops listening; the backend stays open. */
  close(): Promise<void>;
}

/** @throws {ServerError} ERR_PORT_IN_USE */
export async function serve(
  backend: Backend,
  {port, hostname = 'localhost'}: ServeOptions,
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
    close: async () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function localUrl(server: Server, hostname: string, port: number): string {
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address : {address: hostname, port};
  const isEverywhere = bound.address === '0.0.0.0' || bound.address === '::';
  const host = isEverywhere ? '127.0.0.1' : isIPv6(bound.address) ? `[${bound.address}]` : bound.address;
  return `http://${host}:${bound.port}`;
}

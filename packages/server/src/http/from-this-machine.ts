/** Does a call come from this machine, and from nobody behind a proxy on it? */
import type {Context} from 'hono';

interface NodeEnvironment {
  readonly incoming?: {
    readonly socket?: {readonly remoteAddress?: string; readonly localAddress?: string};
  };
}

/** The same address on both ends; and not a stranger's request that a proxy on this machine passed on. */
export function isFromThisMachine(c: Context): boolean {
  const socket = (c.env as NodeEnvironment | undefined)?.incoming?.socket;
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
    (name) => c.req.header(name) !== undefined,
  );
  return socket?.remoteAddress !== undefined && socket.remoteAddress === socket.localAddress && !isForwarded;
}

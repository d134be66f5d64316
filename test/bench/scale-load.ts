/** Many who call at the same time: each waits for its answer, and calls again. */
import {Agent, request as send} from 'node:http';

export interface Call {
  readonly path: string;
  readonly token?: string | undefined;
  readonly method?: 'GET' | 'POST';
  readonly body?: object;
  readonly version?: number;
}

export interface Load {
  /** Milliseconds of each call that was answered well. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** By what was said: a status, or the code of an error. */
  readonly failures: ReadonlyMap<string, number>;
}

export interface LoadOptions {
  readonly url: string;
  readonly origin: string;
  readonly connections: number;
  /** Ends after so long. */
  readonly seconds: number;
  /** The next call; undefined: there is no more. @param turn counts all calls, from 0 */
  readonly next: (turn: number) => Call | undefined;
}

export async function load({url, origin, connections, seconds, next}: LoadOptions): Promise<Load> {
  const agent = new Agent({keepAlive: true, maxSockets: connections});
  const times: number[] = [];
  const failures = new Map<string, number>();
  // A busy process takes one new connection at each turn of its loop: those who call are connected before the clock runs.
  await Promise.all(
    Array.from({length: connections}, async () => ask(agent, url, origin, {path: '/health'})),
  );
  const started = performance.now();
  let turn = 0;
  const work = async (): Promise<void> => {
    while (performance.now() - started < seconds * 1000) {
      const call = next(turn++);
      if (!call) return;
      const before = performance.now();
      const said = await ask(agent, url, origin, call);
      if (said.status >= 200 && said.status < 300) times.push(performance.now() - before);
      else failures.set(said.what, (failures.get(said.what) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({length: connections}, work));
  agent.destroy();
  return {times, seconds: (performance.now() - started) / 1000, failures};
}

interface Said {
  readonly status: number;
  readonly what: string;
  readonly text: string;
}

export async function ask(agent: Agent | undefined, url: string, origin: string, call: Call): Promise<Said> {
  const {path, token, method = 'GET', body, version} = call;
  const sent = body && JSON.stringify(body);
  return new Promise((resolve) => {
    const request = send(url + path, {
      agent: agent ?? false,
      method,
      headers: {
        origin,
        ...(token !== undefined && {authorization: `Bearer ${token}`}),
        ...(sent !== undefined && {'content-type': 'application/json'}),
        ...(version !== undefined && {'if-match': `"${version}"`}),
      },
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve({status: 0, what: error.code ?? error.message, text: ''});
    });
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', () => undefined);
      response.on('close', () => {
        const {statusCode: status = 0} = response;
        const code = /"code":"(\w+)"/.exec(status >= 400 ? text : '')?.[1] ?? '';
        resolve({status: response.complete ? status : 0, what: `${status} ${code}`.trim(), text});
      });
    });
    request.end(sent);
  });
}

/**
 * A backend in a process of its own, for tests that kill it. Arguments: data folder, port, public URL, `timers` or `idle`. With DATABASE_URL,
 * on that database.
 */
import {openBackend, serve, ServerError} from '../src/index.js';

/** Its first line. */
export type ChildWords =
  | {readonly url: string}
  | {
      readonly code: string;
      readonly message: string;
      readonly pid?: number;
      readonly at?: string;
    };

const [dataDirectory = '', port = '0', publicUrl = '', mode = 'timers'] = process.argv.slice(2);
try {
  const backend = await openBackend({
    dataDirectory,
    databaseUrl: process.env['DATABASE_URL'],
    publicUrl,
    hasTimers: mode === 'timers',
  });
  const {url} = await serve(backend, {port: Number(port), hostname: '127.0.0.1'});
  process.stdout.write(`${JSON.stringify({url})}\n`);
} catch (error) {
  if (!(error instanceof ServerError)) throw error;
  const {code, message, pid, url} = error;
  process.stdout.write(`${JSON.stringify({code, message, pid, at: url})}\n`);
  process.exitCode = 1;
}

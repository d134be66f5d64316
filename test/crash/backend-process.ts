/** The backend that is killed, in a process of its own. Its arguments are one JSON text. Says `{url}` when it listens. */
import {openBackend, serve} from '@pepites/server';
import {dieAtStatement} from './die-at-statement.ts';

export interface BackendArguments {
  readonly dataDirectory: string;
  readonly publicUrl: string;
  readonly port: number;
  readonly smtpUrl: string;
  /** Dies by itself at this writing statement; absent: it waits to be killed. */
  readonly diesAt?: {readonly statement: number; readonly isAfter: boolean} | undefined;
}

const {port, diesAt, ...options} = JSON.parse(process.argv[2] ?? '{}') as BackendArguments;
if (diesAt) dieAtStatement(diesAt.statement, diesAt.isAfter);
const backend = await openBackend({
  ...options,
  log: (entry) => {
    if (entry.event === 'problem' || (entry.status ?? 0) >= 500)
      process.stderr.write(`${JSON.stringify(entry)}\n`);
  },
});
const {url} = await serve(backend, {port, hostname: '127.0.0.1'});
process.stdout.write(`${JSON.stringify({url})}\n`);

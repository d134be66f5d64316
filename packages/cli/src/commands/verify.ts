/** `pepites verify`: is this badge genuine, still good, and whose is it? */
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {isLoopback} from '@pepites/recognition';
import {parse, type Policy, type Verdict, type VerifyOptions} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import {UsageError, type Command} from '../command.js';
import {languageOf, type Io} from '../io.js';
import {nothingMapped, readDocumentsMap, type MappedFetch} from '../verify/documents-map.js';
import {presentVerdict} from '../verify/present-verdict.js';
import {safeFetch, type FetchedBytes, type SafeFetchOptions} from '../verify/safe-fetch.js';

const maxInputBytes = 10_000_000;
const inputTimeoutMs = 10_000;

interface Request {
  readonly inputs: readonly string[];
  readonly isJson: boolean;
  readonly now: Date;
  readonly policy: Policy;
  /** Absent: documents are fetched for real. */
  readonly mapped: MappedFetch | undefined;
}

export const verifyCommand: Command = {
  usage: `pepites verify [options] FILE|URL|-…

  A badge: PNG, SVG, JSON or JWT, as a file, an address, or standard input (-).

  --json               one line of JSON for each input
  --now ISO            judge as if it were then, for instance 2026-03-01T10:00:00Z
  --policy POLICY      strict (default), or 1edtech: accept what the public 1EdTech validator accepts
  --documents MAP.json answers for addresses: {"https://a.example/keys/": "keys/", "https://a.example/list": {"status": 410}}
                       (paths relative to MAP.json; the longest prefix wins; nothing else is reached)
  --offline            reach no address

  Exit code: 0 all verified, 1 otherwise, 2 the command line is wrong.`,

  async run(args, io) {
    const request = await readRequest(args, io);
    let areAllVerified = true;
    for (const input of request.inputs) {
      const verdict = await verifyInput(input, request, io);
      areAllVerified &&= verdict.outcome === 'verified';
      io.out(
        request.isJson ? `${jsonLine(input, verdict)}\n` : presentVerdict(input, verdict, languageOf(io)),
      );
    }
    return areAllVerified ? 0 : 1;
  },
};

async function readRequest(args: readonly string[], io: Io): Promise<Request> {
  const {values, positionals} = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: {type: 'boolean', default: false},
      now: {type: 'string'},
      policy: {type: 'string', default: 'strict'},
      documents: {type: 'string'},
      offline: {type: 'boolean', default: false},
    },
  });
  if (positionals.length === 0)
    throw new UsageError('which badge? Give a file, an address, or - for standard input');
  const {policy} = values;
  if (policy !== 'strict' && policy !== '1edtech') throw new UsageError('--policy is strict or 1edtech');
  const unmapped = values.offline ? nothingMapped : undefined;
  return {
    inputs: positionals,
    isJson: values.json,
    now: values.now === undefined ? io.now() : readInstant(values.now),
    policy,
    mapped:
      values.documents === undefined ? unmapped : await readDocumentsMap(resolve(io.cwd, values.documents)),
  };
}

/** ISO 8601 with a zone; a date alone is its beginning in UTC. */
function readInstant(text: string): Date {
  const isIso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/i.test(text);
  const date = new Date(text);
  if (!isIso || Number.isNaN(date.getTime())) {
    throw new UsageError(`--now: "${text}" is not an ISO 8601 date with a zone (2026-03-01T10:00:00Z)`);
  }
  return date;
}

async function verifyInput(input: string, request: Request, io: Io): Promise<Verdict> {
  const options = {now: request.now, policy: request.policy, signal: io.stopSignal};
  let bytes: Uint8Array;
  try {
    bytes = await readBadge(input, request, io);
  } catch (error) {
    return unreadable(error, options);
  }
  const allowsLoopback = isLoopbackUrl(input) || isLoopbackUrl(await issuerOf(bytes));
  const fetchDocument: VerifyOptions['fetchDocument'] = async (url, {signal, maxBytes}) => {
    const fetched = await fetchBytes(url, request, {signal, maxBytes, allowsLoopback});
    return {
      url,
      status: fetched.status,
      mediaType: fetched.mediaType,
      body: new TextDecoder().decode(fetched.bytes),
    };
  };
  return verify(bytes, {...options, fetchDocument});
}

async function readBadge(input: string, request: Request, io: Io): Promise<Uint8Array> {
  if (input === '-') return io.readInput();
  if (!/^https?:\/\//i.test(input)) return readFile(resolve(io.cwd, input));
  const signal = AbortSignal.any([io.stopSignal, AbortSignal.timeout(inputTimeoutMs)]);
  const options = {signal, maxBytes: maxInputBytes, allowsLoopback: isLoopbackUrl(input)};
  const {status, bytes} = await fetchBytes(input, request, options);
  if (status < 200 || status > 299) throw new Error(`${input} answered ${status}`);
  return bytes;
}

function fetchBytes(url: string, {mapped}: Request, options: SafeFetchOptions): Promise<FetchedBytes> {
  return mapped ? mapped(url) : safeFetch(url, options);
}

/** The verdict on nothing, with the reason why there is nothing. */
async function unreadable(
  error: unknown,
  options: Pick<VerifyOptions, 'now' | 'policy' | 'signal'>,
): Promise<Verdict> {
  const detail = `Cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  const verdict = await verify('', {...options, fetchDocument: () => Promise.reject(new Error(detail))});
  const checks = verdict.checks.map((check) => (check.id === 'format' ? {...check, detail} : check));
  return {...verdict, checks};
}

/** What the badge says of its issuer: only to know whether it was given by a backend on this machine. */
async function issuerOf(bytes: Uint8Array): Promise<string> {
  try {
    return (await parse(bytes)).view.issuer.id;
  } catch {
    // Not a badge: the verdict will say so.
    return '';
  }
}

function isLoopbackUrl(text: string): boolean {
  return URL.canParse(text) && isLoopback(new URL(text).hostname);
}

function jsonLine(input: string, {format, policy, outcome, checks, warnings, nested}: Verdict): string {
  return JSON.stringify({input, format, policy, outcome, checks, warnings, nested});
}

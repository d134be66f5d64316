/** `pepites verify`: is this badge genuine, still good, and whose is it? */
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import type {Verdict} from '@pepites/credentials';
import {UsageError, type Command} from '../command.js';
import {readInstant} from '../instant.js';
import {languageOf, printableJson, type Io} from '../io.js';
import {nothingMapped, readDocumentsMap} from '../verify/documents-map.js';
import {createEngines} from '../verify/engines.js';
import {presentVerdict} from '../verify/present-verdict.js';
import {safeFetch} from '../verify/safe-fetch.js';
import {verifyInput, type VerifyRequest} from '../verify/verify-input.js';

const defaultTimeoutMs = 10_000;
const maxTimeoutMs = 600_000;

interface Request extends VerifyRequest {
  readonly inputs: readonly string[];
  readonly isJson: boolean;
}

export const verifyCommand: Command = {
  usage: `pepites verify [options] FILE|URL|-…

  A badge: PNG, SVG, JSON or JWT, as a file, an address, or standard input (-).

  --json               one line of JSON for each input:
                       {input, format, policy, outcome, checks, warnings, nested}, then judged where it is not what was given
                       that was judged (a hosted badge as it is served now, a newer version of its refresh service);
                       nested verdicts begin with role, id, subjectId
  --recipient WHO      should be this person's: an e-mail address, an id (did:…, urn:…, an address), or another identifier;
                       may be repeated: one of them must match
  --trust ISSUER_ID    an issuer that you trust; may be repeated
  --now ISO            judge as if it were then, for instance 2026-03-01T10:00:00Z
  --policy POLICY      strict (default), or 1edtech: accept what the public 1EdTech validator accepts
  --timeout MS         bound of each verification, and of fetching an input, in milliseconds (default ${defaultTimeoutMs})
  --documents MAP.json answers for addresses: {"https://a.example/keys/": "keys/", "https://a.example/list": {"status": 410}}
                       (paths relative to MAP.json; the longest prefix wins; nothing else is reached)
  --offline            reach no address

  Exit code: 0 all verified, 1 otherwise, 2 the command line is wrong.`,

  async run(args, io) {
    const request = await readRequest(args, io);
    let areAllVerified = true;
    for (const input of request.inputs) {
      const {verdict, view} = await verifyInput(input, request, io);
      areAllVerified &&= verdict.outcome === 'verified';
      const text = request.isJson
        ? `${jsonLine(input, verdict)}\n`
        : presentVerdict({
            input,
            verdict,
            view,
            isRecipientAsked: request.recipients.length > 0,
            language: languageOf(io),
          });
      io.out(text);
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
      recipient: {type: 'string', multiple: true, default: []},
      trust: {type: 'string', multiple: true},
      now: {type: 'string'},
      policy: {type: 'string', default: 'strict'},
      timeout: {type: 'string', default: String(defaultTimeoutMs)},
      documents: {type: 'string'},
      offline: {type: 'boolean', default: false},
    },
  });
  if (positionals.length === 0)
    throw new UsageError('which badge? Give a file, an address, or - for standard input');
  if (positionals.filter((input) => input === '-').length > 1)
    throw new UsageError('standard input (-) can be read once');
  const {policy} = values;
  if (policy !== 'strict' && policy !== '1edtech') throw new UsageError('--policy is strict or 1edtech');
  for (const [option, given] of [
    ['--recipient', values.recipient],
    ['--trust', values.trust ?? []],
  ] as const) {
    if (given.some((one) => one.trim() === '')) throw new UsageError(`${option} is empty`);
  }
  const now = values.now === undefined ? io.now() : readInstant(values.now, '--now');
  const timeoutMs = readTimeout(values.timeout);
  const unmapped = values.offline ? nothingMapped : safeFetch;
  const fetchBytes =
    values.documents === undefined ? unmapped : await readDocumentsMap(resolve(io.cwd, values.documents));
  return {
    inputs: positionals,
    isJson: values.json,
    recipients: values.recipient,
    timeoutMs,
    fetchBytes,
    engines: createEngines({
      clock: () => now,
      policy,
      recognisedIssuers: values.trust,
      timeoutMs,
      fetchBytes,
    }),
  };
}

function readTimeout(text: string): number {
  const timeoutMs = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (timeoutMs >= 1 && timeoutMs <= maxTimeoutMs) return timeoutMs;
  throw new UsageError(`--timeout: "${text}" is not a number of milliseconds from 1 to ${maxTimeoutMs}`);
}

function jsonLine(input: string, verdict: Verdict): string {
  const {format, policy, outcome, checks, warnings, nested, judged} = verdict;
  return printableJson({input, format, policy, outcome, checks, warnings, nested, ...(judged && {judged})});
}

/** `pepites platforms`: how course platforms are connected: the secret of their signed messages, and their record stores. */
import {parseArgs} from 'node:util';
import {instantSchema, type RecordStore} from '@pepites/recognition';
import {type ConnectedPlatform, openOperator, type Operator, ServerError} from '@pepites/server';
import * as v from 'valibot';
import {type Command, type ExitCode, UsageError} from '../command.js';
import {type Io, printable} from '../io.js';
import {readBytes} from '../read-bytes.js';
import {dataOption, dataUsage, operatorOptions} from './data-option.js';

const passwordVariable = 'PEPITES_RECORD_STORE_PASSWORD';

/** By what is named first, what may be done with it; '' where nothing is. */
const actions = {
  list: [''],
  secret: ['', 'remove'],
  'record-store': ['', 'set', 'pull', 'remove'],
} as const;

export const platformsCommand: Command = {
  usage: `pepites platforms list --structure S
pepites platforms secret PLATFORM [remove] --structure S
pepites platforms record-store PLATFORM [pull|remove] --structure S
pepites platforms record-store PLATFORM set --structure S --endpoint URL --user USER [--password-file FILE] [--since TIME]

  list prints the course platforms of the structure: id, what it is connected by (publicKey, apiKey, secret, recordStore), where it sends
  signed messages. Platforms are named in the definition (pepites apply); pepites keys makes their API keys.

  secret makes a new secret for the messages that the platform signs, and prints it, once. The one before ends at once. With remove, no
  messages of the platform are taken any more.

  record-store prints where its statements are read from: address, until when they are read, when they were last asked for, what went wrong.
  pull reads it now; the exit code is 1 when that fails. remove reads it no more; what was read stays.

  set has it read every five minutes, from TIME (ISO 8601) on; without, from where it was read to, or from now on. The password is the first
  line of FILE (- is standard input), else ${passwordVariable}. Not an option: everybody on the machine sees the options of a
  process. It is kept sealed, and never said again.

  ${dataUsage}`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...dataOption,
        structure: {type: 'string'},
        endpoint: {type: 'string'},
        user: {type: 'string'},
        'password-file': {type: 'string'},
        since: {type: 'string'},
      },
    });
    const [what, platform = '', action = '', ...more] = positionals;
    const {structure, endpoint, user, 'password-file': passwordFile, since} = values;
    if (!isKnown(what)) throw new UsageError(`${Object.keys(actions).join(', ')} are all it does`);
    const known: readonly string[] = actions[what];
    if (!known.includes(action) || more.length > 0)
      throw new UsageError(`${what} takes ${known.filter((one) => one !== '').join(', ') || 'nothing more'}`);
    if (structure === undefined) throw new UsageError('give --structure');
    if ((what === 'list') !== (platform === ''))
      throw new UsageError('all but list take the id of a platform');
    const isSet = action === 'set';
    if (!isSet && [endpoint, user, passwordFile, since].some((one) => one !== undefined))
      throw new UsageError('--endpoint, --user, --password-file and --since go with record-store … set');
    if (isSet && (endpoint === undefined || user === undefined))
      throw new UsageError('give --endpoint and --user');
    if (since !== undefined && !v.is(instantSchema, since))
      throw new UsageError('give the time as 2026-11-26T09:00:00Z');
    const password = isSet ? await readPassword(passwordFile, io) : '';
    const place = {structure, platform};
    const operator = await openOperator(operatorOptions(values, io));
    try {
      if (what === 'list') return say(io, (await operator.platforms(place)).map(platformLine));
      if (what === 'secret') {
        if (action === '') return say(io, [await operator.makePlatformSecret(place)]);
        await operator.removePlatformSecret(place);
        return 0;
      }
      if (action === 'remove') {
        await operator.removeRecordStore(place);
        return 0;
      }
      if (action === 'pull') {
        const store = await operator.pullRecordStore(place);
        say(io, [storeLine(store)]);
        return store.lastError === undefined ? 0 : 1;
      }
      const store = isSet
        ? await operator.setRecordStore({
            ...place,
            ...{endpoint: endpoint ?? '', user: user ?? '', password},
            since: since ?? (await readUntil(operator, place)),
          })
        : await operator.recordStore(place);
      return say(io, [storeLine(store)]);
    } finally {
      await operator.close();
    }
  },
};

function isKnown(text: string | undefined): text is keyof typeof actions {
  return text !== undefined && Object.hasOwn(actions, text);
}

function say(io: Io, lines: readonly string[]): ExitCode {
  for (const line of lines) io.out(`${line}\n`);
  return 0;
}

/** @throws {UsageError} where it is given nowhere */
async function readPassword(file: string | undefined, io: Io): Promise<string> {
  const text =
    file === undefined ? io.env[passwordVariable] : Buffer.from(await readBytes(file, io)).toString('utf8');
  const [line = ''] = (text ?? '').split(/\r?\n/);
  if (line === '') throw new UsageError(`give the password: --password-file FILE, or ${passwordVariable}`);
  return line;
}

/** What is changed goes on where it was, as in the console. */
async function readUntil(
  operator: Operator,
  place: {readonly structure: string; readonly platform: string},
): Promise<string | undefined> {
  try {
    return (await operator.recordStore(place)).readUntil;
  } catch (error) {
    if (error instanceof ServerError && error.code === 'ERR_RECORD_STORE_UNKNOWN') return undefined;
    throw error;
  }
}

function platformLine({id, messagesUrl, ...has}: ConnectedPlatform): string {
  const by = [
    has.hasPublicKey && 'publicKey',
    has.hasApiKey && 'apiKey',
    has.hasWebhook && 'secret',
    has.hasRecordStore && 'recordStore',
  ].filter((one) => one !== false);
  return [id, by.join(',') || '-', messagesUrl].map(printable).join('\t');
}

function storeLine({
  endpoint,
  readUntil: until = '-',
  lastPulledAt = '-',
  lastError = '-',
}: RecordStore): string {
  return [endpoint, until, lastPulledAt, lastError].map(printable).join('\t');
}

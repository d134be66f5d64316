/** The operator's commands from another process: through the running server when there is one, else on the store itself. */
import {readFileSync} from 'node:fs';
import {request} from 'node:http';
import {join} from 'node:path';
import {text as readText} from 'node:stream/consumers';
import type {RecordStore} from '@pepites/recognition';
import type {BackupNote} from './backup/copy.js';
import {ServerError, type ServerErrorCode} from './errors.js';
import {type BackendOptions, openBackend, operatorSecretFile} from './open-backend.js';
import type {OperatorActions} from './operator-actions.js';
import {readHolder} from './store/holder.js';

export type OperatorOptions = Pick<
  BackendOptions,
  | 'dataDirectory'
  | 'databaseUrl'
  | 'erasureLedger'
  | 's3'
  | 'publicUrl'
  | 'secret'
  | 'smtpUrl'
  | 'antivirusCommand'
  | 'oidc'
  | 'isProduction'
  | 'now'
  | 'log'
>;

export interface Operator extends OperatorActions {
  /** The running server's local address; undefined when the store was opened here. */
  readonly through: string | undefined;
  close(): Promise<void>;
}

const pingTimeoutMs = 2000;
const callTimeoutMs = 120_000;
/** Many pages of somebody else’s server. */
const pullTimeoutMs = 600_000;
/** Of millions of badges with their evidence. */
const backupTimeoutMs = 3_600_000;

/** @throws {ServerError} as `openBackend`, when no server is running */
export async function openOperator(options: OperatorOptions): Promise<Operator> {
  const url = readHolder(options.dataDirectory)?.url;
  const secret = readOperatorSecret(options.dataDirectory);
  if (url !== undefined && secret !== undefined && (await isAnswering(url, secret))) {
    return remoteOperator(url, secret);
  }
  const backend = await openBackend({...options, hasTimers: false});
  return {...backend, through: undefined};
}

function remoteOperator(url: string, secret: string): Operator {
  const ask = async <T>(action: string, input: object): Promise<T> =>
    (await call({url, secret, action, input, timeoutMs: callTimeoutMs})) as T;
  return {
    through: url,
    apply: async (definition, {images, dryRun}) => {
      const encoded = [...images].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
      return ask('apply', {definition, images: Object.fromEntries(encoded) as object, dryRun});
    },
    exportDefinition: async (input) => Buffer.from(await ask<string>('export', input), 'base64'),
    awardsOfPeople: async (input) => ask('awards-of-people', input),
    statisticsCsv: async (input) => ask('statistics', input),
    revoke: async (input) => ask('revoke', input),
    rotateKey: async (input) => ask('rotate-key', input),
    backup: async (input) =>
      (await call({url, secret, action: 'backup', input, timeoutMs: backupTimeoutMs})) as BackupNote,
    createApiKey: async (input) => ask('api-key', input),
    createClaimCode: async (input) => ask('claim-code', input),
    members: async (input) => ask('members', input),
    setMember: async (input) => ask('set-member', input),
    dropMember: async (input) => ask('drop-member', input),
    takeUp: async (part) => ask('take-up', part),
    knownUntil: async (input) => ask('known-until', input),
    milestonesToDraw: async (input) => ask('milestones-to-draw', input),
    drawMilestones: async (input) => ask('draw-milestones', input),
    badgesToMake: async (input) => ask('badges-to-make', input),
    noteMaking: async (input) => ask('note-making', input),
    noteNotMade: async (input) => ask('note-not-made', input),
    noteMade: async (input) => ask('note-made', input),
    issuedElsewhere: async () => ask('issued-elsewhere', {}),
    retryElsewhere: async () => ask('retry-elsewhere', {}),
    platforms: async (input) => ask('platforms', input),
    apiKeys: async (input) => ask('api-keys', input),
    endApiKey: async (input) => ask('api-key-end', input),
    makePlatformSecret: async (input) => ask('platform-secret', input),
    removePlatformSecret: async (input) => ask('platform-secret-remove', input),
    recordStore: async (input) => ask('record-store', input),
    setRecordStore: async (input) => ask('record-store-set', input),
    pullRecordStore: async (input) =>
      (await call({
        ...{url, secret, action: 'record-store-pull', input},
        timeoutMs: pullTimeoutMs,
      })) as RecordStore,
    removeRecordStore: async (input) => ask('record-store-remove', input),
    webhooks: async (input) => ask('webhooks', input),
    makeWebhookSecret: async (input) => ask('webhook-secret', input),
    testWebhook: async (input) => ask('webhook-test', input),
    switchWebhook: async (input) => ask('webhook-switch', input),
    removeWebhook: async (input) => ask('webhook-remove', input),
    webhookDeliveries: async (input) => ask('webhook-deliveries', input),
    replayWebhook: async (input) => ask('webhook-replay', input),
    examine: async () => ask('examine', {}),
    close: async () => undefined,
  };
}

/** A server that was killed leaves its note behind; another program may have its port by now. */
async function isAnswering(url: string, secret: string): Promise<boolean> {
  try {
    await call({url, secret, action: 'ping', input: {}, timeoutMs: pingTimeoutMs});
    return true;
  } catch {
    // Nobody, or somebody else: the store's own lock will say whether it is free.
    return false;
  }
}

interface OperatorCall {
  readonly url: string;
  readonly secret: string;
  readonly action: string;
  readonly input: object;
  readonly timeoutMs: number;
}

async function call({url, secret, action, input, timeoutMs}: OperatorCall): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs);
  const {status, text} = await post(new URL(`/operator/${action}`, url), {
    headers: {authorization: `Bearer ${secret}`, 'content-type': 'application/json'},
    body: JSON.stringify(input),
    signal,
  }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
    // The server goes on: whoever tries again at once may have it done twice.
    const said = `The server at ${url} has not answered in ${timeoutMs / 1000} seconds. It may be done, or still be at it: look before you try again.`;
    throw new ServerError('ERR_OPERATOR_TIMED_OUT', said, {url});
  });
  const reply = JSON.parse(text) as {
    readonly value?: unknown;
    /** Of a problem (RFC 9457) that is no error of a command. */
    readonly code?: string;
    readonly error?: {
      readonly code: ServerErrorCode;
      readonly message: string;
      readonly problems: ServerError['problems'];
    };
  };
  if (reply.error)
    throw new ServerError(reply.error.code, reply.error.message, {problems: reply.error.problems});
  if (status !== 200) {
    const said = [status, reply.code].filter((part) => part !== undefined).join(' ');
    throw new ServerError('ERR_OPERATOR_REFUSED', `The server at ${url} answered ${said}.`, {url});
  }
  return reply.value;
}

interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Not `fetch`, which waits five minutes at most for an answer to begin: a backup may take longer. */
async function post(to: URL, {body, ...options}: Posted): Promise<{status: number; text: string}> {
  return new Promise((resolve, reject) => {
    request(to, {method: 'POST', ...options}, (response) => {
      readText(response).then((text) => {
        resolve({status: response.statusCode ?? 0, text});
      }, reject);
    })
      .on('error', reject)
      .end(body);
  });
}

function readOperatorSecret(dataDirectory: string): string | undefined {
  try {
    return readFileSync(join(dataDirectory, operatorSecretFile), 'utf8').trim();
  } catch {
    // No server has ever run on this folder, or it is not ours to read.
    return undefined;
  }
}

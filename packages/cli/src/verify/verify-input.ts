/** From one input of `pepites verify` to its verdict; what cannot be read has one too. */
import {isLoopback} from '@pepites/recognition';
import {
  CredentialError,
  parse,
  type CheckCode,
  type CredentialView,
  type ParsedCredential,
  type Verdict,
} from '@pepites/credentials';
import type {Io} from '../io.js';
import {maxInputBytes, readBytes} from '../read-bytes.js';
import type {Engines, FetchBytes} from './engines.js';
import {knownRecipient} from './known-recipient.js';

export interface VerifyRequest {
  /** As the user wrote them. */
  readonly recipients: readonly string[];
  readonly timeoutMs: number;
  readonly engines: Engines;
  readonly fetchBytes: FetchBytes;
}

export interface Verified {
  readonly verdict: Verdict;
  /** What the input says of itself; undefined when it is no badge. Nothing of it is proven. */
  readonly view: CredentialView | undefined;
}

/** The address did not answer within the time that one input has. */
class TimeLimitError extends Error {}

export async function verifyInput(input: string, request: VerifyRequest, io: Io): Promise<Verified> {
  const {engines, recipients} = request;
  let bytes: Uint8Array;
  try {
    bytes = await readBadge(input, request, io);
  } catch (error) {
    return {verdict: await unreadable(error, {request, io}), view: undefined};
  }
  const parsed = await parseOrNothing(bytes);
  const allowsLoopback = isLoopbackUrl(input) || isOfThisMachine(parsed);
  const recipient = knownRecipient(recipients, parsed?.view.recipientId);
  const call = {signal: io.stopSignal, ...(recipient && {recipient})};
  // What is not a badge goes to the engine all the same: its verdict says why.
  const verdict = await engines({allowsLoopback}).verify(parsed ?? bytes, call);
  return {verdict, view: parsed?.format === 'unknown' ? undefined : parsed?.view};
}

async function readBadge(input: string, request: VerifyRequest, io: Io): Promise<Uint8Array> {
  if (!/^https?:\/\//i.test(input)) return readBytes(input, io);
  const timeLimit = AbortSignal.timeout(request.timeoutMs);
  const signal = AbortSignal.any([io.stopSignal, timeLimit]);
  const options = {signal, maxBytes: maxInputBytes, allowsLoopback: isLoopbackUrl(input)};
  try {
    const {status, bytes} = await request.fetchBytes(input, options);
    if (status < 200 || status > 299) throw new Error(`${input} answered ${status}`);
    return bytes;
  } catch (cause) {
    if (!timeLimit.aborted) throw cause;
    throw new TimeLimitError(`${input} did not answer within ${request.timeoutMs} ms`, {cause});
  }
}

async function parseOrNothing(bytes: Uint8Array): Promise<ParsedCredential | undefined> {
  try {
    return await parse(bytes);
  } catch (error) {
    if (error instanceof CredentialError) return undefined;
    throw error;
  }
}

/** The engine's verdict on nothing, with the reason why there is nothing. */
async function unreadable(
  error: unknown,
  {request, io}: {readonly request: VerifyRequest; readonly io: Io},
): Promise<Verdict> {
  const verdict = await request.engines({allowsLoopback: false}).verify('', {signal: io.stopSignal});
  const detail = `Cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  const limit = limitOf(error);
  const finding = limit ? ({result: 'unknown', code: limit, detail} as const) : {detail};
  return {
    ...verdict,
    // A bound of ours was met: that says nothing against the badge.
    ...(limit && {outcome: 'undetermined' as const}),
    checks: verdict.checks.map((check) => (check.id === 'format' ? {...check, ...finding} : check)),
  };
}

function limitOf(error: unknown): CheckCode | undefined {
  if (error instanceof TimeLimitError) return 'LIMIT_TIME';
  if (!(error instanceof CredentialError)) return undefined;
  if (error.code === 'ERR_TOO_MANY_REDIRECTS') return 'LIMIT_REDIRECTS';
  return error.code === 'ERR_TOO_LARGE' ? 'LIMIT_BYTES' : undefined;
}

/**
 * Does the badge say that a backend of this machine gave it? A badge of version 2 often names its issuer in no other way than by
 * its own address, or by that of its BadgeClass.
 */
function isOfThisMachine(parsed: ParsedCredential | undefined): boolean {
  if (!parsed) return false;
  const {issuer, id, achievementId} = parsed.view;
  return [issuer.id, id, achievementId].some(isLoopbackUrl);
}

function isLoopbackUrl(text: string): boolean {
  return URL.canParse(text) && isLoopback(new URL(text).hostname);
}

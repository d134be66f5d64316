/** The verifying engine: what many verifications share (fetched documents, keys, status lists, contexts), and how one is run. */
import {createCanonicalizer} from '../canonicalize/on-demand.js';
import {boundedFetch, DocumentSource} from '../checks/documents.js';
import {unknown} from '../checks/finding.js';
import {isRecipientAsked} from '../checks/recipient.js';
import {StatusListMemory} from '../checks/status-list.js';
import type {Tools} from '../checks/tools.js';
import type {KeyMemory} from '../keys/verify-signature.js';
import type {ParsedCredential, Policy, Verdict, VerifierOptions, VerifyCallOptions} from '../types.js';
import {Board} from './board.js';
import {DocumentMemory} from './document-memory.js';
import {nestedVerifier} from './nested.js';
import {run} from './run.js';
import type {VerifyAllOptions} from './verify-all.js';

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_LIFETIME_MS = 5 * 60_000;

/** As `parse` takes it, or what `parse` returned (its text is read again). */
export type VerifyInput = Uint8Array | string | object | ParsedCredential;

export interface Verifier {
  /**
   * Verifies a badge and says what was found, check by check (Open Badges 3.0 §8, "Verification and Validation").
   * Bad input is a verdict, never an exception; what cannot be known is `unknown`, never a pass.
   *
   * @returns a verdict within `timeoutMs`, or as soon after it as the step under way ends (the bounds on size keep each near a
   *   second); what was still open then is `unknown` with LIMIT_TIME
   * @throws the reason of `options.signal` when the caller aborts
   */
  readonly verify: (input: VerifyInput, options?: VerifyCallOptions) => Promise<Verdict>;
  /**
   * Verifies many badges, a few at a time, and lets the page breathe in between.
   * @returns the verdicts in the order of `inputs`
   * @throws the reason of `options.signal` when the caller aborts
   */
  readonly verifyAll: (inputs: Iterable<VerifyInput>, options?: VerifyAllOptions) => Promise<Verdict[]>;
}

/** An engine with a memory of its own. Make one per page or process, and per set of options. */
export function createVerifier(options: VerifierOptions): Verifier {
  const lifetimeMs = options.documentLifetimeMs ?? DEFAULT_LIFETIME_MS;
  const clock = options.clock ?? (() => new Date());
  const shared: Shared = {
    options,
    clock,
    // Contexts ship with the package and never change: what was made of them is kept as long as the engine.
    canonicalize: options.canonicalize ?? createCanonicalizer(),
    documents: new DocumentMemory({lifetimeMs, clock, timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS}),
    statusLists: new StatusListMemory(lifetimeMs),
    keys: new Map(),
  };
  const verify = (input: VerifyInput, call: VerifyCallOptions = {}) => verifyOne(input, call, shared);
  return {
    verify,
    verifyAll: async (inputs, call = {}) => {
      const {verifyEach} = await import('./verify-all.js');
      return verifyEach(inputs, call, verify);
    },
  };
}

interface Shared extends Pick<Tools, 'canonicalize' | 'statusLists'> {
  readonly options: VerifierOptions;
  readonly clock: () => Date;
  readonly documents: DocumentMemory;
  readonly keys: KeyMemory;
}

class TimeLimitReached extends Error {}

const ENDED = new Error('The verification has ended');

async function verifyOne(input: VerifyInput, call: VerifyCallOptions, shared: Shared): Promise<Verdict> {
  call.signal?.throwIfAborted();
  const {options} = shared;
  const policy = policyOf(options);
  const board = new Board({policy, isRecipientAsked: isRecipientAsked(call.recipient)});
  const stop = new AbortController();
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const timer = setTimeout(() => {
    stop.abort(new TimeLimitReached());
  }, timeoutMs);
  const follow = () => {
    stop.abort(call.signal?.reason);
  };
  call.signal?.addEventListener('abort', follow, {once: true});
  try {
    const tools = toolsFor(board, {call, shared, signal: stop.signal});
    await Promise.race([run(input, {board, tools}), rejectOnAbort(stop.signal)]);
  } catch (error) {
    if (!(stop.signal.reason instanceof TimeLimitReached)) throw error;
    board.fill(unknown('LIMIT_TIME', `Not known after ${timeoutMs} ms`));
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', follow);
    // What still runs for this verification (a fetch, a costly graph) stops too. With a reason: making the usual one is costly.
    stop.abort(ENDED);
  }
  return board.verdict();
}

function toolsFor(
  board: Board,
  {
    call,
    shared,
    signal,
  }: {readonly call: VerifyCallOptions; readonly shared: Shared; readonly signal: AbortSignal},
): Tools {
  const {options, clock, canonicalize, documents, statusLists, keys} = shared;
  const fetch = (fetchSignal: AbortSignal) => boundedFetch(options.fetchDocument, fetchSignal);
  const tools: Omit<Tools, 'warn' | 'verifyNested'> = {
    now: clock(),
    policy: policyOf(options),
    signal,
    recipient: call.recipient,
    recognisedIssuers: call.recognisedIssuers ?? options.recognisedIssuers,
    canonicalize,
    documents: new DocumentSource((url, freshness) => documents.get(url, {freshness, signal, fetch})),
    keys,
    statusLists,
  };
  return nestedVerifier(tools, board, run);
}

/** Anything but the one other name is strict: a misspelt policy must not be half of each. */
function policyOf({policy}: VerifierOptions): Policy {
  return policy === '1edtech' ? policy : 'strict';
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}

/** Runs the checks of one badge, in the time it is given, and says what was found. */
import {type Canonicalize, createCanonicalizer} from '../canonicalize/canonicalize.js';
import {checkDates} from '../checks/dates.js';
import {DocumentSource} from '../checks/documents.js';
import {fail, type Finding, pass, skipped, unknown} from '../checks/finding.js';
import {checkJsonLdShape} from '../checks/json-ld-shape.js';
import {checkRecipient} from '../checks/recipient.js';
import {checkOpenBadgeSchema} from '../checks/schema.js';
import {checkStatus, type StatusTools} from '../checks/status.js';
import {isCompactJws} from '../containers/jws.js';
import {CredentialError} from '../errors.js';
import {isJsonObject} from '../parse/json.js';
import {parse, parseExtracted} from '../parse/parse.js';
import {verifyProofs} from '../proofs/data-integrity.js';
import type {JsonObject, ParsedCredential, Verdict, VerdictWarning, VerifyOptions} from '../types.js';
import {Board} from './board.js';

const DEFAULT_TIMEOUT_MS = 10_000;

/** Remembers processed contexts, which ship with the package and never change; nothing of a badge stays. */
const canonicalize: Canonicalize = createCanonicalizer();

/**
 * Verifies a badge and says what was found, check by check (Open Badges 3.0 §8, "Verification and Validation").
 *
 * Bad input is a verdict, never an exception; what cannot be known is `unknown`, never a pass. Today Open Badges 3.0 with
 * Data Integrity `eddsa-rdfc-2022` is verified; other formats are named and `unsupported`.
 *
 * @param input as `parse` takes it, or what `parse` returned (its text is read again)
 * @returns a verdict within `timeoutMs`; what was still open then is `unknown` with LIMIT_TIME
 * @throws the reason of `options.signal` when the caller aborts
 */
export async function verify(
  input: Uint8Array | string | object | ParsedCredential,
  options: VerifyOptions,
): Promise<Verdict> {
  options.signal?.throwIfAborted();
  const board = new Board({
    policy: options.policy ?? 'strict',
    isRecipientAsked: options.recipient?.email !== undefined || options.recipient?.subjectId !== undefined,
  });
  const stop = new AbortController();
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const timer = setTimeout(() => {
    stop.abort(new TimeLimitReached());
  }, timeoutMs);
  const follow = () => {
    stop.abort(options.signal?.reason);
  };
  options.signal?.addEventListener('abort', follow, {once: true});
  try {
    await Promise.race([run(input, options, {board, signal: stop.signal}), rejectOnAbort(stop.signal)]);
  } catch (error) {
    if (!(stop.signal.reason instanceof TimeLimitReached)) throw error;
    board.fill(unknown('LIMIT_TIME', `Not known after ${timeoutMs} ms`));
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', follow);
  }
  return board.verdict();
}

class TimeLimitReached extends Error {}

interface Run {
  readonly board: Board;
  readonly signal: AbortSignal;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}

async function run(
  input: Uint8Array | string | object,
  options: VerifyOptions,
  {board, signal}: Run,
): Promise<void> {
  const parsed = await read(input);
  if ('result' in parsed) {
    board.set('format', parsed);
    board.fill(parsed.result === 'fail' ? skipped('Nothing to check') : parsed);
    return;
  }
  const {document, format} = parsed;
  board.format = format;
  if (format === 'unknown') {
    board.set('format', fail('NOT_A_CREDENTIAL', 'Valid JSON, but not a badge'));
    return;
  }
  if (format !== 'ob3' || isCompactJws(parsed.text.trim())) {
    board.isUnsupported = true;
    board.set(
      'format',
      unknown('UNSUPPORTED_FORMAT', `${format} in ${parsed.container} is not verified yet`),
    );
    return;
  }
  board.set('format', pass('OK', format));
  await checkOpenBadge(document, options, {board, signal});
}

async function checkOpenBadge(
  document: JsonObject,
  options: VerifyOptions,
  {board, signal}: Run,
): Promise<void> {
  const tools = {
    canonicalize,
    signal,
    now: options.now,
    policy: options.policy ?? 'strict',
    documents: new DocumentSource(options.fetchDocument, signal),
    warn: (warning: VerdictWarning) => {
      board.warn([warning]);
    },
  };
  board.set('schema', checkOpenBadgeSchema(document));
  board.set('dates', checkDates(document, options.now));
  board.set('recognised', checkRecognised(document, options.recognisedIssuers));
  board.set('recipient', await checkRecipient(document, options.recipient));
  await Promise.all([checkProofs(document, board, tools), checkStatusOf(document, board, tools)]);
}

async function checkStatusOf(document: JsonObject, board: Board, tools: StatusTools): Promise<void> {
  board.set('status', await checkStatus(document, tools));
}

async function checkProofs(document: JsonObject, board: Board, tools: StatusTools): Promise<void> {
  const shape = document['proof'] === undefined ? undefined : checkJsonLdShape(document);
  if (shape) {
    // A document that hides its spelling, or has no bounds, is not handed to JSON-LD.
    board.set('integrity', shape);
    board.set('issuer', unknown(shape.code, 'The proof was not checked'));
    return;
  }
  const {integrity, issuer, warnings} = await verifyProofs(document, tools);
  board.set('integrity', integrity);
  board.set('issuer', issuer);
  board.warn(warnings);
}

function checkRecognised(document: JsonObject, recognised: readonly string[] | undefined): Finding {
  if (!recognised) return skipped('No list of recognised issuers was given');
  const issuer = document['issuer'];
  const id = isJsonObject(issuer) ? issuer['id'] : issuer;
  return typeof id === 'string' && recognised.includes(id)
    ? pass('ISSUER_RECOGNISED', id)
    : fail('ISSUER_NOT_RECOGNISED', `${String(id)} is not in the list`);
}

/** The badge, or the finding of the check `format`. */
async function read(input: Uint8Array | string | object): Promise<ParsedCredential | Finding> {
  try {
    return isParsed(input) ? parseExtracted(input) : await parse(input);
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const detail = `${error.code}: ${error.message}`;
    if (error.code === 'ERR_TOO_LARGE') return unknown('LIMIT_BYTES', detail);
    return error.code === 'ERR_TOO_DEEP' ? unknown('LIMIT_DEPTH', detail) : fail('NOT_A_CREDENTIAL', detail);
  }
}

function isParsed(input: object | string): input is ParsedCredential {
  return (
    typeof input === 'object' &&
    ['format', 'container', 'document', 'text', 'view'].every((member) => Object.hasOwn(input, member))
  );
}

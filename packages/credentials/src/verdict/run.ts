/** Runs the checks of one credential: reads it, and hands it to the part that knows its format. */
import {fail, type Finding, skipped, unknown} from '../checks/finding.js';
import type {Tools} from '../checks/tools.js';
import {CredentialError} from '../errors.js';
import {parse, parseExtracted} from '../parse/parse.js';
import type {ParsedCredential} from '../types.js';
import type {Board} from './board.js';
import {FORMATS} from './formats.js';
import {loadProofs} from './preload.js';

export interface Run {
  readonly board: Board;
  readonly tools: Tools;
}

/** Fills the board with what the checks of a format find. Never rejects for what is wrong with the credential. */
export type CheckFormat = (parsed: ParsedCredential, run: Run) => Promise<void>;

export async function run(input: Uint8Array | string | object, {board, tools}: Run): Promise<void> {
  const parsed = await read(input);
  if ('result' in parsed) {
    board.set('format', parsed);
    board.fill(parsed.result === 'fail' ? skipped('Nothing to check') : parsed);
    return;
  }
  await runParsed(parsed, {board, tools});
}

async function runParsed(parsed: ParsedCredential, {board, tools}: Run): Promise<void> {
  const {format} = parsed;
  board.format = format;
  if (format === 'unknown') {
    board.set('format', fail('NOT_A_CREDENTIAL', 'Valid JSON, but not a badge'));
    return;
  }
  const loadCheck = FORMATS[format];
  if (!loadCheck) {
    board.isUnsupported = true;
    board.set('format', unknown('UNSUPPORTED_FORMAT', `${format} is not verified here`));
    return;
  }
  board.set('format', {result: 'pass', code: 'OK', detail: format});
  const check = loadCheck();
  // Better now than after the part that finds out that they are needed.
  loadProofs(parsed);
  await (
    await check
  )(parsed, {board, tools});
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

const PARSED_MEMBERS: readonly string[] = ['container', 'document', 'format', 'text', 'view'];

/**
 * What `parse` returned: its text is read again, so that nothing a caller changed counts. These members and no other: an object
 * that is also a badge would be shown as the one and judged by the text of another.
 */
function isParsed(input: unknown): input is ParsedCredential {
  try {
    if (typeof input !== 'object' || input === null || ArrayBuffer.isView(input)) return false;
    const names = Object.keys(input).sort();
    const isSame =
      names.length === PARSED_MEMBERS.length && PARSED_MEMBERS.every((name, at) => name === names[at]);
    return isSame && 'text' in input && typeof input.text === 'string';
  } catch {
    // An object that throws when it is looked at: what `parse` makes of it is for `parse` to say.
    return false;
  }
}

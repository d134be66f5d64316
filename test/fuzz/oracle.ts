/** Judges a mutant: it may be verified only when it says what its original says, and nothing may throw, hang or disagree. */
import {CredentialError, parse, type JsonObject, type Verdict} from '@pepites/credentials';
import {createCanonicalizer} from '@pepites/credentials/verify.js';
import {plainCanonize} from '../support/independent-proof.ts';
import type {Step} from './edits.ts';
import {changesOf, meaningOf} from './meaning.ts';
import {fileOf, type MutantFile} from './mutants.ts';
import type {Original} from './originals.ts';

export interface Judgement {
  readonly isVerified: boolean;
  /** What is wrong; empty when all is as it should be. */
  readonly problems: readonly string[];
}

const MAX_VERIFY_MS = 2000;

export async function judge(original: Original, steps: readonly Step[]): Promise<Judgement> {
  const file = fileOf(original, steps);
  const {verdict, problem} = await timedVerify(original, file);
  const isVerified = verdict?.outcome === 'verified';
  const problems = [
    problem,
    await problemOfParsing(file),
    isVerified ? await problemOfVerified(original, file, verdict) : '',
    ...(await differences(file)),
  ];
  return {isVerified, problems: problems.filter((one) => one !== '')};
}

/** A slow machine is given a second try. */
async function timedVerify(
  {verifier, fresh}: Original,
  {input}: MutantFile,
): Promise<{readonly verdict?: Verdict; readonly problem: string}> {
  try {
    const started = performance.now();
    const verdict = await verifier.verify(input);
    if (performance.now() - started < MAX_VERIFY_MS) return {verdict, problem: ''};
    const again = performance.now();
    await fresh().verify(input);
    const isSlow = performance.now() - again >= MAX_VERIFY_MS;
    return {verdict, problem: isSlow ? `slow: more than ${MAX_VERIFY_MS} ms` : ''};
  } catch (error) {
    return {problem: `verify threw: ${String(error)}`};
  }
}

/** Reading may refuse with an error of this package, never with another. */
async function problemOfParsing({input}: MutantFile): Promise<string> {
  try {
    await parse(input);
    return '';
  } catch (error) {
    return error instanceof CredentialError ? '' : `parse threw: ${String(error)}`;
  }
}

async function problemOfVerified(
  {meaning, fresh}: Original,
  {input}: MutantFile,
  verdict: Verdict,
): Promise<string> {
  if (!meaning) return 'verified, though its original is refused';
  const changed = changesOf(meaning, await meaningOf(await parse(input), verdict));
  if (changed.length > 0) return `verified with another ${changed.join(', ')}`;
  const {outcome} = await fresh().verify(input);
  return outcome === 'verified' ? '' : `verified by an engine with a memory, ${outcome} by a fresh one`;
}

const canonicalize = createCanonicalizer();

/** The copy-on-write contexts beside plain jsonld: on the document, and on each proof's options. */
async function differences({document}: MutantFile): Promise<string[]> {
  if (document?.['@context'] === undefined) return [];
  const {proof, ...unsecured} = document;
  const options = (Array.isArray(proof) ? proof : [proof]).flatMap((one: unknown): JsonObject[] => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const {proofValue: _, ...rest} = one as JsonObject;
    return [{'@context': document['@context'], ...rest}];
  });
  return Promise.all([unsecured, ...options.slice(0, 2)].map(difference));
}

async function difference(document: JsonObject): Promise<string> {
  const [ours, plain] = await Promise.all([
    canonicalize(document).catch((error: unknown) =>
      error instanceof CredentialError ? error : String(error),
    ),
    plainCanonize(document).catch(() => undefined),
  ]);
  if (typeof ours === 'string' && ours === plain) return '';
  if (ours instanceof CredentialError) {
    // Bounds are ours. Plain jsonld writes half characters down as they are, and drops an address that is an empty text.
    const isStricter =
      ours.code === 'ERR_TOO_LARGE' ||
      /\p{Surrogate}/u.test(plain ?? '') ||
      (ours.code === 'ERR_TERM_UNDEFINED' && ours.message.includes('"./"'));
    return plain === undefined || isStricter
      ? ''
      : `canonical form: ${ours.code} here, a text by plain jsonld`;
  }
  return plain === undefined
    ? 'canonical form: a text here, an error by plain jsonld'
    : 'canonical form: two texts';
}

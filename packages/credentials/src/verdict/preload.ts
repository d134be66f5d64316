/** What a verification will need, asked for all at once: each part would otherwise be found out about by the one before. */
import {loadJsonLd} from '../canonicalize/on-demand.js';
import {isCompactJws} from '../containers/jws.js';
import {loadContext} from '../contexts/registry.js';
import {parse} from '../parse/parse.js';
import {objects, strings} from '../parse/values.js';
import {suiteOf} from '../proofs/suites.js';
import type {ParsedCredential} from '../types.js';
import {FORMATS} from './formats.js';

/** Loads the parts of this package that verifying this badge will need, and fetches nothing else. Bad input loads nothing. */
export async function preload(text: string): Promise<void> {
  try {
    const parsed = await parse(text);
    FORMATS[parsed.format]?.().catch(() => undefined);
    loadProofs(parsed);
  } catch {
    // What is wrong with it is for `verify` to say.
  }
}

/** Loads what checks the proofs within a credential. */
export function loadProofs({document, text}: Pick<ParsedCredential, 'document' | 'text'>): void {
  if (document['proof'] === undefined || isCompactJws(text.trim())) return;
  const loads = [
    loadJsonLd(),
    ...objects(document['proof'])
      .slice(0, MAX_EACH)
      .map((proof) => suiteOf(proof)?.()),
    ...strings(document['@context']).slice(0, MAX_EACH).map(loadContext),
  ];
  // Whoever needs one will hear of its failure.
  for (const load of loads) load?.catch(() => undefined);
}

/** Proofs, and contexts: a badge has one to three of each. */
const MAX_EACH = 8;

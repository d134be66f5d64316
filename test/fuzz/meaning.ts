/** What a credential says, as far as a mutant may not change it and still be verified. */
import type {CredentialView, JsonObject, ParsedCredential, Verdict} from '@pepites/credentials';
import {canonicalJson, plainCanonize} from '../support/independent-proof.ts';

export interface Meaning {
  /** What a page shows, and what kind of document it is. */
  readonly view: string;
  /** True where that is another document than the one given: a hosted badge as it was fetched again. */
  readonly isJudged: boolean;
  /** Dates, status and recipient. */
  readonly facts: string;
  /** Canonical JSON of what is signed: of a JWT its header and payload, else the document without its proofs. */
  readonly json: string;
  /** Its canonical N-Quads, by plain jsonld; undefined where it has none, or where no proof signs them. */
  readonly quads: string | undefined;
}

/** What a mutant says otherwise than its original; `signed` where neither its JSON nor its quads are the same. */
export function changesOf(original: Meaning, mutant: Meaning): readonly string[] {
  // Of what is fetched again, nothing that was given counts.
  if (original.isJudged && mutant.isJudged) return original.view === mutant.view ? [] : ['view'];
  const isSigned =
    original.json === mutant.json || (mutant.quads !== undefined && original.quads === mutant.quads);
  return [
    ...(original.view === mutant.view ? [] : ['view']),
    ...(original.facts === mutant.facts ? [] : ['facts']),
    ...(isSigned ? [] : ['signed']),
  ];
}

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const dateNames = ['validFrom', 'issuanceDate', 'validUntil', 'expirationDate', 'awardedDate'];

export async function meaningOf(
  {document, text, format, view}: ParsedCredential,
  {judged}: Pick<Verdict, 'judged'>,
): Promise<Meaning> {
  const subjects = list(document['credentialSubject']) as JsonObject[];
  const facts = {
    dates: dateNames.map((name) => plain(document[name])),
    status: set(document['credentialStatus']),
    subjects: set(subjects.map((subject) => [plain(subject['id']), ...set(subject['identifier'])])),
  };
  return {
    view: canonicalJson({format, view: unordered(judged ?? view)}),
    isJudged: judged !== undefined,
    facts: canonicalJson(JSON.parse(JSON.stringify(facts))),
    ...(await signedOf(document, text.trim())),
  };
}

async function signedOf(document: JsonObject, text: string): Promise<Pick<Meaning, 'json' | 'quads'>> {
  if (!text.startsWith('{')) {
    const parts = text.split('.').slice(0, 2);
    const json = parts.map((part) => canonicalJson(JSON.parse(Buffer.from(part, 'base64url').toString())));
    return {json: json.join('.'), quads: undefined};
  }
  const {proof, ...unsecured} = document;
  const jcs = (list(proof) as JsonObject[]).filter((one) => String(one['cryptosuite']).includes('-jcs-'));
  const isAllJcs = jcs.length === list(proof).length;
  const quads = isAllJcs ? undefined : await plainCanonize(unsecured).catch(() => undefined);
  // Such a proof signs its own contexts; the document may have more, which only the policy `1edtech` allows.
  const contexts = jcs[0]?.['@context'];
  return {
    json: canonicalJson(contexts === undefined ? unsecured : {...unsecured, '@context': contexts}),
    quads,
  };
}

/** JSON-LD's arrays are sets: in another order they say the same. */
function unordered(view: CredentialView): unknown {
  return JSON.parse(
    JSON.stringify({...view, evidence: set(view.evidence), alignments: set(view.alignments)}),
  ) as unknown;
}

function set(value: unknown): readonly string[] {
  return [...new Set(list(value).map((item) => canonicalJson(plain(item))))].sort();
}

/** Without what says nothing: an array around one value, the long form of a text, contexts (which the quads answer for). */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = [...new Map(value.map((item) => [canonicalJson(plain(item)), plain(item)])).values()];
    return items.length === 1 ? items[0] : items.sort((a, b) => (String(a) < String(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== '@context');
  const {'@value': text, '@type': type = XSD_STRING} = value as JsonObject;
  if (text !== undefined && type === XSD_STRING && entries.length <= 2) return text;
  return Object.fromEntries(entries.map(([name, member]) => [name, plain(member)]));
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

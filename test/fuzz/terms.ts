/** Names and values that a mutant may take instead of its own. */
import {loadContext} from '../../packages/credentials/src/contexts/registry.ts';
import type {Original} from './originals.ts';
import {slotsOf} from './edits.ts';

export interface Pools {
  /** Terms that the contexts define, their IRIs in full and in short form, and JSON-LD’s own keywords. */
  readonly names: readonly string[];
  readonly contexts: readonly string[];
  /** Texts that stand in the originals. */
  readonly texts: readonly string[];
  readonly originals: readonly Original[];
}

export const keywords = [
  '@id',
  '@type',
  '@value',
  '@language',
  '@direction',
  '@index',
  '@list',
  '@set',
  '@graph',
  '@included',
  '@nest',
  '@reverse',
  '@context',
  '@base',
  '@vocab',
  '@version',
  '@json',
  '@none',
] as const;

const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/2018/credentials/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  'https://purl.imsglobal.org/spec/clr/v2p0/context.json',
  'https://w3id.org/security/data-integrity/v1',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/security/v2',
  'https://w3id.org/vc/status-list/2021/v1',
  'https://w3id.org/dcc/v1',
  'https://www.w3.org/ns/credentials/status/v1',
  'https://www.w3.org/ns/credentials/undefined-terms/v2',
  'https://www.w3.org/ns/credentials/examples/v2',
];

export async function createPools(originals: readonly Original[]): Promise<Pools> {
  const names = new Set<string>(keywords);
  for (const url of contexts.slice(0, 4)) {
    for (const {path, value} of slotsOf(await loadContext(url))) {
      const name = path.at(-1);
      if (typeof name === 'string' && !name.startsWith('@')) names.add(name);
      if (typeof value === 'string' && /^https?:.*[#/]\w+$/.test(value)) names.add(value);
    }
  }
  for (const name of ['issuer', 'validUntil', 'credentialStatus', 'validFrom', 'credentialSubject']) {
    names.add(`https://www.w3.org/2018/credentials#${name}`).add(`cred:${name}`);
  }
  const texts = originals
    .flatMap(({tree}) => slotsOf(tree))
    .flatMap(({value}) => (typeof value === 'string' && value.length < 200 ? [value] : []));
  return {names: [...names], contexts, texts: [...new Set(texts)], originals};
}

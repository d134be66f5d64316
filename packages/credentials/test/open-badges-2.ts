/** An issuer of Open Badges 2.0 on an imagined web, for the tests: its Profile, key, BadgeClass, and badges, hosted and signed. */
import type {FetchDocument, JsonObject, Verdict, VerifyOptions} from '../src/index.js';
import {
  buildAssertion,
  buildBadgeClass,
  buildCryptographicKey,
  buildProfile,
  buildRevocationList,
  generateKeyPair,
  hashRecipient,
  importSigningKey,
  type KeyType,
  signAssertion,
  type SigningKey,
} from '../src/sign.js';
import {verify} from '../src/verify.js';
import {NOW} from './support.js';

export const EMAIL = 'nour@example.fr';
const SALT = 'sel';

/** What an address answers: a document, a text, or a bare status. */
export type Answer = JsonObject | string | number;

export interface Ob2World {
  readonly web: Map<string, Answer>;
  readonly base: string;
  readonly profileUrl: string;
  readonly badgeUrl: string;
  readonly keyUrl: string;
  readonly listUrl: string;
  readonly assertionUrl: string;
  readonly key: SigningKey;
  /** Addresses that were asked for, since the last `check`. */
  readonly asked: string[];
  /** A hosted assertion; it is served as soon as it is made. */
  host(changes?: JsonObject): JsonObject;
  /** A signed assertion. */
  sign(changes?: JsonObject, key?: SigningKey): Promise<string>;
  /** Changes members of a served document; undefined takes one away. */
  change(url: string, changes: Record<string, unknown>): void;
  check(input: Uint8Array | string | object, options?: Partial<VerifyOptions>): Promise<Verdict>;
}

export async function createOb2World(
  base = 'https://inae.example/ob2',
  {keyType = 'P-256'}: {readonly keyType?: KeyType} = {},
): Promise<Ob2World> {
  const urls = {
    profileUrl: `${base}/profile`,
    badgeUrl: `${base}/badges/1`,
    keyUrl: `${base}/keys/1`,
    listUrl: `${base}/revoked`,
    assertionUrl: `${base}/assertions/7`,
  };
  const {privateJwk, publicJwk} = await generateKeyPair(keyType);
  const key = await importSigningKey({privateJwk, verificationMethod: urls.keyUrl});
  const web = new Map<string, Answer>(publishedBy(base, urls, publicJwk));
  const identity = await hashRecipient({email: EMAIL, salt: SALT});
  const recipient = {identity, hashed: true, salt: SALT};
  const common = {recipient, badge: urls.badgeUrl, issuedOn: new Date('2026-06-01T08:00:00Z')};
  const asked: string[] = [];
  return {
    ...urls,
    base,
    web,
    key,
    asked,
    host(changes = {}) {
      const built = buildAssertion({...common, id: urls.assertionUrl, verification: 'hosted'});
      const assertion = without({...built, ...changes});
      web.set(String(assertion['id']), assertion);
      return assertion;
    },
    sign(changes = {}, otherKey = key) {
      const id = 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11';
      const built = buildAssertion({...common, id, verification: {signed: urls.keyUrl}});
      return signAssertion(without({...built, ...changes}), {key: otherKey});
    },
    change(url, changes) {
      web.set(url, without({...(web.get(url) as JsonObject), ...changes}));
    },
    check(input, options) {
      asked.length = 0;
      return verify(input, {now: NOW, fetchDocument: fetchAnswers(web, asked), ...options});
    },
  };
}

type Urls = Pick<Ob2World, 'profileUrl' | 'badgeUrl' | 'keyUrl' | 'listUrl'>;

function publishedBy(base: string, urls: Urls, publicJwk: JsonWebKey): [string, Answer][] {
  const {profileUrl: issuerId, badgeUrl, keyUrl, listUrl} = urls;
  const profile = {
    id: issuerId,
    name: 'INAE',
    url: new URL('/', base).href,
    email: 'badges@inae.example',
    publicKey: [keyUrl],
    revocationListUrl: listUrl,
  };
  const badgeClass = {
    id: badgeUrl,
    name: 'Com’un gant',
    description: 'Communiquer au travail',
    imageUrl: `${base}/images/1.png`,
    criteria: {id: `${badgeUrl}/criteria`, narrative: 'Dire, écouter, reformuler.'},
    issuerId,
  };
  return [
    [issuerId, buildProfile(profile)],
    [badgeUrl, buildBadgeClass(badgeClass)],
    [keyUrl, buildCryptographicKey({id: keyUrl, owner: issuerId, publicJwk})],
    [listUrl, buildRevocationList({id: listUrl, issuerId, revoked: []})],
  ];
}

export function fetchAnswers(web: ReadonlyMap<string, Answer>, asked: string[] = []): FetchDocument {
  return async (url) => {
    asked.push(url);
    const found = web.get(url);
    if (found === undefined) throw new Error('unreachable');
    const status = typeof found === 'number' ? found : 200;
    const body = typeof found === 'object' ? JSON.stringify(found) : String(found);
    return {url, status, mediaType: 'application/ld+json', body};
  };
}

/** Of one verdict: the codes of its warnings. */
export function warningsOf({warnings}: Verdict): string[] {
  return warnings.map(({code}) => code);
}

function without(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));
}

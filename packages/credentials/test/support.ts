/** An issuer on an imagined web, for the tests: its key, its documents, its badges. */
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {FetchDocument, JsonObject, Verdict, VerifyOptions} from '../src/index.js';
import {
  buildOpenBadgeCredential,
  createCanonicalizer,
  generateKeyPair,
  importSigningKey,
  issuerDocument,
  type KeyType,
  type OpenBadgeInput,
  signCredential,
  signCredentialJwt,
  type SigningKey,
} from '../src/sign.js';
import {
  buildStatusListCredential,
  createStatusList,
  encodeStatusList,
  setStatus,
  statusEntry,
  type StatusPurpose,
} from '../src/status.js';
import {verify} from '../src/verify.js';

export const NOW = new Date('2026-11-23T12:00:00Z');
export const CREATED = new Date('2026-06-01T08:00:00Z');

export interface TestIssuer {
  readonly id: string;
  readonly key: SigningKey;
  readonly listUrl: string;
  /** Everything that the imagined web serves, by address. */
  readonly web: Map<string, JsonObject | string>;
  badge(changes?: Partial<OpenBadgeInput>): JsonObject;
  issue(changes?: Partial<OpenBadgeInput>): Promise<JsonObject>;
  publishList(revoked: readonly number[], changes?: ListChanges): Promise<void>;
  check(input: Uint8Array | string | object, options?: Partial<VerifyOptions>): Promise<Verdict>;
}

interface ListChanges {
  readonly purpose?: StatusPurpose;
  readonly encodedList?: string;
  readonly issuerId?: string;
  readonly validUntil?: Date;
  readonly key?: SigningKey;
}

export async function createTestIssuer(
  id = 'https://inae.example/issuers/1',
  {keyType = 'Ed25519', publishes = true}: {readonly keyType?: KeyType; readonly publishes?: boolean} = {},
): Promise<TestIssuer> {
  const {privateJwk, publicJwk} = await generateKeyPair(keyType);
  const key = await importSigningKey({privateJwk, verificationMethod: `${id}#key-1`});
  const canonicalize = createCanonicalizer();
  const listUrl = `${id}/status/1`;
  const web = new Map<string, JsonObject | string>();
  if (publishes) web.set(id, issuerDocument({id, name: 'INAE', keys: [{id: `${id}#key-1`, publicJwk}]}));
  const badge = (changes: Partial<OpenBadgeInput> = {}) =>
    buildOpenBadgeCredential({...exampleBadge(id, listUrl), ...changes});
  const issuer: TestIssuer = {
    id,
    key,
    listUrl,
    web,
    badge,
    issue: (changes) => signCredential(badge(changes), {key, created: CREATED, canonicalize}),
    async publishList(revoked, changes = {}) {
      const list = createStatusList();
      for (const index of revoked) setStatus(list, index, true);
      const document = buildStatusListCredential({
        id: listUrl,
        issuerId: changes.issuerId ?? id,
        purpose: changes.purpose ?? 'revocation',
        encodedList: changes.encodedList ?? (await encodeStatusList(list)),
        validFrom: CREATED,
        ...(changes.validUntil && {validUntil: changes.validUntil}),
      });
      const listKey = changes.key ?? key;
      web.set(
        listUrl,
        listKey.type === 'RSA'
          ? await signCredentialJwt(document, {key: listKey})
          : await signCredential(document, {key: listKey, created: CREATED, canonicalize}),
      );
    },
    check: (input, options) =>
      verify(input, {now: NOW, fetchDocument: fetchFrom(web), canonicalize, ...options}),
  };
  await issuer.publishList([]);
  return issuer;
}

function exampleBadge(id: string, listUrl: string): OpenBadgeInput {
  return {
    id: `${id}/badges/7`,
    issuer: {id, name: 'INAE', url: 'https://inae.example/'},
    validFrom: CREATED,
    awardedDate: new Date('2026-05-30T08:00:00Z'),
    validUntil: new Date('2031-06-01T08:00:00Z'),
    subjectId: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11',
    achievement: {
      id: `${id}/achievements/com-un-gant`,
      name: 'Com’un gant',
      description: 'Communiquer au travail',
      criteria: {narrative: 'Dire, écouter, reformuler.', id: `${id}/achievements/com-un-gant/criteria`},
      image: {id: `${id}/images/1.png`, caption: 'Un gant'},
      achievementType: 'Badge',
      inLanguage: 'fr',
      alignment: [{targetName: 'Communiquer', targetUrl: 'https://referentiel.example/c1', targetCode: 'c1'}],
    },
    credentialStatus: statusEntry({listId: listUrl, index: 7, purpose: 'revocation'}),
  };
}

export function fetchFrom(web: ReadonlyMap<string, JsonObject | string>): FetchDocument {
  return async (url) => {
    const found = web.get(url);
    if (found === undefined) throw new Error('unreachable');
    const body = typeof found === 'string' ? found : JSON.stringify(found);
    return {url, status: 200, mediaType: 'application/json', body};
  };
}

/** `outcome`, and the code of each check that did not pass: what the tables of attacks compare. */
export function verdictLine({outcome, checks}: Verdict): string {
  const open = checks.filter(({result}) => result === 'fail' || result === 'unknown');
  return [outcome, ...open.map(({id, result, code}) => `${id}:${result}:${code}`)].join(' ');
}

/** The folder of foreign test files, or undefined when this machine does not have it. */
export function vectorsFolder(): string | undefined {
  const beside = fileURLToPath(new URL('../../../../shared/vectors/', import.meta.url));
  const up = fileURLToPath(new URL('../../../../../shared/vectors/', import.meta.url));
  return [process.env['PEPITES_VECTORS'], beside, up].find((path) => path !== undefined && existsSync(path));
}

/** A deep copy, to be changed at will. */
export function clone<T>(value: T): T {
  return structuredClone(value);
}

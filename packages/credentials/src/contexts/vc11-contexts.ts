/**
 * The contexts that linked-data proofs of VC 1.1 name, loaded when a credential first names them. The build copies them into this
 * package from @transmute/security-context (Apache-2.0), so that nobody has to install it.
 */

type Load = () => Promise<object | undefined>;

/** By address. Ed25519Signature2018 is also defined by the context of VC 1.1 itself; security/v2 names security/v1. */
export const VC11_CONTEXT_LOADERS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['https://w3id.org/security/suites/jws-2020/v1', loadJws2020],
  ['https://w3id.org/security/suites/ed25519-2018/v1', loadEd255192018],
  ['https://w3id.org/security/v1', loadSecurityV1],
  ['https://w3id.org/security/v2', loadSecurityV2],
]);

async function loadJws2020(): Promise<object> {
  const json = await import('@transmute/security-context/contexts/suites/jws-2020-v1.json', {
    with: {type: 'json'},
  });
  return json.default;
}

async function loadEd255192018(): Promise<object> {
  const json = await import('@transmute/security-context/contexts/suites/ed25519-2018-v1.json', {
    with: {type: 'json'},
  });
  return json.default;
}

async function loadSecurityV1(): Promise<object> {
  const json = await import('@transmute/security-context/contexts/sec-v1.json', {with: {type: 'json'}});
  return json.default;
}

async function loadSecurityV2(): Promise<object> {
  const json = await import('@transmute/security-context/contexts/sec-v2.json', {with: {type: 'json'}});
  return json.default;
}

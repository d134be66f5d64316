// The parts of the untyped libraries that tests hold this package beside.

declare module 'jsonld' {
  const api: {canonize(document: object, options: object): Promise<string>};
  export default api;
}

declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: object): Promise<{signer(): object}>;
}

declare module '@digitalbazaar/data-integrity' {
  export const DataIntegrityProof: new (options: {
    cryptosuite: object;
    signer?: object;
    date?: string;
  }) => object;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/vc' {
  export function issue(options: object): Promise<object>;
  export function verifyCredential(
    options: object,
  ): Promise<{verified: boolean; error?: {errors?: readonly Error[]}}>;
}

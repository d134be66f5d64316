/** A client of Open Badge Factory whose way to the network is the server's one fetch. */
import {type ObfClient, openObf} from '@pepites/connectors';
import {fetchSafely} from '@pepites/server/safe-fetch.js';
import type {ObfSettings} from './settings.js';

/** A page of a thousand, or in v1 all badges with their images. */
const maxBytes = 32_000_000;

export function openConnection({url, dialect, clientId, proof, isHere}: ObfSettings): ObfClient {
  const credentials =
    'clientSecret' in proof
      ? {clientId, clientSecret: proof.clientSecret}
      : ({clientId, showsCertificate: true} as const);
  return openObf({
    ...{url, dialect, credentials, maxBytes},
    fetch: fetchSafely({
      ...{allowsLoopback: isHere, maxBytes, timeoutMs: 20_000},
      ...('clientCertificate' in proof && {clientCertificate: proof.clientCertificate}),
    }),
  });
}

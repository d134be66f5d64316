/** Who calls, by the certificate that they show: its common name is the organisation's id. */
import type {IncomingMessage} from 'node:http';
import {TLSSocket} from 'node:tls';

/** PEM. */
export interface TlsMaterial {
  readonly key: string;
  readonly certificate: string;
  /** Who signs the certificates of clients. */
  readonly clientsAuthority: string;
}

/** `stranger`: one that is not known, or no longer good, or none, and no token either. */
export type Client = {readonly organisation: string} | 'stranger' | undefined;

export function clientOf({socket, headers}: IncomingMessage): Client {
  if (!(socket instanceof TLSSocket)) return undefined;
  const shown = socket.getPeerCertificate();
  const showsNone = Object.keys(shown).length === 0;
  const asksForToken = headers['content-type'] === 'application/x-www-form-urlencoded';
  if (showsNone && (headers.authorization !== undefined || asksForToken)) return undefined;
  return socket.authorized ? {organisation: String(shown.subject.CN)} : 'stranger';
}

/** For whom passkeys are made: the backend's own address. Browsers make none for an address that is neither https nor this machine, nor for a number. */
import {isIP} from 'node:net';
import type {Services} from '../services.js';

export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** Undefined: not at this address. */
export function relyingPartyOf({
  publicUrl,
  ownOrigin,
}: Pick<Services, 'publicUrl' | 'ownOrigin'>): RelyingParty | undefined {
  const {protocol, hostname} = new URL(publicUrl);
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost');
  const isNumber = hostname.startsWith('[') || isIP(hostname) > 0;
  return isHere || (protocol === 'https:' && !isNumber) ? {id: hostname, origin: ownOrigin} : undefined;
}

/** Finds the badge that an element shows, wherever the page says it is, and its picture. */
import type {ParsedCredential} from '@pepites/credentials';
import type {Award} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';

/** `award` is there when the badge is the signed-in person's own. */
export type BadgeSource =
  | {readonly kind: 'none' | 'signInFirst' | 'nothingYet' | 'signing'}
  | {
      readonly kind: 'badge';
      readonly parsed: ParsedCredential;
      /** The picture as bytes, or an address that the page may load. */
      readonly picture: Blob | string | undefined;
      readonly award?: Award;
    };

export const maxBadgeBytes = 10_000_000;

export interface ReadOptions {
  /** Addresses below these origins may be loaded as pictures. */
  readonly trusted: readonly string[];
  /** Load the picture from wherever the badge says. */
  readonly isDirect: boolean;
}

/** A badge at an address that the page's author, or the person's own backend, gave. No cookie and no referrer go with it. */
export async function fetchBadge(
  url: string,
  options: ReadOptions & {readonly signal: AbortSignal},
): Promise<BadgeSource> {
  // What reads a badge is loaded while the badge is.
  const reader = import('./read-badge.js');
  let bytes: Uint8Array;
  try {
    const response = await fetch(url, {
      signal: options.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok) throw new CodedError('BADGE_UNKNOWN', `${response.status} for ${url}`);
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof CodedError || options.signal.aborted) throw cause;
    throw new CodedError('UNREACHABLE', `No answer for ${url}`, {cause});
  }
  if (bytes.length > maxBadgeBytes) throw new CodedError('ERR_TOO_LARGE', `More than ${maxBadgeBytes} bytes`);
  const origin = new URL(url, document.baseURI).origin;
  const {readBadge} = await reader;
  return readBadge(bytes, {...options, trusted: [...options.trusted, origin]});
}

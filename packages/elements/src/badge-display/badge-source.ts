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
      /** What draws criteria in Markdown; there when the badge has any. */
      readonly markdown?: MarkdownPart | undefined;
    };

/** What reads criteria in Markdown. */
export type MarkdownPart = typeof import('./criteria-markdown.js');

/** What reads a badge; loaded while the badge is. */
export type BadgeReader = Pick<typeof import('./read-badge.js'), 'readBadge'>;

/** Pictures may be loaded from the page's own origin, the backend's, and that of `url`. */
export interface ReadOptions {
  /** Address of the backend; empty when there is none. */
  readonly backend: string;
  /** Where the badge was found. */
  readonly url?: string;
  /** Whose badge it is, where it is one's own. */
  readonly award?: Award;
  /** Load the picture from wherever the badge says. */
  readonly isDirect: boolean;
}

/** A badge at an address that the page's author, or the person's own backend, gave. No cookie and no referrer go with it. */
export async function fetchBadge(
  url: string,
  options: ReadOptions & {readonly signal: AbortSignal; readonly reader: Promise<BadgeReader>},
): Promise<BadgeSource> {
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
  const {readBadge} = await options.reader;
  return readBadge(bytes, {...options, url});
}

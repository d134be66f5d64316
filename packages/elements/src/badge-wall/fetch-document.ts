/** Fetches what the page’s author, or the person’s own backend, named. No cookie and no referrer go with it. */
import {maxBadgeBytes} from '../badge-display/read-badge.js';
import {CodedError} from '../base/coded-error.js';
import {isForPeople} from '../base/is-for-people.js';

export interface FetchedBytes {
  /** Where it was in the end found. */
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** Addresses that give a page to people give the badge to programs that ask for it. */
const accept = 'application/json, application/vc+ld+json, application/vc+jwt, image/png;q=0.9, */*;q=0.1';

/**
 * @param options.backend is asked for what stands on a page that no page of elsewhere may read
 * @throws {CodedError} SHARE_ENDED, LIST_UNKNOWN, ERR_TOO_LARGE, UNREACHABLE
 */
export async function fetchDocument(
  url: string,
  {signal, backend = ''}: {readonly signal: AbortSignal; readonly backend?: string},
): Promise<FetchedBytes> {
  try {
    const answer = fetch(new URL(url, document.baseURI), {
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: {accept},
    });
    const given = await answer.catch(() => undefined);
    const response =
      given && !isForPeople(given)
        ? given
        : ((await throughBackend(url, {signal, backend})) ?? (await answer));
    if (response.status === 410) throw new CodedError('SHARE_ENDED', `410 for ${url}`);
    if (!response.ok) throw new CodedError('LIST_UNKNOWN', `${response.status} for ${url}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > maxBadgeBytes) throw new CodedError('ERR_TOO_LARGE', `${bytes.length} bytes`);
    return {url: response.url || new URL(url, document.baseURI).href, bytes};
  } catch (cause) {
    if (cause instanceof CodedError || signal.aborted) throw cause;
    throw new CodedError('UNREACHABLE', `No answer for ${url}`, {cause});
  }
}

async function throughBackend(
  url: string,
  options: {readonly signal: AbortSignal; readonly backend: string},
): Promise<Response | undefined> {
  const {askBackend} = await import('../base/through-backend.js');
  return askBackend(url, {...options, page: document.baseURI});
}

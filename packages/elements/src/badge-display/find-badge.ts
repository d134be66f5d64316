/** Finds the badge that an element shows, wherever the page says it is. Loaded while an address that the page gave is asked. */
import type {JsonObject} from '@pepites/credentials';
import {CodedError} from '../base/coded-error.js';
import {isForPeople} from '../base/is-for-people.js';
import type {BackendContext} from '../context/backend-context.js';
import type {BadgeSource, ReadOptions} from './badge-source.js';
import {ownAward} from './own-award.js';
import {maxBadgeBytes, readBadge} from './read-badge.js';

export interface BadgeWanted {
  /** The badge itself. */
  readonly given: JsonObject | string | undefined;
  /** What the address of `src` answers. */
  readonly answer: Promise<Response> | undefined;
  readonly src: string;
  /** Id of one's own badge. */
  readonly badge: string;
  readonly structure: string;
  /** Address of the page. */
  readonly page: string;
  readonly context: BackendContext;
  readonly isDirect: boolean;
  readonly signal: AbortSignal;
}

export async function findBadge(wanted: BadgeWanted): Promise<BadgeSource> {
  const {given, answer, src, badge, structure, page, context, isDirect, signal} = wanted;
  const options: ReadOptions = {backend: context.backend, page, isDirect};
  if (given !== undefined) return readBadge(given, options);
  if (answer) return readAnswer(answer, src, {...options, signal});
  const award = await ownAward(context, {structure, badge, signal});
  if (typeof award === 'string') return {kind: award};
  const url = award.credentialUrl;
  return readAnswer(askFor(url, signal), url, {...options, signal, award});
}

/** No cookie and no referrer go with it. */
function askFor(url: string, signal: AbortSignal): Promise<Response> {
  return fetch(url, {signal, credentials: 'omit', referrerPolicy: 'no-referrer'});
}

/** A badge at an address that the page's author, or the person's own backend, gave. */
async function readAnswer(
  answer: Promise<Response>,
  url: string,
  options: ReadOptions & {readonly signal: AbortSignal},
): Promise<BadgeSource> {
  let bytes: Uint8Array;
  try {
    const response = await readable(answer, url, options);
    if (response.status === 410) throw new CodedError('SHARE_ENDED', `410 for ${url}`);
    if (!response.ok) throw new CodedError('BADGE_UNKNOWN', `${response.status} for ${url}`);
    if (Number(response.headers.get('content-length')) > maxBadgeBytes)
      throw new CodedError('ERR_TOO_LARGE', `More than ${maxBadgeBytes} bytes`);
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof CodedError || options.signal.aborted) throw cause;
    throw new CodedError('UNREACHABLE', `No answer for ${url}`, {cause});
  }
  return readBadge(bytes, {...options, url});
}

/** The answer itself; or, of a page that only people may read, what the backend reads there. */
async function readable(
  answer: Promise<Response>,
  url: string,
  {backend, page, signal}: Pick<ReadOptions, 'backend' | 'page'> & {readonly signal: AbortSignal},
): Promise<Response> {
  const given = await answer.catch(() => undefined);
  if (given && !isForPeople(given)) return given;
  const {askBackend} = await import('../base/through-backend.js');
  // Without another, the first answer, or its reason.
  return (await askBackend(url, {backend, page, signal})) ?? answer;
}

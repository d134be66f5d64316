/** Errors as RFC 9457 problem replies. */
import {errorStatus, type ErrorCode, type Problem, problemTypePrefix} from '@pepites/recognition';
import {FilesAwayError} from '../files/files-away.js';
import {Refusal} from '../refusal.js';
import {StoreAwayError} from '../store/store-away.js';

/** Long enough for a database, or a bucket, to be there anew, with the two tries that a page has. */
const awaySeconds = 3;

/** undefined: a fault of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreAwayError) return away('The database does not answer');
  if (error instanceof FilesAwayError) return away('The bucket of the files does not answer');
  return undefined;
}

function away(detail: string): Refusal {
  return new Refusal('UNAVAILABLE', {detail, retryAfterSeconds: awaySeconds});
}

export function problemReply(refusal: Refusal): Response {
  const {code, detail, problems} = refusal;
  const problem: Problem = {
    type: problemTypePrefix + code,
    title: titleOf(code),
    status: errorStatus[code],
    code,
    ...(detail !== undefined && {detail}),
    ...(problems && {problems}),
  };
  const headers = new Headers({'content-type': 'application/problem+json', 'cache-control': 'no-store'});
  if (refusal.retryAfterSeconds !== undefined) headers.set('retry-after', String(refusal.retryAfterSeconds));
  if (refusal.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(problem), {status: refusal.status, headers});
}

/** `REQUEST_UNKNOWN` → `Request unknown`. People read the translation of the code. */
function titleOf(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

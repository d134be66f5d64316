/** What a program says of itself when it registers (RFC 7591): read strictly, since a person is shown it and is sent where it says. */
import {isLoopback} from '@pepites/recognition';
import * as v from 'valibot';
import {allScopes} from './scopes.js';

export interface RegistrationFault {
  /** RFC 7591 §3.2.2. */
  readonly error: 'invalid_redirect_uri' | 'invalid_client_metadata';
  readonly error_description: string;
}

const url = v.pipe(v.string(), v.maxLength(2000), v.url());
/** No line, no sign that turns the direction of writing: the name stands in a sentence. */
const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(100),
  v.regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u),
);
const word = v.pipe(v.string(), v.maxLength(200));

const registrationSchema = v.object({
  client_name: name,
  redirect_uris: v.pipe(v.array(url), v.minLength(1), v.maxLength(10)),
  client_uri: v.optional(url),
  logo_uri: v.optional(url),
  tos_uri: v.optional(url),
  policy_uri: v.optional(url),
  software_id: v.optional(word),
  software_version: v.optional(word),
  contacts: v.optional(v.pipe(v.array(word), v.maxLength(10))),
  scope: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  grant_types: v.optional(v.array(v.picklist(['authorization_code', 'refresh_token']))),
  response_types: v.optional(v.array(v.literal('code'))),
  token_endpoint_auth_method: v.optional(v.literal('client_secret_basic')),
});

export type Registration = v.InferOutput<typeof registrationSchema>;

/**
 * All addresses are `https:` and of one host (Open Badges 3.0 §7.1.1).
 * @param allowsLoopback in a trial on this machine its own names pass, also over `http:`
 * @returns what is kept of it; members that are not known are left out
 */
export function checkRegistration(
  body: unknown,
  {allowsLoopback}: {readonly allowsLoopback: boolean},
): Registration | RegistrationFault {
  const read = v.safeParse(registrationSchema, body);
  if (!read.success) {
    const [issue] = read.issues;
    const at = v.getDotPath(issue) ?? 'the body';
    return fault(
      at.startsWith('redirect_uris') ? 'invalid_redirect_uri' : undefined,
      `${at}: ${issue.message}`,
    );
  }
  const {redirect_uris: redirects, client_uri, logo_uri, tos_uri, policy_uri} = read.output;
  const others = [client_uri, logo_uri, tos_uri, policy_uri].filter((one) => one !== undefined);
  const isAllowed = (one: string): boolean => isGoodAddress(new URL(one), allowsLoopback);
  if (!redirects.every((one) => isAllowed(one) && !one.includes('#')))
    return fault('invalid_redirect_uri', 'redirect_uris: https: without a fragment is needed');
  if (!others.every(isAllowed)) return fault(undefined, 'Addresses: https: is needed');
  if (new Set([...redirects, ...others].map((one) => new URL(one).hostname)).size > 1)
    return fault(undefined, 'All addresses must be of one host');
  const scope = (read.output.scope ?? allScopes.join(' '))
    .split(' ')
    .filter((one) => allScopes.includes(one));
  if (scope.length === 0) return fault(undefined, 'scope: none of these is offered here');
  return {...read.output, scope: scope.join(' ')};
}

function isGoodAddress({protocol, hostname, username, password}: URL, allowsLoopback: boolean): boolean {
  const isHere = isLoopback(hostname);
  return (
    username === '' &&
    password === '' &&
    (isHere ? allowsLoopback && /^https?:$/.test(protocol) : protocol === 'https:')
  );
}

function fault(
  error: RegistrationFault['error'] = 'invalid_client_metadata',
  description: string,
): RegistrationFault {
  return {error, error_description: description};
}

/** Whose badges a call of the Open Badges API is about, and whether they agreed to it. */
import type {Account} from '../oauth/account.js';
import {readAccountId} from '../oauth/account.js';
import type {OauthServer} from '../oauth/oauth-server.js';
import {obScopes, type Permission} from '../oauth/scopes.js';
import {ObRefusal} from './ob-refusal.js';

/** @throws {ObRefusal} TOKEN_MISSING, TOKEN_INVALID, TOKEN_IN_ADDRESS, SCOPE_MISSING; with what RFC 6750 §3 wants */
export async function readBearer(
  server: OauthServer,
  request: Request,
  permission: Permission,
): Promise<Account> {
  // Addresses are written down on the way.
  if (new URL(request.url).searchParams.has('access_token'))
    throw new ObRefusal('TOKEN_IN_ADDRESS', 'A token does not belong into an address');
  const given = request.headers.get('authorization');
  if (given === null) throw new ObRefusal('TOKEN_MISSING', 'A token is needed', challenge());
  const name = /^Bearer ([\w~+/.-]+=*)$/i.exec(given)?.[1];
  const {AccessToken} = await server.provider();
  const token = name === undefined ? undefined : await AccessToken.find(name);
  if (!token)
    throw new ObRefusal('TOKEN_INVALID', 'The token is unknown, or has ended', challenge('invalid_token'));
  const scope = obScopes[permission];
  if (!token.scopes.has(scope))
    throw new ObRefusal(
      'SCOPE_MISSING',
      `The person did not agree to ${scope}`,
      challenge('insufficient_scope', scope),
    );
  return readAccountId(token.accountId);
}

function challenge(error?: string, scope?: string): Record<string, string> {
  const parts = [
    'realm="Open Badges"',
    ...(error === undefined ? [] : [`error="${error}"`]),
    ...(scope === undefined ? [] : [`scope="${scope}"`]),
  ];
  return {'www-authenticate': `Bearer ${parts.join(', ')}`};
}

/** The issuer by whose accounts staff sign in, as the environment names it. */
import type {OidcSettings} from '@pepites/server';
import {UsageError} from '../command.js';
import type {Io} from '../io.js';

export const oidcUsage = `PEPITES_OIDC_ISSUER lets staff sign in with their account at work (OpenID Connect: ProConnect, Keycloak, any issuer), with
  PEPITES_OIDC_CLIENT_ID, PEPITES_OIDC_CLIENT_SECRET and PEPITES_OIDC_NAME, what the button calls it. Narrower, or for an issuer with habits of
  its own: PEPITES_OIDC_EMAIL_DOMAINS=a.example,b.example, PEPITES_OIDC_REQUIRED_CLAIM=groups=badges, PEPITES_OIDC_ACR_VALUES,
  PEPITES_OIDC_SCOPES, PEPITES_OIDC_CLIENT_AUTH=post, PEPITES_OIDC_TRUSTS_EMAIL=yes where it proves addresses without saying so.`;

/** Undefined: the environment names none. @throws {UsageError} where it names half of one */
export function oidcSettings({env}: Pick<Io, 'env'>): OidcSettings | undefined {
  const read = (name: string): string => (env[`PEPITES_OIDC_${name}`] ?? '').trim();
  const [issuer, clientId, clientSecret] = [read('ISSUER'), read('CLIENT_ID'), read('CLIENT_SECRET')];
  if (issuer === '' && clientId === '' && clientSecret === '') return undefined;
  if (issuer === '' || clientId === '' || clientSecret === '')
    throw new UsageError(
      'PEPITES_OIDC_ISSUER, PEPITES_OIDC_CLIENT_ID and PEPITES_OIDC_CLIENT_SECRET go together',
    );
  if (!URL.canParse(issuer)) throw new UsageError(`PEPITES_OIDC_ISSUER: "${issuer}" is not an address`);
  const emailDomains = listed(read('EMAIL_DOMAINS'));
  const acrValues = listed(read('ACR_VALUES'));
  return {
    issuer,
    clientId,
    clientSecret,
    name: read('NAME') || new URL(issuer).hostname,
    clientAuth: readChoice('CLIENT_AUTH', read('CLIENT_AUTH') || 'basic', ['basic', 'post'] as const),
    scopes: read('SCOPES') || undefined,
    emailDomains: emailDomains.length > 0 ? emailDomains : undefined,
    acrValues: acrValues.length > 0 ? acrValues : undefined,
    requiredClaim: readClaim(read('REQUIRED_CLAIM')),
    trustsEmail: readChoice('TRUSTS_EMAIL', read('TRUSTS_EMAIL') || 'no', ['yes', 'no'] as const) === 'yes',
  };
}

function listed(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

function readClaim(text: string): OidcSettings['requiredClaim'] {
  if (text === '') return undefined;
  const [, name, value] = /^([^=\s]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new UsageError(`PEPITES_OIDC_REQUIRED_CLAIM: "${text}" is no name=value`);
  return {name, value};
}

function readChoice<Choice extends string>(name: string, text: string, choices: readonly Choice[]): Choice {
  const chosen = choices.find((one) => one === text);
  if (chosen === undefined)
    throw new UsageError(`PEPITES_OIDC_${name}: "${text}" is none of ${choices.join(', ')}`);
  return chosen;
}

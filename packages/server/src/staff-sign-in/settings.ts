/** The organisation's own sign-in, as whoever runs the backend describes it. By the environment only: who names an issuer says who may be anybody here. */
import {isLoopback} from '@pepites/recognition';
import {ServerError} from '../errors.js';

export interface OidcSettings {
  /** What the button says: « Se connecter avec <name> ». */
  readonly name: string;
  /** As it names itself: `https://connexion.example/realms/siae`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the client says its secret. @default 'basic' */
  readonly clientAuth?: 'basic' | 'post' | undefined;
  /** Space-separated. @default 'openid email' */
  readonly scopes?: string | undefined;
  /** Levels of assurance of which the issuer must say one (`acr`). */
  readonly acrValues?: readonly string[] | undefined;
  /** Only addresses of these domains; without it, of any. */
  readonly emailDomains?: readonly string[] | undefined;
  /** Only who has this claim with this value, or with this value among others. */
  readonly requiredClaim?: {readonly name: string; readonly value: string} | undefined;
  /** Its addresses are proven although it does not say `email_verified`. @default false */
  readonly trustsEmail?: boolean | undefined;
}

/** @throws {ServerError} ERR_OIDC_INVALID */
export function checkOidcSettings(
  settings: OidcSettings,
  {publicUrl}: {readonly publicUrl: string},
): OidcSettings {
  const url = URL.canParse(settings.issuer) ? new URL(settings.issuer) : undefined;
  const isHere = url !== undefined && isLoopback(url.hostname) && isLoopback(new URL(publicUrl).hostname);
  const isPlain =
    url?.search === '' && url.hash === '' && url.username === '' && !url.pathname.includes('/.well-known/');
  if (!isPlain || (url.protocol !== 'https:' && !isHere))
    throw invalid(`The issuer "${settings.issuer}" is no https: address.`);
  for (const part of ['name', 'clientId', 'clientSecret'] as const)
    if (settings[part].trim() === '') throw invalid(`The sign-in by ${settings.issuer} has no ${part}.`);
  if (!(settings.scopes ?? 'openid').split(' ').includes('openid'))
    throw invalid('The scopes of the sign-in do not hold "openid".');
  return settings;
}

function invalid(message: string): ServerError {
  return new ServerError('ERR_OIDC_INVALID', message);
}

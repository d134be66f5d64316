/** Of what an issuer says of somebody, what counts here: may they come in, and by which address are they known. */
import type {Claims} from './issuer.js';
import type {OidcSettings} from './settings.js';
import {SignInFault} from './sign-in-fault.js';

export interface Identity {
  readonly issuer: string;
  readonly sub: string;
  /** Proven, in lower case. */
  readonly email: string | undefined;
}

/** @throws {SignInFault} OIDC_NOT_ALLOWED, OIDC_EMAIL_UNVERIFIED */
export function readIdentity(claims: Claims, settings: OidcSettings): Identity {
  const {emailDomains, requiredClaim, acrValues, issuer} = settings;
  if (requiredClaim && !holds(claims[requiredClaim.name], requiredClaim.value)) throw notAllowed();
  if (acrValues && !acrValues.some((level) => level === claims['acr'])) throw notAllowed();
  const isProven = settings.trustsEmail === true || claims['email_verified'] === true;
  const written = claims['email'];
  const email =
    isProven && typeof written === 'string' && written.includes('@')
      ? written.trim().toLowerCase()
      : undefined;
  if (emailDomains) {
    if (email === undefined) throw new SignInFault('OIDC_EMAIL_UNVERIFIED');
    const domain = email.slice(email.lastIndexOf('@') + 1);
    if (!emailDomains.some((one) => one.toLowerCase() === domain)) throw notAllowed();
  }
  return {issuer, sub: claims.sub, email};
}

/** @param said one value, or a list of them */
function holds(said: unknown, value: string): boolean {
  return Array.isArray(said) ? said.includes(value) : said === value || (said === true && value === 'true');
}

function notAllowed(): SignInFault {
  return new SignInFault('OIDC_NOT_ALLOWED');
}

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
  const {emailDomains, requiredClaim, acrValues} = settings;
  if (requiredClaim && !holds(claims[requiredClaim.name], requiredClaim.value)) throw notAllowed();
  if (acrValues && !acrValues.some((level) => level === claims['acr'])) throw notAllowed();
  const email = provenEmail(claims, settings);
  if (emailDomains) {
    if (email === undefined) throw new SignInFault('OIDC_EMAIL_UNVERIFIED');
    const domain = email.slice(email.lastIndexOf('@') + 1);
    if (!emailDomains.some((one) => one.toLowerCase() === domain)) throw notAllowed();
  }
  // As it names itself: the same, however the settings write it.
  const issuer = typeof claims['iss'] === 'string' ? claims['iss'] : settings.issuer;
  return {issuer, sub: claims.sub, email};
}

/** An issuer that is trusted not to say it may still say no. */
function provenEmail(claims: Claims, {trustsEmail}: OidcSettings): string | undefined {
  const {email, email_verified: said} = claims;
  const isProven = said === true || (trustsEmail === true && said === undefined);
  // Letters that only look like others, or become others in lower case, are in no address of a team.
  return isProven && typeof email === 'string' && /^[!-~]+@[!-~]+$/.test(email.trim())
    ? email.trim().toLowerCase()
    : undefined;
}

/** @param said one value, or a list of them */
function holds(said: unknown, value: string): boolean {
  return Array.isArray(said) ? said.includes(value) : said === value || (said === true && value === 'true');
}

function notAllowed(): SignInFault {
  return new SignInFault('OIDC_NOT_ALLOWED');
}

/** What a badge says, whoever gave it, and where it is hosted. */
import type {Passport} from './passport.ts';
import type {UserBadge} from './records.ts';

export interface Place {
  readonly passport: Passport;
  /** With the path that the platform runs below: `http://127.0.0.1:1234/app`. */
  readonly base: string;
}

export interface Content {
  readonly name: string;
  readonly description: string;
  readonly criteria: string;
  readonly criteriaUrl: string;
  readonly issuerName: string;
  readonly issuerUrl: string;
  readonly issuerEmail: string;
  /** Empty for a signed badge. */
  readonly assertionUrl: string;
}

export function contentOf({passport, base}: Place, badge: UserBadge): Content {
  const {origin} = badge;
  if (origin.kind === 'imported') return origin;
  const selfie = passport.selfies.get(origin.selfie);
  const issuer = passport.people.get(origin.issuer);
  if (!selfie || !issuer) throw new Error('A selfie badge without its maker');
  return {
    ...{name: selfie.name, description: selfie.description, criteria: selfie.criteria},
    criteriaUrl: `${base}/selfie/criteria/${selfie.id}`,
    issuerName: `${issuer.firstName} ${issuer.lastName}`,
    issuerUrl: `${base}/profile/${issuer.id}`,
    issuerEmail: issuer.emails[0] ?? '',
    assertionUrl: `${base}/obpv1/selfie/_/assertion/${badge.id}`,
  };
}

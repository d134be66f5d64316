/** What a program may be allowed: the four scopes of Open Badges 3.0, and to come back later. */

const base = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/';

export const obScopes = {
  readCredentials: `${base}credential.readonly`,
  writeCredentials: `${base}credential.upsert`,
  readProfile: `${base}profile.readonly`,
  writeProfile: `${base}profile.update`,
} as const;

export type Permission = keyof typeof obScopes;

/** @see OpenID Connect Core §11: a refresh token is given to who asks for it */
export const laterScope = 'offline_access';

export const allScopes: readonly string[] = [...Object.values(obScopes), laterScope];

export function permissionsIn(scope: unknown): Permission[] {
  const asked = new Set(typeof scope === 'string' ? scope.split(' ') : []);
  return (Object.keys(obScopes) as Permission[]).filter((one) => asked.has(obScopes[one]));
}

export function isForLater(scope: unknown): boolean {
  return typeof scope === 'string' && scope.split(' ').includes(laterScope);
}

/** An agreement without a refresh token ends with its access token; one with it, at the latest then. */
export const lifetimes = {
  codeSeconds: 600,
  accessSeconds: 3600,
  laterDays: 180,
  consentSeconds: 1800,
} as const;

/** Addresses by which people show a badge elsewhere: plain links, so that nothing is sent before one is followed. */

export interface ShownCertificate {
  readonly name: string;
  readonly organisation: string;
  /** ISO 8601. */
  readonly awardedAt: string;
  /** ISO 8601; absent: it does not expire. */
  readonly validUntil?: string | undefined;
  /** The public page. */
  readonly url: string;
  readonly certificateId?: string | undefined;
}

/** "Add to profile" of LinkedIn, with its form filled in. */
export function linkedInProfileUrl(shown: ShownCertificate): string {
  const issued = new Date(shown.awardedAt);
  const expires = shown.validUntil === undefined ? undefined : new Date(shown.validUntil);
  return addressWith('https://www.linkedin.com/profile/add', {
    startTask: 'CERTIFICATION_NAME',
    name: shown.name,
    organizationName: shown.organisation,
    issueYear: String(issued.getUTCFullYear()),
    issueMonth: String(issued.getUTCMonth() + 1),
    ...(expires && {
      expirationYear: String(expires.getUTCFullYear()),
      expirationMonth: String(expires.getUTCMonth() + 1),
    }),
    certUrl: shown.url,
    ...(shown.certificateId !== undefined && {certId: shown.certificateId}),
  });
}

/** Spaces as `%20`: mail programs show a `+` as it is. */
export function addressWith(base: string, query: Readonly<Record<string, string>>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}?${parts.join('&')}`;
}

/** Addresses by which people show a badge elsewhere: plain links, so that nothing is sent before one is followed. */

export interface ShownCertificate {
  readonly name: string;
  readonly organisation: string;
  /** The number that LinkedIn knows the organisation by; it takes the place of its name. */
  readonly organisationId?: string | undefined;
  /** ISO 8601. What is no date is left out. */
  readonly awardedAt: string;
  /** ISO 8601; absent: it does not expire. */
  readonly validUntil?: string | undefined;
  /** The public page. */
  readonly url: string;
  readonly certificateId?: string | undefined;
}

/** "Add to profile" of LinkedIn, with its form filled in. */
export function linkedInProfileUrl(shown: ShownCertificate): string {
  const {organisationId, certificateId} = shown;
  const isNumber = organisationId !== undefined && /^\d{1,20}$/.test(organisationId);
  return addressWith('https://www.linkedin.com/profile/add', {
    startTask: 'CERTIFICATION_NAME',
    name: shown.name,
    ...(isNumber ? {organizationId: organisationId} : {organizationName: shown.organisation}),
    ...monthOf('issue', shown.awardedAt),
    ...monthOf('expiration', shown.validUntil),
    certUrl: shown.url,
    ...(certificateId !== undefined && {certId: certificateId}),
  });
}

/** Months from 1, in UTC. */
function monthOf(what: 'issue' | 'expiration', iso: string | undefined): Record<string, string> {
  const date = new Date(iso ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return {};
  return {
    [`${what}Year`]: String(date.getUTCFullYear()),
    [`${what}Month`]: String(date.getUTCMonth() + 1),
  };
}

/** What is said along with the address of a page that is shared. */
export interface SharedPage {
  readonly url: string;
  /** "Mon badge : Com’un gant". */
  readonly title: string;
  /** A sentence or two. */
  readonly words: string;
}

/** Where a page can be shown, by the name of the place. */
export function sharePlaces({
  url,
  title,
  words,
}: SharedPage): Readonly<Record<'linkedin' | 'facebook' | 'x' | 'whatsapp' | 'email', string>> {
  return {
    linkedin: addressWith('https://www.linkedin.com/sharing/share-offsite/', {url}),
    facebook: addressWith('https://www.facebook.com/sharer/sharer.php', {u: url}),
    x: addressWith('https://x.com/intent/post', {text: words, url}),
    whatsapp: addressWith('https://wa.me/', {text: `${words} ${url}`}),
    email: addressWith('mailto:', {subject: title, body: `${words}\n${url}`}),
  };
}

/** Spaces as `%20`: mail programs show a `+` as it is. */
export function addressWith(base: string, query: Readonly<Record<string, string>>): string {
  // A half of a surrogate pair, as a text cut off may end with, is no text that an address can hold.
  const parts = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`,
  );
  return `${base}?${parts.join('&')}`;
}

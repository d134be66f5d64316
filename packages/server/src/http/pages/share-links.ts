/** Plain links to where people show a badge: no script of anybody else's, nothing sent before one is followed. */
import type {SharedBadge} from '../../shares/shared-badge.js';
import {giverOf} from './truth-words.js';

export interface ShareLink {
  readonly name: string;
  readonly href: string;
}

/** "Ajouter à mon profil" first: it is for the holder, and only for a badge that holds. */
export function shareLinks(badge: SharedBadge): ShareLink[] {
  const {url, view} = badge;
  const words = `Badge « ${view.name} ». ${giverOf(badge)}.`;
  return [
    ...(badge.truth === 'genuine'
      ? [{name: 'Ajouter à mon profil LinkedIn', href: linkedInProfile(badge)}]
      : []),
    {name: 'LinkedIn', href: address('https://www.linkedin.com/sharing/share-offsite/', {url})},
    {name: 'Facebook', href: address('https://www.facebook.com/sharer/sharer.php', {u: url})},
    {name: 'X', href: address('https://x.com/intent/post', {text: words, url})},
    {name: 'WhatsApp', href: address('https://wa.me/', {text: `${words} ${url}`})},
    {
      name: 'E-mail',
      href: address('mailto:', {subject: `Mon badge : ${view.name}`, body: `${words}\n${url}`}),
    },
  ];
}

function linkedInProfile({url, view, awardedAt, validUntil, certificateId}: SharedBadge): string {
  const issued = new Date(awardedAt);
  const expires = validUntil === undefined ? undefined : new Date(validUntil);
  return address('https://www.linkedin.com/profile/add', {
    startTask: 'CERTIFICATION_NAME',
    name: view.name,
    organizationName: view.issuer.name,
    issueYear: String(issued.getUTCFullYear()),
    issueMonth: String(issued.getUTCMonth() + 1),
    ...(expires && {
      expirationYear: String(expires.getUTCFullYear()),
      expirationMonth: String(expires.getUTCMonth() + 1),
    }),
    certUrl: url,
    certId: certificateId,
  });
}

/** Spaces as `%20`: mail programs show a `+` as it is. */
function address(base: string, query: Readonly<Record<string, string>>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${base}?${parts.join('&')}`;
}

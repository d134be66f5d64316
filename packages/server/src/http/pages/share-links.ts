/** Plain links to where people show a badge: no script of anybody else's, nothing sent before one is followed. */
import {addressWith, linkedInProfileUrl} from '@pepites/recognition';
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
    {name: 'LinkedIn', href: addressWith('https://www.linkedin.com/sharing/share-offsite/', {url})},
    {name: 'Facebook', href: addressWith('https://www.facebook.com/sharer/sharer.php', {u: url})},
    {name: 'X', href: addressWith('https://x.com/intent/post', {text: words, url})},
    {name: 'WhatsApp', href: addressWith('https://wa.me/', {text: `${words} ${url}`})},
    {
      name: 'E-mail',
      href: addressWith('mailto:', {subject: `Mon badge : ${view.name}`, body: `${words}\n${url}`}),
    },
  ];
}

function linkedInProfile({url, view, awardedAt, validUntil, certificateId}: SharedBadge): string {
  return linkedInProfileUrl({
    name: view.name,
    organisation: view.issuer.name,
    awardedAt,
    validUntil,
    url,
    certificateId,
  });
}

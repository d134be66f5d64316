/** Plain links to where people show a badge: no script of anybody else's, nothing sent before one is followed. */
import {linkedInProfileUrl, sharePlaces} from '@pepites/recognition';
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
  const places = sharePlaces({url, words, title: `Mon badge : ${view.name}`});
  return [
    ...(badge.truth === 'genuine'
      ? [{name: 'Ajouter à mon profil LinkedIn', href: linkedInProfile(badge)}]
      : []),
    {name: 'LinkedIn', href: places.linkedin},
    {name: 'Facebook', href: places.facebook},
    {name: 'X', href: places.x},
    {name: 'WhatsApp', href: places.whatsapp},
    {name: 'Mail', href: places.email},
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

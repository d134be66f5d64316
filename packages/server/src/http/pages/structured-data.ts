/** The badge as schema.org says it, for search engines and other readers of JSON-LD. */
import type {SharedBadge} from '../../shares/shared-badge.js';
import {Html} from './html.js';
import {isUnproven} from './truth-words.js';

/** A data block: the policy of the page lets no script run, and this is none. Nothing about the person. */
export function structuredData(badge: SharedBadge): Html {
  const {url, view, awardedAt, validUntil} = badge;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'EducationalOccupationalCredential',
    '@id': url,
    url,
    name: view.name,
    description: view.description,
    image: `${url}/badge.png`,
    credentialCategory: 'badge',
    inLanguage: view.inLanguage,
    recognizedBy:
      badge.isSelfMade || isUnproven(badge)
        ? undefined
        : {
            '@type': 'Organization',
            '@id': view.issuer.id,
            name: view.issuer.name,
            url: view.issuer.url,
          },
    datePublished: awardedAt.slice(0, 10),
    expires: validUntil?.slice(0, 10),
    validFor: validUntil === undefined ? undefined : durationBetween(awardedAt, validUntil),
    competencyRequired:
      view.alignments.length === 0
        ? undefined
        : view.alignments.map(({name, url: target, code, framework}) => ({
            '@type': 'DefinedTerm',
            name,
            url: target,
            termCode: code,
            inDefinedTermSet: framework,
          })),
  };
  // A `<` in a name would end the block.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return new Html(`<script type="application/ld+json">${text}</script>`);
}

/** Whole months, as badges are given for: `P12M`. */
function durationBetween(from: string, until: string): string {
  const [start, end] = [new Date(from), new Date(until)];
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  return `P${Math.max(1, years * 12 + end.getUTCMonth() - start.getUTCMonth())}M`;
}

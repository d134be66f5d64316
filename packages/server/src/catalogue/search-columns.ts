/** What the catalogue is searched and filtered by, kept beside each badge so that a page of it reads badges and nothing else. */
import type {BadgeDefinition} from '@pepites/recognition';
import type {BadgeCatalogueColumns} from '../store/tables/catalogue.js';
import {languagesOf, meaningOf, textsOf} from './badge-meaning.js';

/** Lower case, without accents or ligatures: `Cœur à l’œuvre` → `coeur a l oeuvre`. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export type SearchColumns = Omit<BadgeCatalogueColumns, 'version' | 'listed_order'>;

export function searchColumns(badge: BadgeDefinition): SearchColumns {
  const meaning = meaningOf(badge);
  const {process} = badge;
  const words = [
    ...textsOf(meaning).flatMap((text) => Object.values(text)),
    ...badge.alignments.flatMap(({name, code}) => [name, code ?? '']),
  ];
  const isCampaign = process.mode === 'automaticOnRequest';
  return {
    is_retired: badge.isRetired === true ? 1 : 0,
    mode: process.mode,
    moment: badge.moment ?? null,
    search_text: plainWords(words.join(' ')),
    languages: ` ${languagesOf(meaning).join(' ')} `,
    concepts: ` ${badge.alignments.flatMap(conceptTokens).join(' ')} `,
    opens_at: isCampaign ? inUtc(process.notBefore) : null,
    closes_at: isCampaign ? inUtc(process.notAfter) : null,
  };
}

/** A concept is found by its address or its code, however it is written. */
function conceptTokens({code, url}: BadgeDefinition['alignments'][number]): string[] {
  return [code, url].flatMap((one) => (one === undefined ? [] : [conceptToken(one)]));
}

export function conceptToken(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, '_');
}

/** Times are compared as text in the store. */
function inUtc(instant: string | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString();
}

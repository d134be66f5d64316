/** Words of somebody who writes in another language than French: every text has French, which then says the same. */
import type {BadgeDefinition, KeptBadgeDesign, LocalisedText} from '@pepites/recognition';

/** The badge is signed in the language that its author wrote it in. */
export function languageOfDesign(
  design: KeptBadgeDesign | undefined,
): Pick<BadgeDefinition, 'inLanguage'> | undefined {
  const language = design?.language;
  return language === undefined || language === 'fr' ? undefined : {inLanguage: language};
}

export function writtenIn(words: string, language: string | undefined): LocalisedText {
  return language === undefined ? {fr: words} : {fr: words, [language]: words};
}

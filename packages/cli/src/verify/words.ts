/** The words of a verdict for a person: three answers, and what surrounds them. Simple words; reasons are in reasons.ts. */
import type {NestedVerdict, Outcome, VerdictSummary} from '@pepites/credentials';
import type {Language} from '../io.js';

/** What may be said to a question; beside the engine's three answers, what they are worth while the badge is not proven. */
export type Said = 'yes' | 'yesIfGenuine' | 'no' | 'unknown' | 'notGenuine' | 'notAsked';

export interface Words {
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly questions: Readonly<Record<keyof VerdictSummary, string>>;
  readonly answers: Readonly<Record<keyof VerdictSummary, Readonly<Record<Said, string>>>>;
  readonly doNotTrust: string;
  readonly badge: string;
  readonly issuer: string;
  readonly isTrusted: string;
  readonly nameNotChecked: string;
  readonly nameless: string;
  readonly notProven: string;
  readonly isJudged: string;
  readonly steps: string;
  readonly warning: string;
  /** What came with the badge. `id` and `aboutId` are empty where it does not say. */
  readonly nested: (role: NestedVerdict['role'], id: string, aboutId: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  fr: {
    outcome: {
      verified: 'VÉRIFIÉ',
      refused: 'REFUSÉ',
      undetermined: 'INDÉTERMINÉ\u00a0: tout n’a pas pu être vérifié',
      unsupported: 'NON PRIS EN CHARGE\u00a0: ce type de badge n’est pas vérifié ici',
    },
    questions: {
      genuine: 'Est-il authentique\u202f?',
      stillGood: 'Est-il encore valable\u202f?',
      whose: 'À qui est-il\u202f?',
    },
    answers: {
      genuine: {
        yes: 'Oui\u00a0: il vient de sa structure, et rien n’y a été changé.',
        yesIfGenuine: '',
        no: 'Non.',
        unknown: 'Nous n’avons pas pu le savoir.',
        notGenuine: '',
        notAsked: '',
      },
      stillGood: {
        yes: 'Oui\u00a0: ni retiré, ni expiré.',
        yesIfGenuine: 'Oui, s’il est authentique.',
        no: 'Non.',
        unknown: 'Nous n’avons pas pu le savoir.',
        notGenuine: 'Non\u00a0: il n’est pas authentique.',
        notAsked: '',
      },
      whose: {
        yes: 'À cette personne.',
        yesIfGenuine: 'À cette personne, s’il est authentique.',
        no: 'À une autre personne.',
        unknown: 'Nous n’avons pas pu le savoir.',
        notGenuine: 'Il nomme cette personne, mais il n’est pas authentique.',
        notAsked: 'Le badge seul ne le dit pas\u00a0: ajoutez --recipient et une adresse.',
      },
    },
    doNotTrust: 'Ne vous fiez pas à ce qu’il dit.',
    badge: 'Badge',
    issuer: 'Structure',
    isTrusted: 'de votre liste',
    nameNotChecked: 'nom écrit dans le badge, non vérifié',
    nameless: '(sans nom)',
    notProven: 'Ce n’est pas prouvé\u00a0; le fichier dit\u00a0:',
    isJudged:
      'Ce fichier peut être une copie ancienne ou incomplète. Voici ce que dit la structure aujourd’hui\u00a0:',
    steps: 'Toutes les étapes',
    warning: 'attention',
    nested: (role, id, aboutId) => {
      const what = role === 'endorsement' ? 'Avec lui, une recommandation' : 'Dans ce relevé, un badge';
      const about = role === 'endorsement' ? 'à propos de' : 'donné à';
      return `${what}${id && ` (${id})`}${aboutId && `, ${about} ${aboutId}`}`;
    },
  },
  en: {
    outcome: {
      verified: 'VERIFIED',
      refused: 'REFUSED',
      undetermined: 'UNDETERMINED: something could not be checked',
      unsupported: 'UNSUPPORTED: this kind of badge is not verified here',
    },
    questions: {genuine: 'Is it genuine?', stillGood: 'Is it still good?', whose: 'Whose is it?'},
    answers: {
      genuine: {
        yes: 'Yes: it comes from its issuer, and nothing was changed in it.',
        yesIfGenuine: '',
        no: 'No.',
        unknown: 'We could not find out.',
        notGenuine: '',
        notAsked: '',
      },
      stillGood: {
        yes: 'Yes: neither withdrawn nor expired.',
        yesIfGenuine: 'Yes, if it is genuine.',
        no: 'No.',
        unknown: 'We could not find out.',
        notGenuine: 'No: it is not genuine.',
        notAsked: '',
      },
      whose: {
        yes: 'This person’s.',
        yesIfGenuine: 'This person’s, if it is genuine.',
        no: 'Somebody else’s.',
        unknown: 'We could not find out.',
        notGenuine: 'It names this person, but it is not genuine.',
        notAsked: 'The badge alone does not tell: add --recipient and an address.',
      },
    },
    doNotTrust: 'Do not trust what it says.',
    badge: 'Badge',
    issuer: 'Issuer',
    isTrusted: 'on your list',
    nameNotChecked: 'name written in the badge, not checked',
    nameless: '(no name)',
    notProven: 'This is not proven; the file says:',
    isJudged: 'This file may be an old or partial copy. This is what its issuer says now:',
    steps: 'Every step',
    warning: 'warning',
    nested: (role, id, aboutId) => {
      const what = role === 'endorsement' ? 'With it, a recommendation' : 'In this record, a badge';
      const about = role === 'endorsement' ? 'about' : 'given to';
      return `${what}${id && ` (${id})`}${aboutId && `, ${about} ${aboutId}`}`;
    },
  },
};

/** What is said of Open Badge Factory, in French and English. */
import type {BadgeWriting, BadgeWritingCode, ObfCheckName, ObfErrorCode} from '@pepites/connectors';
import type {PartElsewhere} from '@pepites/recognition';
import type {Language} from '../io.js';

type CheckWords = Readonly<Record<ObfCheckName | 'unsupported' | 'untried', string>>;

export const checkWords: Readonly<Record<Language, CheckWords>> = {
  fr: {
    token: 'identifiants',
    organisation: 'organisation',
    badges: 'badges',
    events: 'délivrances',
    applications: 'formulaires de demande',
    aliases: 'structures (alias)',
    issuing: 'badges encore délivrables',
    unsupported: 'n’existe pas dans cette version de l’API',
    untried: 'non essayé',
  },
  en: {
    token: 'credentials',
    organisation: 'organisation',
    badges: 'badges',
    events: 'issued (events)',
    applications: 'application forms',
    aliases: 'structures (aliases)',
    issuing: 'badges left to issue',
    unsupported: 'this version of the API has none',
    untried: 'not tried',
  },
};

export const certificateWords: Readonly<Record<Language, (day: string) => string>> = {
  fr: (day) => `certificat valable jusqu’au ${day}`,
  en: (day) => `certificate good until ${day}`,
};

export const codeWords: Readonly<Record<Language, Readonly<Record<ObfErrorCode, string>>>> = {
  fr: {
    UNREACHABLE: 'personne ne répond à cette adresse',
    TIMED_OUT: 'pas de réponse à temps',
    PLATFORM_DOWN: 'la plateforme est en panne',
    RATE_LIMITED: 'trop d’appels, réessayez un peu plus tard',
    CREDENTIALS_REFUSED: 'identifiant, secret ou certificat refusé',
    ORGANISATION_REFUSED: 'ceci est à une autre organisation',
    NOT_FOUND: 'introuvable',
    NOT_SUPPORTED: 'n’existe pas dans cette version de l’API',
    TOO_MANY_RECIPIENTS: 'trop de destinataires',
    NO_RECIPIENTS: 'aucun destinataire',
    EMAIL_REFUSED: 'adresse mail refusée',
    REFUSED: 'refusé par la plateforme',
    UNEXPECTED_REPLY: 'réponse incompréhensible',
  },
  en: {
    UNREACHABLE: 'nobody answers at this address',
    TIMED_OUT: 'no answer in time',
    PLATFORM_DOWN: 'the platform is down',
    RATE_LIMITED: 'too many calls, try again a little later',
    CREDENTIALS_REFUSED: 'client id, secret or certificate refused',
    ORGANISATION_REFUSED: 'this belongs to another organisation',
    NOT_FOUND: 'not found',
    NOT_SUPPORTED: 'this version of the API has none',
    TOO_MANY_RECIPIENTS: 'too many recipients',
    NO_RECIPIENTS: 'no recipients',
    EMAIL_REFUSED: 'e-mail address refused',
    REFUSED: 'refused by the platform',
    UNEXPECTED_REPLY: 'an answer that makes no sense',
  },
};

interface Totals {
  readonly changes: number;
  readonly kept: number;
  readonly unknownPeople: number;
}

interface SyncWords {
  readonly parts: Readonly<Record<PartElsewhere['part'], string>>;
  readonly summary: (totals: Totals) => string;
  readonly nothingKept: string;
  readonly interrupted: string;
}

export const syncWords: Readonly<Record<Language, SyncWords>> = {
  fr: {
    parts: {badges: 'badge', events: 'délivrance', holdings: 'badge reçu', milestones: 'badge-clé'},
    summary: ({changes, kept, unknownPeople}) =>
      `${changes} différences, ${kept} sans changement, ${unknownPeople} badges de personnes sans compte ici`,
    nothingKept: 'Rien n’a été enregistré.',
    interrupted: 'Ce qui a été fait est enregistré. Relancez la commande pour la suite.',
  },
  en: {
    parts: {badges: 'badge', events: 'issued', holdings: 'held badge', milestones: 'key badge'},
    summary: ({changes, kept, unknownPeople}) =>
      `${changes} differences, ${kept} unchanged, ${unknownPeople} badges of people without an account here`,
    nothingKept: 'Nothing was kept.',
    interrupted: 'What was done is kept. Run the command again for the rest.',
  },
};

interface PathwayWords {
  readonly undrawn: (milestone: string, missing: string) => string;
}

export const pathwayWords: Readonly<Record<Language, PathwayWords>> = {
  fr: {
    undrawn: (milestone, missing) =>
      `pas de parcours pour ${milestone}\u00a0: aucun badge d’ici n’est lié à ${missing}`,
  },
  en: {
    undrawn: (milestone, missing) => `no pathway for ${milestone}: no badge here is linked to ${missing}`,
  },
};

interface PushWords {
  readonly part: string;
  readonly actions: Readonly<Record<Exclude<BadgeWriting['action'], 'keep' | 'leave'>, string>>;
  readonly isDraft: string;
  readonly codes: Readonly<Record<Exclude<BadgeWritingCode, ObfErrorCode>, string>>;
}

/** Of badges that are made there from here. */
export const pushWords: Readonly<Record<Language, PushWords>> = {
  fr: {
    part: 'badge là-bas',
    actions: {make: 'nouveau là-bas', find: 'déjà là-bas, retrouvé', change: 'mis à jour là-bas'},
    isDraft: 'brouillon\u00a0: une personne doit le publier là-bas',
    codes: {
      NAME_THERE:
        'un badge de ce nom existe déjà là-bas\u00a0: reliez-le dans la définition, ou changez le nom',
      GONE_THERE:
        'supprimé là-bas\u00a0: retirez-le de la définition, ou remettez-le pour le créer de nouveau',
      CHANGED_THERE: 'modifié là-bas\u00a0: rien n’est écrasé, mettez les mêmes mots ici',
      CHANGE_BY_HAND: 'modifié ici\u00a0: cette version de l’API ne change pas de badge, faites-le là-bas',
      BUSY: 'quelqu’un d’autre est en train de le créer',
      IMAGE_UNREADABLE: 'son image ne peut plus être lue ici\u00a0: relancez pepites apply avec elle',
    },
  },
  en: {
    part: 'badge there',
    actions: {make: 'new there', find: 'there already, found again', change: 'brought up to date there'},
    isDraft: 'a draft: a person has to publish it there',
    codes: {
      NAME_THERE: 'a badge of this name is there already: link it in the definition, or change the name',
      GONE_THERE: 'deleted there: take it out of the definition, or out and in again to make it anew',
      CHANGED_THERE: 'changed there: nothing is written over; put the same words here',
      CHANGE_BY_HAND: 'changed here: this version of the API changes no badges, do it there',
      BUSY: 'somebody else is making it',
      IMAGE_UNREADABLE: 'its image cannot be read here any more: run pepites apply with it again',
    },
  },
};

/** What is said of Open Badge Factory, in French and English. */
import type {ObfCheckName, ObfErrorCode} from '@pepites/connectors';
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
  /** Of the dialect: in `v1`, milestones are found by what was issued since the last time. */
  readonly interrupted: Readonly<Record<'v1' | 'v2', string>>;
}

export const syncWords: Readonly<Record<Language, SyncWords>> = {
  fr: {
    parts: {badges: 'badge', events: 'délivrance', holdings: 'badge reçu', milestones: 'badge-clé'},
    summary: ({changes, kept, unknownPeople}) =>
      `${changes} différences, ${kept} sans changement, ${unknownPeople} badges de personnes sans compte ici`,
    nothingKept: 'Rien n’a été enregistré.',
    interrupted: {
      v2: 'Ce qui a été lu est enregistré. Relancez la commande pour la suite.',
      v1: 'Ce qui a été lu est enregistré. Relancez la commande avec --all pour la suite.',
    },
  },
  en: {
    parts: {badges: 'badge', events: 'issued', holdings: 'held badge', milestones: 'key badge'},
    summary: ({changes, kept, unknownPeople}) =>
      `${changes} differences, ${kept} unchanged, ${unknownPeople} badges of people without an account here`,
    nothingKept: 'Nothing was kept.',
    interrupted: {
      v2: 'What was read is kept. Run the command again for the rest.',
      v1: 'What was read is kept. Run the command again with --all for the rest.',
    },
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

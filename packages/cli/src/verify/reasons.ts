/** Why an answer is what it is: codes of checks as sentences for a person. A code that is not here is shown as it is. */
import type {CheckCode} from '@pepites/credentials';
import type {Language} from '../io.js';

type Sentences = Readonly<Record<Language, string>>;

const badSignature: Sentences = {fr: 'La signature est mauvaise.', en: 'The signature is wrong.'};
const unknownWords: Sentences = {
  fr: 'Le badge emploie des mots que nous ne connaissons pas.',
  en: 'The badge uses words that we do not know.',
};
const badList: Sentences = {
  fr: 'La liste des badges retirés est mal faite.',
  en: 'The list of withdrawn badges is badly made.',
};
const unknownStatus: Sentences = {
  fr: 'Nous ne savons pas lire si le badge a été retiré.',
  en: 'We cannot read whether the badge was withdrawn.',
};
const tooComplicated: Sentences = {fr: 'Le fichier est trop compliqué.', en: 'The file is too complicated.'};

const reasons: Readonly<Partial<Record<CheckCode, Sentences>>> = {
  NOT_A_CREDENTIAL: {
    fr: 'Ce n’est pas un badge, ou nous n’avons pas pu le lire.',
    en: 'This is not a badge, or we could not read it.',
  },
  UNSUPPORTED_FORMAT: {
    fr: 'Nous ne savons pas vérifier ce type de badge.',
    en: 'We cannot check this kind of badge.',
  },
  SCHEMA_INVALID: {fr: 'Le badge est mal construit.', en: 'The badge is badly made.'},
  CONTEXT_UNKNOWN: unknownWords,
  TERM_UNDEFINED: unknownWords,
  JSONLD_INVALID: {fr: 'Le badge est mal construit.', en: 'The badge is badly made.'},
  NO_PROOF: {fr: 'Le badge n’est pas signé.', en: 'The badge is not signed.'},
  PROOF_MALFORMED: badSignature,
  PROOF_PURPOSE: badSignature,
  PROOF_NOT_DERIVED: badSignature,
  PROOF_CHAIN: badSignature,
  PROOF_EXPIRED: {fr: 'La signature n’est plus valable.', en: 'The signature has expired.'},
  PROOF_SUITE_UNKNOWN: {
    fr: 'Nous ne connaissons pas ce type de signature.',
    en: 'We do not know this kind of signature.',
  },
  SIGNATURE_INVALID: {fr: 'Le badge a été modifié.', en: 'The badge was changed.'},
  JWT_ALGORITHM: badSignature,
  JWT_HEADER: badSignature,
  JWT_CLAIMS: badSignature,
  HOSTED_UNREACHABLE: {
    fr: 'L’adresse du badge ne répond pas.',
    en: 'The address of the badge does not answer.',
  },
  HOSTED_DIFFERS: {
    fr: 'Ce fichier ne dit pas la même chose que la structure.',
    en: 'This file does not say what its issuer says.',
  },
  HOSTED_SCOPE: {
    fr: 'L’adresse du badge n’est pas celle de la structure.',
    en: 'The address of the badge is not its issuer’s.',
  },
  KEY_UNREACHABLE: {
    fr: 'La structure ne répond pas\u00a0: sa clé manque.',
    en: 'The issuer does not answer: its key is missing.',
  },
  KEY_MALFORMED: {fr: 'La clé est mal écrite.', en: 'The key is badly written.'},
  KEY_UNSUPPORTED: {fr: 'Nous ne connaissons pas ce type de clé.', en: 'We do not know this kind of key.'},
  KEY_PRIVATE: {
    fr: 'La clé secrète est publiée\u00a0: n’importe qui a pu signer.',
    en: 'The secret key is published: anybody could have signed.',
  },
  KEY_NOT_OF_ISSUER: {fr: 'La clé n’est pas celle de la structure.', en: 'The key is not its issuer’s own.'},
  KEY_SELF_ASSERTED: {
    fr: 'La clé est dans le badge\u00a0: elle ne prouve pas qui le donne.',
    en: 'The key is in the badge: it does not prove who gives it.',
  },
  ISSUER_UNREACHABLE: {fr: 'La structure ne répond pas.', en: 'The issuer does not answer.'},
  ISSUER_RECOGNISED: {fr: 'La structure est dans votre liste.', en: 'Its issuer is on your list.'},
  ISSUER_NOT_RECOGNISED: {
    fr: 'La structure n’est pas dans votre liste.',
    en: 'Its issuer is not on your list.',
  },
  LEGACY: {fr: 'Ce badge est trop ancien pour être prouvé.', en: 'This badge is too old to be proven.'},
  NO_STATUS: {fr: 'Ce badge ne peut pas être retiré.', en: 'This badge cannot be withdrawn.'},
  REVOKED: {fr: 'Le badge a été retiré.', en: 'The badge was withdrawn.'},
  SUSPENDED: {fr: 'Le badge est suspendu.', en: 'The badge is suspended.'},
  STATUS_UNREACHABLE: {
    fr: 'La liste des badges retirés ne répond pas.',
    en: 'The list of withdrawn badges does not answer.',
  },
  STATUS_LIST_INVALID: badList,
  STATUS_LIST_LENGTH: badList,
  STATUS_INDEX: badList,
  STATUS_PURPOSE: unknownStatus,
  STATUS_UNKNOWN_TYPE: unknownStatus,
  STATUS_LIST_NOT_OF_ISSUER: {
    fr: 'La liste des badges retirés n’est pas celle de la structure.',
    en: 'The list of withdrawn badges is not its issuer’s.',
  },
  NOT_YET_VALID: {fr: 'Le badge n’est pas encore valable.', en: 'The badge is not valid yet.'},
  EXPIRED: {fr: 'Le badge n’est plus valable\u00a0: sa date est passée.', en: 'The badge has expired.'},
  DATE_MALFORMED: {
    fr: 'Les dates du badge sont mal écrites.',
    en: 'The dates of the badge are badly written.',
  },
  RECIPIENT_NOT_STATED: {fr: 'Le badge ne dit pas à qui il est.', en: 'The badge does not say whose it is.'},
  RECIPIENT_HASH_UNKNOWN: {
    fr: 'Le nom est caché dans le badge, et nous ne savons pas le lire.',
    en: 'The name is hidden in the badge, and we cannot read it.',
  },
  LIMIT_BYTES: {fr: 'Le fichier est trop gros.', en: 'The file is too large.'},
  LIMIT_DEPTH: tooComplicated,
  LIMIT_QUADS: tooComplicated,
  LIMIT_TIME: {fr: 'La vérification a pris trop de temps.', en: 'The check took too long.'},
  LIMIT_FETCHES: {fr: 'Le badge demande trop de documents.', en: 'The badge asks for too many documents.'},
  LIMIT_REDIRECTS: {
    fr: 'Une adresse du badge renvoie trop souvent vers une autre.',
    en: 'An address in the badge leads on to others too often.',
  },
};

/** These add nothing to the answer itself. */
const silent: readonly CheckCode[] = ['OK', 'NOT_CHECKED', 'RECIPIENT_MATCHES', 'RECIPIENT_DIFFERS'];

/** The sentences for these codes, each once. */
export function reasonsOf(codes: readonly CheckCode[], language: Language): readonly string[] {
  const told = codes.filter((code) => !silent.includes(code));
  return [...new Set(told.map((code) => reasons[code]?.[language] ?? `(${code})`))];
}

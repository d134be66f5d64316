/** What is said of a Passport that is tried, in French and English. */
import type {ObpErrorCode} from '@pepites/connectors';
import type {PlaceCheck} from '@pepites/recognition';
import type {Language} from '../io.js';

interface PlaceWords {
  readonly checks: Readonly<Record<PlaceCheck['check'], string>>;
  readonly untried: string;
  readonly none: string;
  readonly codes: Readonly<Record<ObpErrorCode, string>>;
}

export const placeWords: Readonly<Record<Language, PlaceWords>> = {
  fr: {
    checks: {answers: 'répond', page: 'page', picture: 'image'},
    untried: 'non essayé',
    none: 'PEPITES_OBP_URL dit «\u00a0none\u00a0»\u00a0: aucun Passport n’est lu.',
    codes: {
      UNREACHABLE: 'personne ne répond à cette adresse, ou elle renvoie ailleurs',
      TIMED_OUT: 'pas de réponse à temps',
      PLATFORM_DOWN: 'la plateforme est en panne',
      RATE_LIMITED: 'trop d’appels, réessayez un peu plus tard',
      NOT_FOUND: 'introuvable, ou pas montré à tous',
      SIGN_IN_NEEDED: 'seulement pour qui a un Passport',
      ADDRESS_REFUSED: 'pas l’adresse d’une page de ce Passport',
      UNEXPECTED_REPLY: 'réponse incompréhensible',
    },
  },
  en: {
    checks: {answers: 'answers', page: 'page', picture: 'picture'},
    untried: 'not tried',
    none: 'PEPITES_OBP_URL says none: no Passport is read.',
    codes: {
      UNREACHABLE: 'nobody answers at this address, or it sends elsewhere',
      TIMED_OUT: 'no answer in time',
      PLATFORM_DOWN: 'the platform is down',
      RATE_LIMITED: 'too many calls, try again a little later',
      NOT_FOUND: 'not found, or not shown to everybody',
      SIGN_IN_NEEDED: 'only for who has a Passport',
      ADDRESS_REFUSED: 'not the address of a page of this Passport',
      UNEXPECTED_REPLY: 'an answer that makes no sense',
    },
  },
};

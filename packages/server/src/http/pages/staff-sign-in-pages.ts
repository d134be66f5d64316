/** What staff see of the sign-in by their organisation's account: the button, and a page when it came to nothing. */
import {relyingPartyOf} from '../../passkeys/relying-party.js';
import type {Services} from '../../services.js';
import {oidcPath} from '../../staff-sign-in/issuer.js';
import type {SignInFaultCode} from '../../staff-sign-in/sign-in-fault.js';
import type {Place} from '../../staff-sign-in/sign-ins.js';
import {html, type Html} from './html.js';
import {page, type PageLanguage} from './layout.js';

const fr = {
  enter: 'Se connecter avec {issuer}',
  passkey: 'Se connecter avec une clé d’accès',
  title: 'La connexion n’a pas marché',
  again: 'Réessayer',
  otherwise: 'Revenir à la page',
  code: 'Code de l’erreur',
  faults: {
    OIDC_ENDED: ['C’est trop tard, ou la connexion a commencé ailleurs.', 'Recommencez sur cet appareil.'],
    OIDC_REFUSED: [
      '{issuer} n’a pas donné son accord.',
      'Vous pouvez réessayer, ou recevoir un code par mail.',
    ],
    OIDC_ISSUER_DOWN: [
      '{issuer} ne répond pas pour l’instant.',
      'Réessayez plus tard, ou recevez un code par mail.',
    ],
    OIDC_TOO_MANY: [
      'Il y a eu trop d’essais.',
      'Réessayez dans quelques minutes, ou recevez un code par mail.',
    ],
    OIDC_ANSWER_WRONG: [
      'La réponse de {issuer} n’est pas sûre. Nous l’avons refusée.',
      'Prévenez la personne qui s’occupe de ce site.',
    ],
    OIDC_EMAIL_UNVERIFIED: [
      '{issuer} ne garantit pas votre adresse mail.',
      'Vérifiez votre adresse chez {issuer}, ou recevez un code par mail.',
    ],
    OIDC_NOT_ALLOWED: [
      'Ce compte {issuer} ne peut pas entrer ici.',
      'Utilisez votre compte de travail, ou recevez un code par mail.',
    ],
    OIDC_NOT_STAFF: [
      'Cette adresse n’est pas dans l’équipe de la structure.',
      'Demandez une invitation à la personne responsable.',
    ],
    OIDC_OTHER_ACCOUNT: [
      'Votre adresse est déjà liée à un autre compte {issuer}.',
      'Utilisez cet autre compte, ou recevez un code par mail.',
    ],
  } satisfies Record<SignInFaultCode, readonly [what: string, next: string]>,
};

const en: typeof fr = {
  enter: 'Sign in with {issuer}',
  passkey: 'Sign in with a passkey',
  title: 'Signing in did not work',
  again: 'Try again',
  otherwise: 'Back to the page',
  code: 'Error code',
  faults: {
    OIDC_ENDED: ['It is too late, or it began somewhere else.', 'Start again on this device.'],
    OIDC_REFUSED: ['{issuer} did not agree.', 'You can try again, or get a code by email.'],
    OIDC_ISSUER_DOWN: ['{issuer} does not answer right now.', 'Try later, or get a code by email.'],
    OIDC_TOO_MANY: ['There were too many tries.', 'Try again in some minutes, or get a code by email.'],
    OIDC_ANSWER_WRONG: [
      'The answer of {issuer} is not safe. We refused it.',
      'Tell the person who runs this site.',
    ],
    OIDC_EMAIL_UNVERIFIED: [
      '{issuer} does not vouch for your email address.',
      'Verify your address there, or get a code by email.',
    ],
    OIDC_NOT_ALLOWED: [
      'This account of {issuer} may not come in here.',
      'Use your account at work, or get a code by email.',
    ],
    OIDC_NOT_STAFF: [
      'This address is not in the team of the structure.',
      'Ask the person in charge for an invitation.',
    ],
    OIDC_OTHER_ACCOUNT: [
      'Your address belongs to another account of {issuer}.',
      'Use that account, or get a code by email.',
    ],
  },
};

const allWords: Readonly<Record<PageLanguage, typeof fr>> = {fr, en};

const statusOf: Readonly<Partial<Record<SignInFaultCode, number>>> = {
  OIDC_ENDED: 400,
  OIDC_ISSUER_DOWN: 502,
  OIDC_TOO_MANY: 429,
  OIDC_ANSWER_WRONG: 502,
};

/** Hidden by the page's script while somebody is signed in. Nothing where no issuer is named, and no passkeys are made. */
export function staffSignInButtons(
  services: Pick<Services, 'issuer' | 'publicUrl' | 'ownOrigin'>,
  place: Place,
  language: PageLanguage,
): Html | undefined {
  if (!hasStaffSignIn(services)) return undefined;
  const {issuer, publicUrl} = services;
  const words = allWords[language];
  const byIssuer =
    issuer &&
    html`<p>
      <a class="button" href="${beginUrl(publicUrl, place)}"
        >${words.enter.replace('{issuer}', issuer.settings.name)}</a
      >
    </p>`;
  // Shown by the script where the browser knows passkeys.
  const byPasskey =
    relyingPartyOf(services) &&
    html`<p id="passkey-way" hidden>
      <button id="passkey-sign-in" type="button" class="second">${words.passkey}</button>
    </p>`;
  return html`<div id="staff-sign-in">${byIssuer}${byPasskey}</div>`;
}

export function hasStaffSignIn(services: Pick<Services, 'issuer' | 'publicUrl' | 'ownOrigin'>): boolean {
  return services.issuer !== undefined || relyingPartyOf(services) !== undefined;
}

/** For `<main>`: the page's scripts may make and use passkeys. */
export function passkeyMark(services: Pick<Services, 'publicUrl' | 'ownOrigin'>): Html | undefined {
  return relyingPartyOf(services) && html`data-passkeys`;
}

/** Where the person may try again, there is a button for it; the page that they came from knows other ways. */
export function signInFaultPage(
  {publicUrl}: Pick<Services, 'publicUrl'>,
  {
    code,
    place,
    issuerName,
    language,
  }: {
    readonly code: SignInFaultCode;
    readonly place: Place | undefined;
    readonly issuerName: string;
    readonly language: PageLanguage;
  },
): Response {
  const words = allWords[language];
  const [what, next] = words.faults[code].map((text) => text.replaceAll('{issuer}', issuerName));
  const back = place
    ? `${publicUrl}/${place.page}?structure=${encodeURIComponent(place.structure)}`
    : `${publicUrl}/console`;
  return page({
    title: words.title,
    route: 'staffSignIn.fault',
    status: statusOf[code] ?? 403,
    base: publicUrl,
    hasElements: false,
    caching: 'no-store',
    language,
    body: html`<main class="narrow">
      <h1>${words.title}</h1>
      <p>${what}</p>
      <p>${next}</p>
      ${place && html`<p><a class="button" href="${beginUrl(publicUrl, place)}">${words.again}</a></p>`}
      <p><a href="${back}">${words.otherwise}</a></p>
      <p class="quiet">${words.code}${language === 'fr' ? '\u00a0' : ''}: ${code}</p>
    </main>`,
  });
}

function beginUrl(publicUrl: string, {structure, page: on}: Place): string {
  return `${publicUrl}${oidcPath}?${new URLSearchParams({structure, page: on}).toString()}`;
}

/** Small things that every page needs: finding its parts, showing one and hiding another, saying what went wrong. */
import {Refused} from './backend.js';

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`This page has no #${id}`);
  return /** @type {T} */ (found);
}

/**
 * @param {string} id
 * @param {boolean} [isShown]
 */
export function show(id, isShown = true) {
  part(id).hidden = !isShown;
}

/**
 * @param {string} id
 * @param {string} text
 */
export function write(id, text) {
  part(id).textContent = text;
}

/** The button that is being answered, or was last. @type {HTMLButtonElement | undefined} */
let latest;

export function pressed() {
  return latest;
}

/** A button that is being answered is not pressed twice; what goes wrong is said in words. @param {HTMLElement} control @param {() => Promise<void>} act */
export async function run(control, act) {
  const button = control instanceof HTMLFormElement ? control.querySelector('button:not([type])') : control;
  if (!(button instanceof HTMLButtonElement) || button.disabled) return;
  latest = button;
  button.disabled = true;
  write('problem', '');
  try {
    await act();
    button.disabled = false;
    // A button that cannot be pressed loses the focus; where nothing else has taken it, it comes back.
    if (button.isConnected && document.activeElement === document.body) button.focus({preventScroll: true});
  } catch (error) {
    button.disabled = false;
    const place = part('problem');
    write('problem', wordsFor(error instanceof Refused ? error.code : 'INTERNAL'));
    // It may stand far above the button.
    place.tabIndex = -1;
    place.focus();
  }
}

/** @param {string} id @param {() => Promise<void>} act */
export function onSubmit(id, act) {
  const form = part(id);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(form, act);
  });
}

/** @param {string} id @param {() => Promise<void>} act */
export function onPress(id, act) {
  const button = part(id);
  button.addEventListener('click', () => void run(button, act));
}

/** @type {Record<string, string>} */
const french = {
  WEBHOOK_EXISTS: 'Ce nom court est déjà pris.',
  WEBHOOK_LIMIT: 'Il y en a déjà 20. Retirez-en un.',
  WEBHOOK_UNKNOWN: 'Ce logiciel n’est plus dans la liste. Rechargez la page.',
  PASSKEY_ENDED: 'C’est trop tard. Recommencez.',
  PASSKEY_WRONG: 'Cette clé d’accès n’est pas sûre. Entrez avec un code.',
  PASSKEY_UNKNOWN: 'Cette clé d’accès n’ouvre plus rien ici.',
  PASSKEY_NOT_STAFF: 'Vous n’êtes pas dans l’équipe de cette structure.',
  PASSKEY_PROOF_OLD:
    'Vous êtes là depuis plus de 15 minutes. Déconnectez-vous, entrez de nouveau, puis recommencez.',
  PASSKEY_TOO_MANY: 'Vous avez déjà 20 clés d’accès. Retirez-en une.',
  PASSKEY_KNOWN: 'Cet appareil a déjà une clé d’accès ici.',
  PASSKEY_CANCELLED: 'La clé d’accès n’a pas répondu. Réessayez.',
  OIDC_ENDED: 'C’est trop tard. Connectez-vous encore une fois.',
  OIDC_NOT_STAFF: 'Vous n’êtes pas dans l’équipe de cette structure.',
  CONSENT_ENDED: 'C’est trop tard. Revenez sur le site, puis recommencez.',
  HOST_NO_HOST: 'Ce site ne garde pas de badges Open Badges 3.0. Vérifiez l’adresse.',
  HOST_ADDRESS_REFUSED: 'Cette adresse n’est pas la bonne. Vérifiez-la.',
  HOST_UNREACHABLE: 'Ce site ne répond pas. Vérifiez l’adresse, ou réessayez plus tard.',
  HOST_TIMED_OUT: 'Ce site ne répond pas. Réessayez plus tard.',
  HOST_NOT_SUPPORTED: 'Ce site ne permet pas de le faire.',
  HOST_AUTHORIZATION_NEEDED: 'Votre accord est terminé. Reliez ce site encore une fois.',
  HOST_FORBIDDEN: 'Ce site ne permet pas de le faire.',
  HOST_REFUSED: 'Ce site n’a pas voulu de vos badges.',
  EMAIL_NOT_PROVEN: 'Il faut d’abord une adresse mail dans votre compte.',
  UNREACHABLE: 'Le site ne répond pas. Réessayez dans un moment.',
  TIMED_OUT: 'Le site met trop de temps à répondre. Réessayez.',
  TIMED_OUT_CHANGE:
    'Le site n’a pas répondu à temps. C’est peut-être fait : rechargez la page avant de réessayer.',
  CODE_WRONG: 'Ce code n’est pas le bon. Vérifiez-le.',
  CODE_EXPIRED: 'Ce code est trop vieux. Demandez-en un autre.',
  TOO_MANY_ATTEMPTS: 'Trop d’essais. Attendez quelques minutes, puis réessayez.',
  SESSION_ENDED: 'Votre connexion est terminée. Rechargez la page.',
  BAD_REQUEST: 'Vérifiez ce que vous avez écrit.',
  ORIGIN_NOT_REGISTERED: 'Ouvrez cette page à l’adresse que l’on vous a donnée.',
  INVITATION_UNKNOWN: 'Cette invitation ne marche plus. Demandez-en une autre.',
  INVITATION_EXPIRED: 'Cette invitation est trop vieille. Demandez-en une autre.',
  INVITATION_FOR_ANOTHER:
    'Cette invitation est pour une autre adresse. Connectez-vous avec l’adresse qui l’a reçue.',
  ACCOUNTS_NOT_MERGED: 'Cette adresse a déjà un compte. Choisissez une autre adresse.',
  SHEET_UNKNOWN: 'Cette feuille a déjà été ouverte, ou le temps est passé. Faites de nouveaux codes.',
};

/** Of the pages that are in English too. @type {Record<string, string>} */
const english = {
  WEBHOOK_EXISTS: 'This short name is taken already.',
  WEBHOOK_LIMIT: 'There are 20 already. Remove one.',
  WEBHOOK_UNKNOWN: 'This program is no longer in the list. Load the page again.',
  PASSKEY_ENDED: 'It is too late. Start again.',
  PASSKEY_WRONG: 'This passkey is not safe. Sign in with a code.',
  PASSKEY_UNKNOWN: 'This passkey opens nothing here any more.',
  PASSKEY_NOT_STAFF: 'You are not in the team of this structure.',
  PASSKEY_PROOF_OLD: 'You have been here for more than 15 minutes. Sign out, sign in again, and start again.',
  PASSKEY_TOO_MANY: 'You have 20 passkeys already. Remove one.',
  PASSKEY_KNOWN: 'This device has a passkey here already.',
  PASSKEY_CANCELLED: 'The passkey did not answer. Try again.',
  OIDC_ENDED: 'It is too late. Please sign in once more.',
  OIDC_NOT_STAFF: 'You are not in the team of this structure.',
  CONSENT_ENDED: 'It is too late. Go back to the site and start again.',
  HOST_NO_HOST: 'This site keeps no Open Badges 3.0. Please check the address.',
  HOST_ADDRESS_REFUSED: 'This address is not right. Please check it.',
  HOST_UNREACHABLE: 'This site does not answer. Check the address, or try later.',
  HOST_TIMED_OUT: 'This site does not answer. Please try later.',
  HOST_NOT_SUPPORTED: 'This site does not allow that.',
  HOST_AUTHORIZATION_NEEDED: 'Your agreement has ended. Connect this site once more.',
  HOST_FORBIDDEN: 'This site does not allow that.',
  HOST_REFUSED: 'This site did not take your badges.',
  EMAIL_NOT_PROVEN: 'Your account needs an email address first.',
  UNREACHABLE: 'The site does not answer. Try again in a moment.',
  TIMED_OUT: 'The site takes too long to answer. Try again.',
  TIMED_OUT_CHANGE: 'The site did not answer in time. It may be done: reload the page before you try again.',
  CODE_WRONG: 'This code is not the right one. Please check it.',
  CODE_EXPIRED: 'This code is too old. Ask for another one.',
  TOO_MANY_ATTEMPTS: 'Too many tries. Wait some minutes, then try again.',
  SESSION_ENDED: 'You are signed out. Please reload the page.',
  BAD_REQUEST: 'Please check what you have written.',
};

/** Words of a page that has codes of its own. @param {Readonly<Record<string, string>>} words in the page's language */
export function addWords(words) {
  Object.assign(document.documentElement.lang === 'en' ? english : french, words);
}

/** @param {string} code */
export function wordsFor(code) {
  return document.documentElement.lang === 'en'
    ? (english[code] ?? 'Something went wrong. Please try again.')
    : (french[code] ?? 'Quelque chose n’a pas marché. Réessayez.');
}

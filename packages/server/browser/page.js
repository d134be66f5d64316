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

/** A button that is being answered is not pressed twice; what goes wrong is said in words. @param {HTMLElement} control @param {() => Promise<void>} act */
export async function run(control, act) {
  const button = control instanceof HTMLFormElement ? control.querySelector('button') : control;
  if (!(button instanceof HTMLButtonElement) || button.disabled) return;
  button.disabled = true;
  write('problem', '');
  try {
    await act();
  } catch (error) {
    write('problem', wordsFor(error instanceof Refused ? error.code : 'INTERNAL'));
  } finally {
    button.disabled = false;
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

/** @type {Readonly<Record<string, string>>} */
const words = {
  UNREACHABLE: 'Pas de réponse. Vérifiez votre connexion, puis réessayez.',
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

/** @param {string} code */
export function wordsFor(code) {
  return words[code] ?? 'Quelque chose n’a pas marché. Réessayez.';
}

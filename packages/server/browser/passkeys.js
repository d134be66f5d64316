/** Passkeys: made by who is signed in, and a way in. Bytes travel as base64url. */
import {call, Refused} from './backend.js';

/** @typedef {import('./backend.js').Session} Session */

/** At this address, and with this browser. */
export const hasPasskeys =
  document.querySelector('main')?.dataset.passkeys !== undefined && 'PublicKeyCredential' in window;

/** The device asks its person. @param {(method: 'POST', path: string, body: object) => Promise<any>} ask as who is signed in @param {string} name */
export async function makePasskey(ask, name) {
  const options = await ask('POST', 'me/passkeys/challenges', {});
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: {...options.user, id: bytesOf(options.user.id)},
        excludeCredentials: options.excludeCredentials.map((/** @type {{id: string}} */ known) => ({
          ...known,
          id: bytesOf(known.id),
        })),
      },
    }),
  );
  const response = /** @type {AuthenticatorAttestationResponse} */ (made.response);
  await ask('POST', 'me/passkeys', {
    name,
    response: {
      ...sentOf(made),
      response: {
        clientDataJSON: textOf(response.clientDataJSON),
        attestationObject: textOf(response.attestationObject),
      },
    },
  });
}

/** @returns {Promise<Session>} */
export async function signInWithPasskey() {
  const options = await call('POST', 'sign-in/passkeys/challenges', {body: {}});
  const used = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: bytesOf(options.challenge),
        rpId: options.rpId,
        timeout: options.timeout,
        userVerification: options.userVerification,
      },
    }),
  );
  const response = /** @type {AuthenticatorAssertionResponse} */ (used.response);
  return call('POST', 'sign-in/passkeys', {
    body: {
      response: {
        ...sentOf(used),
        response: {
          clientDataJSON: textOf(response.clientDataJSON),
          authenticatorData: textOf(response.authenticatorData),
          signature: textOf(response.signature),
          ...(response.userHandle && {userHandle: textOf(response.userHandle)}),
        },
      },
    },
  });
}

/** @param {() => Promise<Credential | null>} act @returns {Promise<PublicKeyCredential>} */
async function asked(act) {
  try {
    const credential = await act();
    if (credential) return /** @type {PublicKeyCredential} */ (credential);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError')
      throw new Refused('PASSKEY_KNOWN');
    if (!(error instanceof DOMException)) throw error;
  }
  throw new Refused('PASSKEY_CANCELLED');
}

/** @param {PublicKeyCredential} credential */
function sentOf({id, type}) {
  return {id, rawId: id, type, clientExtensionResults: {}};
}

/** @param {string} text */
function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** @param {ArrayBuffer} buffer */
function textOf(buffer) {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** A site asks for the person's agreement: who you are, then yes or no. Where to go next is the backend's answer. */
import {call, send} from './backend.js';
import {onPress, part, show, write} from './page.js';
import {signIn} from './sign-in-form.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const {consent = '', hello = ''} = main.dataset;

/** @param {object} body @param {string} [token] @returns {Promise<string>} where the person goes next */
async function answer(body, token) {
  const {location: next} = await send('POST', consent, {body, ...(token && {token})});
  return next;
}

onPress('refuse', async () => window.location.assign(await answer({answer: 'refuse'})));
const {token, person} = await signIn();
write('hello', person.displayName === '' ? `${hello}.` : `${hello} ${person.displayName}.`);
show('allow');
part('allow').focus();
onPress('allow', async () => {
  const next = await answer({answer: 'accept', structure: main.dataset.structure}, token);
  // The session of this page has done its work.
  await call('DELETE', 'me/session', {token}).catch(() => undefined);
  window.location.assign(next);
});

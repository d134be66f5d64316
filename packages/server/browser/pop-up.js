/** The pop-up: who are you, and may this site act for you? The answer goes to exactly the origin that is written on the page. */
import {call} from './backend.js';
import {onPress, part, show, write} from './page.js';
import {signIn} from './sign-in-form.js';

const {origin = '', state = ''} = /** @type {HTMLElement} */ (document.querySelector('main')).dataset;

const {token, person} = await signIn();
write('hello', person.displayName === '' ? 'Bonjour.' : `Bonjour ${person.displayName}.`);
show('consent');
part('allow').focus();

/** The session of this page has done its work. @param {object} message */
async function answer(message) {
  await call('DELETE', 'me/session', {token}).catch(() => undefined);
  const opener = /** @type {Window | null} */ (window.opener);
  opener?.postMessage({...message, state}, origin);
  show('consent', false);
  show('done');
  window.close();
}

onPress('allow', async () => {
  const session = await call('POST', 'sign-in/page-sessions', {token, body: {origin}});
  await answer({type: 'pepites:session', session});
});
onPress('refuse', async () => answer({type: 'pepites:refused'}));

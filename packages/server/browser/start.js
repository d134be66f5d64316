/** Where a code on paper leads: sign in, see the pathways, and add an address so as to come back without paper. */
import {call, takeFragment} from './backend.js';
import {onSubmit, part, show, write} from './page.js';
import {signIn} from './sign-in-form.js';

const claimCode = new URLSearchParams(takeFragment()).get('badge-code') ?? '';
const session = await signIn({claimCode});
const {token, person} = session;
write('hello', person.displayName === '' ? 'Bonjour.' : `Bonjour ${person.displayName}.`);
show('welcome');

/** The elements of this page act with the same session. */
const backend = document.querySelector('badge-backend');
if (backend) {
  await customElements.whenDefined('badge-backend');
  /** @type {any} */ (backend).context.setSession(session);
}

const {items} = await call('GET', 'me/methods', {token});
show('add-email', !items.some((/** @type {{kind: string}} */ {kind}) => kind === 'email'));
const email = /** @type {HTMLInputElement} */ (part('new-email'));
const code = /** @type {HTMLInputElement} */ (part('new-code'));
onSubmit('new-email-form', async () => {
  await call('POST', 'me/emails', {token, body: {email: email.value}});
  show('new-code-form');
  code.focus();
});
onSubmit('new-code-form', async () => {
  const body = {email: email.value, code: code.value.replaceAll(/\s/g, '')};
  await call('POST', 'me/emails/confirmation', {token, body});
  show('add-email', false);
  show('added');
});

/** The sign-in form of the backend's own pages: a code by e-mail, or a code on paper. */
import {call} from './backend.js';
import {onPress, onSubmit, part, show} from './page.js';

/**
 * Shows the form, and gives the session once somebody has signed in.
 * @param {{claimCode?: string}} [options] a code on paper that the page was opened with
 * @returns {Promise<import('./backend.js').Session>}
 */
export function signIn({claimCode = ''} = {}) {
  const email = /** @type {HTMLInputElement} */ (part('email'));
  const code = /** @type {HTMLInputElement} */ (part('code'));
  const claim = /** @type {HTMLInputElement} */ (part('claim-code'));
  claim.value = claimCode;

  /** @param {'email' | 'code' | 'claim'} stage @param {HTMLElement} field */
  const go = (stage, field) => {
    for (const one of ['email', 'code', 'claim']) show(`${one}-form`, one === stage);
    show('with-claim', stage === 'email');
    show('with-email', stage !== 'email');
    field.focus();
  };
  show('sign-in');
  if (claimCode === '') go('email', email);
  else go('claim', claim);
  onPress('with-claim', async () => go('claim', claim));
  onPress('with-email', async () => go('email', email));

  return new Promise((resolve) => {
    onSubmit('email-form', async () => {
      await call('POST', 'sign-in/codes', {
        body: {email: email.value, language: document.documentElement.lang},
      });
      code.value = '';
      go('code', code);
    });
    /** @param {import('./backend.js').Session} session */
    const done = (session) => {
      show('sign-in', false);
      resolve(session);
    };
    onSubmit('code-form', async () =>
      done(
        await call('POST', 'sign-in/sessions', {
          body: {email: email.value, code: code.value.replaceAll(/\s/g, '')},
        }),
      ),
    );
    onSubmit('claim-form', async () =>
      done(await call('POST', 'sign-in/claim-codes', {body: {claimCode: claim.value}})),
    );
  });
}

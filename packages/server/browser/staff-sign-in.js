/** The other ways in of staff: back from the issuer of their organisation, whose sign-out is theirs too; or with a passkey. */
import {base, Refused, send, structure} from './backend.js';
import {onPress, part, show, wordsFor, write} from './page.js';
import {hasPasskeys, signInWithPasskey} from './passkeys.js';

/** @typedef {import('./backend.js').Session} Session */
/** @typedef {{readonly session: Session | undefined, readonly hasSignedOut: boolean, setSession(session: Session | undefined, endedBy?: 'backend'): void, onChange(listener: () => void): () => void}} Context what `<badge-backend>` gives the elements inside it */

const backMark = '#signed-in';
const place = document.getElementById('staff-sign-in');

if (place) {
  await customElements.whenDefined('badge-backend');
  const provider = /** @type {any} */ (document.querySelector('badge-backend'));
  await provider.updateComplete;
  /** @type {Context} */
  const context = provider.context;
  /** Where to sign out of the issuer; undefined where it offers none, and for who came in otherwise. @type {string | undefined} */
  let signOutUrl;
  const away = place.querySelector('a');
  let wasIn = false;
  context.onChange(() => {
    place.hidden = context.session !== undefined;
    wasIn ||= context.session !== undefined;
    // Whose session ended in the middle of an answer comes in on this page: to leave it would lose what is written.
    if (away?.parentElement) away.parentElement.hidden = wasIn && !context.hasSignedOut;
    if (context.session || signOutUrl === undefined) return;
    const url = signOutUrl;
    signOutUrl = undefined;
    if (context.hasSignedOut) location.assign(url);
  });
  if (hasPasskeys) {
    show('passkey-way');
    onPress('passkey-sign-in', async () => context.setSession(await signInWithPasskey()));
  }
  if (location.hash === backMark) {
    history.replaceState(null, '', location.pathname + location.search);
    try {
      const taken = await send('POST', `${base}/sign-in/oidc/${encodeURIComponent(structure)}/session`);
      signOutUrl = taken.signOutUrl;
      context.setSession(taken.session);
    } catch (error) {
      write('problem', wordsFor(error instanceof Refused ? error.code : 'INTERNAL'));
      const problem = part('problem');
      problem.tabIndex = -1;
      problem.focus();
    }
  }
}

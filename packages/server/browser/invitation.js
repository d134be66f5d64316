/** An invitation: what it offers, then who you are, then yes. */
import {call, takeFragment} from './backend.js';
import {onPress, part, show, wordsFor, write} from './page.js';
import {signIn} from './sign-in-form.js';

const token = takeFragment();
try {
  const invitation = await call('POST', 'invitations/shown', {body: {token}});
  write('invited', `Bonjour ${invitation.name}. ${invitation.structureName} vous invite.`);
  write('address', invitation.emailHint);
  for (const role of invitation.roles) show(`role-${role}`);
  show('offer');
  const session = await signIn();
  show('accept-form');
  part('accept').focus();
  onPress('accept', async () => {
    await call('POST', 'invitations/acceptance', {token: session.token, body: {token}});
    await call('DELETE', 'me/session', {token: session.token}).catch(() => undefined);
    show('offer', false);
    show('accept-form', false);
    show('done');
  });
} catch (error) {
  write('problem', wordsFor(error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL'));
}

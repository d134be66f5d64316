// The course page: its server reports the completion (or signs a token), then the signed-in learner takes the badge.
import {createBadgeClient} from '/cdn/sdk.js';

const backend = document.querySelector('badge-backend');
const status = document.querySelector('#suite');
const words = {
  SIGN_IN_REQUIRED: 'Dites d’abord qui vous êtes, à l’étape 1.',
  BADGE_ALREADY_HELD: 'Vous avez déjà ce badge.',
  CLAIM_EXPIRED: 'C’est trop tard. Refaites le cours.',
};

async function postToCourse(path) {
  const response = await fetch(path, {method: 'POST'});
  if (!response.ok) throw new Error(`course answered ${response.status}`);
  return response.json();
}

/** The course’s server reports to the backend with its API key, and gives back a claim. */
async function claimFromServer() {
  return (await postToCourse('/cours/fini')).claim;
}

/** The course’s server signs a token; this page exchanges it, through the SDK, for a claim. */
async function claimFromToken(client) {
  const {token} = await postToCourse('/cours/jeton');
  return (await client.completions.exchange({structure: 'inae', token})).claim;
}

async function takeBadge(claimOf) {
  status.textContent = 'Un instant…';
  try {
    const client = createBadgeClient({
      backend: backend.getAttribute('backend'),
      token: () => backend.context.session?.token,
    });
    const claim = await claimOf(client);
    await client.claims.redeem({structure: 'inae', claim});
    status.textContent = 'Votre badge arrive.';
    backend.context.notifyChange();
  } catch (error) {
    status.textContent = words[error.code] ?? 'Cela n’a pas marché. Réessayez.';
  }
}

document.querySelector('#serveur').addEventListener('click', () => takeBadge(claimFromServer));
document.querySelector('#jeton').addEventListener('click', () => takeBadge(claimFromToken));

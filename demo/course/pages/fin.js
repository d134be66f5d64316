// The end of a course: the platform’s server gives what the learner can take, and <badge-claim> does the rest.
const place = document.querySelector('#prendre');
const shown = document.querySelector('#badge');
const words = {
  NOT_SATISFIED: 'Vous n’avez pas encore fini le cours. Faites le test, puis revenez.',
  REGISTRATION_UNKNOWN: 'Nous ne trouvons pas votre cours. Recommencez depuis la page d’accueil.',
};

/** With the badge that the person has; who has not signed in does so here, and sees it. */
function showBadge(badge) {
  document.querySelector('badge-display').setAttribute('badge', badge);
  // The elements may still be loading: then nobody has signed in.
  const isSignedIn = document.querySelector('badge-backend').context?.session !== undefined;
  if (!isSignedIn) place.append(document.createElement('badge-sign-in'));
  shown.hidden = false;
}

function offer({badge, claim, token}) {
  const isToTake = claim !== undefined || token !== undefined;
  if (!isToTake) {
    // The platform knows the learner: the badge was given without a click.
    place.firstElementChild.textContent = 'Ce badge est à vous. Connectez-vous pour le voir.';
    showBadge(badge);
    return;
  }
  const element = document.createElement('badge-claim');
  element.setAttribute('badge', badge);
  element.setAttribute(claim === undefined ? 'token' : 'claim', claim ?? token);
  element.setAttribute('course-url', '/');
  element.addEventListener('badge-claim-taken', () => showBadge(badge));
  place.replaceChildren(element);
}

const reply = await fetch('/badge', {
  method: 'POST',
  headers: {'content-type': 'application/json'},
  body: JSON.stringify({registration: new URL(location.href).searchParams.get('registration')}),
});
if (reply.ok) {
  document.querySelector('h1').textContent = 'Bravo, vous avez fini le cours.';
  offer(await reply.json());
} else {
  const {code} = await reply.json().catch(() => ({}));
  place.textContent = words[code] ?? 'Cela n’a pas marché. Rechargez la page.';
}

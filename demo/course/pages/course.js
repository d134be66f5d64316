// A unit: pages to read, one after the other, then a test. It tells the record store how far the learner is.
import {openSession} from '/cmi5.js';

const screens = [...document.querySelectorAll('.screen')];
const place = document.querySelector('#place');
const [back, next] = [document.querySelector('#retour'), document.querySelector('#suite')];
const form = document.querySelector('form');
const result = document.querySelector('#resultat');
const end = document.querySelector('#fin');
const started = Date.now();
let at = 0;

const words = {
  NOT_LAUNCHED: 'Ouvrez ce cours depuis la page d’accueil.',
  TOKEN_TAKEN: 'Cette page est déjà ouverte ailleurs. Recommencez depuis la page d’accueil.',
  LOGIN_WRONG: 'Ce cours n’est plus ouvert. Recommencez depuis la page d’accueil.',
  SESSION_OVER: 'Ce cours est fini. Recommencez depuis la page d’accueil.',
};
const sayWrong = (error) => {
  result.hidden = false;
  result.textContent = words[error.code] ?? 'Cela n’a pas marché. Réessayez.';
};

function show(index) {
  at = index;
  for (const [i, screen] of screens.entries()) screen.hidden = i !== at;
  place.textContent = `Page ${at + 1} sur ${screens.length}`;
  back.hidden = at === 0;
  next.hidden = at === screens.length - 1;
}

function turn(step) {
  show(at + step);
  const title = screens[at].querySelector('h2');
  title.tabIndex = -1;
  title.focus();
}

const duration = () => `PT${Math.round((Date.now() - started) / 1000)}S`;

async function handIn(session) {
  const marks = await session.handIn(Object.fromEntries(new FormData(form)));
  for (const [question, {isRight, words: why}] of Object.entries(marks.answers)) {
    const said = form.querySelector(`#dit-${question}`);
    said.className = isRight ? 'said right' : 'said';
    said.textContent = `${isRight ? 'Oui.' : 'Pas tout à fait.'} ${why}`;
  }
  const score = {scaled: marks.scaled};
  const count = Object.values(marks.answers).filter(({isRight}) => isRight).length;
  const all = Object.keys(marks.answers).length;
  result.hidden = false;
  result.textContent = `Vous avez ${count} bonne${count > 1 ? 's' : ''} réponse${count > 1 ? 's' : ''} sur ${all}. `;
  if (marks.isEnough) {
    await session.say('completed', {completion: true, duration: duration()});
    await session.say('passed', {success: true, score, duration: duration()});
    result.textContent += 'Bravo, vous avez réussi.';
    form.querySelector('button').hidden = true;
    end.hidden = false;
    end.focus();
  } else {
    await session.say('failed', {success: false, score, duration: duration()});
    result.textContent += 'Lisez les réponses, puis essayez encore.';
  }
}

show(0);
back.addEventListener('click', () => turn(-1));
next.addEventListener('click', () => turn(1));
try {
  const session = await openSession(location.href);
  if (session.isNew) await session.say('initialized');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    handIn(session).catch(sayWrong);
  });
  end.addEventListener('click', async () => {
    await session.say('terminated', {duration: duration()}, false);
    location.assign(session.launchData.returnURL);
  });
} catch (error) {
  sayWrong(error);
  form.addEventListener('submit', (event) => event.preventDefault());
}

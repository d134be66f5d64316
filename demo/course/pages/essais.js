// What a learner’s browser can forge, tried for real: each attempt shows what came back.
import {BadgeCompletionHintEvent, watchH5p} from '/cdn/h5p.js';
import {watchScorm} from '/cdn/scorm.js';
import {openSession} from '/cmi5.js';

const activity = 'https://cours.example/droits-et-devoirs';
const words = {
  VERB_OF_PLATFORM: 'Refusé. Seul le serveur du cours peut écrire que le cours est fini.',
  NOT_SATISFIED:
    'Le registre l’a noté\u00a0: «\u00a0la page dit que c’est réussi\u00a0». Mais le serveur n’a corrigé aucun test. Pas de badge.',
};

/** What is said under the button that was pressed. */
function say(attempt, sentence, code) {
  const place = document.querySelector(`#dit-${attempt}`);
  place.className = 'said';
  place.textContent = sentence;
  if (code === undefined) return;
  const shown = document.createElement('code');
  shown.textContent = code;
  place.append(' ', shown);
}

// 1 and 2. Content of the page says that it is finished: H5P by an event, SCORM by its player. Both become a hint, which is no proof.
const listeners = [];
const h5p = {on: (_, listener) => listeners.push(listener)};
const player = {LMSSetValue: () => 'true', LMSCommit: () => 'true'};
watchH5p({dispatcher: h5p});
watchScorm({api: player, activity});
document.addEventListener('badge-completion-hint', (event) => {
  if (!(event instanceof BadgeCompletionHintEvent)) return;
  const {trust, scaled} = event.fact;
  const percent = scaled === undefined ? '' : `, avec ${Math.round(scaled * 100)}\u00a0%`;
  say(
    attempted,
    `La page dit\u00a0: «\u00a0cours fini${percent}\u00a0». Ce n’est qu’un indice. Pas de badge.`,
    trust,
  );
});
let attempted = '';

function forgeH5p() {
  const statement = {
    verb: {id: 'http://adlnet.gov/expapi/verbs/completed'},
    object: {id: activity},
    result: {score: {raw: 10, max: 10}, success: true, completion: true},
  };
  for (const listener of listeners) listener({data: {statement}});
}

function forgeScorm() {
  player.LMSSetValue('cmi.core.lesson_status', 'passed');
  player.LMSSetValue('cmi.core.score.raw', '95');
  player.LMSCommit('');
}

/** A real session of a course, as any learner has it: its token is in the browser. */
async function openCourse() {
  const {url} = await fetch('/lancer', {
    method: 'POST',
    body: new URLSearchParams({cours: 'droits-et-devoirs'}),
  });
  return openSession(url);
}

// 3. The statement that counts, written by the learner’s browser.
async function forgeSatisfied() {
  const session = await openCourse();
  await session.say('https://w3id.org/xapi/adl/verbs/satisfied');
}

// 4. What a unit may say of itself, with no test behind it.
async function forgePassed() {
  const session = await openCourse();
  await session.say('initialized');
  await session.say('completed', {completion: true});
  await session.say('passed', {success: true, score: {scaled: 1}});
  const reply = await fetch('/badge', {
    method: 'POST',
    body: JSON.stringify({registration: session.registration}),
  });
  if (!reply.ok) throw Object.assign(new Error(), await reply.json());
}

// 5. A token signed with a key of one’s own: the backend knows the platform’s.
async function forgeToken() {
  const keys = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, false, ['sign']);
  const base64url = (bytes) =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const encode = (value) => base64url(new TextEncoder().encode(JSON.stringify(value)));
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    ...{iss: 'cours-demo', aud: 'http://localhost:8787', sub: 'moi', jti: crypto.randomUUID()},
    ...{iat, exp: iat + 300, badge: 'droits-et-devoirs', completion: {activity, passed: true}},
  };
  const signed = `${encode({alg: 'ES256', typ: 'JWT'})}.${encode(claims)}`;
  const how = {name: 'ECDSA', hash: 'SHA-256'};
  const signature = await crypto.subtle.sign(how, keys.privateKey, new TextEncoder().encode(signed));
  const claim = document.createElement('badge-claim');
  claim.setAttribute('course-url', '/');
  claim.setAttribute('token', `${signed}.${base64url(new Uint8Array(signature))}`);
  document.querySelector('#dit-jeton').replaceChildren(claim);
}

const attempts = {
  h5p: forgeH5p,
  scorm: forgeScorm,
  satisfied: forgeSatisfied,
  passed: forgePassed,
  jeton: forgeToken,
};

for (const button of document.querySelectorAll('main button')) {
  button.addEventListener('click', async () => {
    attempted = button.value;
    try {
      await attempts[attempted]();
    } catch (error) {
      say(button.value, words[error.code] ?? 'Cela n’a pas marché. Réessayez.', error.code);
    }
  });
}

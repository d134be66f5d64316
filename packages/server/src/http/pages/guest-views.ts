/** What the pages for a guest say: the door, the request with its answers, the form to answer it. */
import {
  type Answer,
  type DeclaredCompletion,
  type Examination,
  fileKindOf,
  type Question,
  type StoredFile,
} from '@pepites/recognition';
import {html, type Html} from './html.js';

/** Where a guest is: the link that they came by, and what it leads to. */
export interface GuestPlace {
  readonly id: string;
  readonly link: string;
  readonly structure: string;
  readonly structureName: string;
  /** Address that the forms are sent to. */
  readonly action: string;
}

const fileWords = {
  photo: 'Ouvrir la photo',
  voice: 'Écouter l’enregistrement',
  file: 'Ouvrir le document',
} as const;

const phrases = {
  code: 'Le code à 6\u00a0chiffres. On vous l’a dit par téléphone ou de vive voix.',
  missing: 'Il manque quelque chose',
  message: 'Votre message à la personne. Il en faut un si ce n’est pas oui\u00a0: dites-lui quoi faire.',
  criteria: 'Ce que vous avez pu voir',
  answer: 'Votre réponse',
  conflict:
    'Je peux juger librement\u00a0: je ne suis pas de la famille, et je n’ai pas écrit à la place de la personne.',
  shared: 'Ce que vous lisez ici est personnel. Ne le montrez à personne.',
} as const;

export function doorBody(place: GuestPlace, problem: string | undefined): Html {
  return html`<main class="narrow">
    <p class="place">${place.structureName}</p>
    ${doorForm(place, problem)}
  </main>`;
}

/** The element asks for the same; the form stands in for it until it is there. */
export function liveDoorBody(place: GuestPlace, backend: string): Html {
  return html`<main>
    <p class="place">${place.structureName}</p>
    <badge-backend backend="${backend}" structure="${place.structure}">
      <badge-review link="${place.link}" heading-level="1">${doorForm(place, undefined)}</badge-review>
    </badge-backend>
  </main>`;
}

function doorForm({action}: GuestPlace, problem: string | undefined): Html {
  return html`<h1>On vous demande votre avis</h1>
    <p>Vous allez lire une demande de badge, et y répondre.</p>
    ${alert(problem)}
    <form method="post" action="${action}">
      <input type="hidden" name="step" value="enter" />
      <p>
        <label for="name">Votre nom, comme la personne le lira</label><br />
        <input id="name" name="name" required maxlength="100" autocomplete="name" />
      </p>
      <p>
        <label for="code">${phrases.code}</label><br />
        <input
          id="code"
          name="code"
          required
          inputmode="numeric"
          maxlength="8"
          autocomplete="one-time-code"
        />
      </p>
      <p><button type="submit">Entrer</button></p>
    </form>`;
}

export function examinationBody(
  place: GuestPlace,
  {request, form, criteria, description}: Examination,
  {
    session,
    problem,
    sent,
  }: {readonly session: string; readonly problem?: string; readonly sent?: URLSearchParams},
): Html {
  const files = new Map(request.files.map((file) => [file.id, file]));
  return html`<main class="narrow">
    <p class="place">${place.structureName}</p>
    <h1>${request.badgeName.fr}</h1>
    <p>${description.fr}</p>
    ${alert(problem)}
    <section class="card">
      <h2>Ce que dit ${request.earnerName === '' ? 'la personne' : request.earnerName}</h2>
      ${form.questions.map((question) => {
        const answer = request.answers.find((one) => one.question === question.id);
        return answer ? answerView(place, question, answer, {files, session}) : html``;
      })}
      ${(request.declared ?? []).map(declaredView)}
      <p class="quiet">${phrases.shared}</p>
    </section>
    <form class="card" method="post" action="${place.action}">
      <input type="hidden" name="step" value="answer" />
      <input type="hidden" name="session" value="${session}" />
      <input type="hidden" name="version" value="${request.version}" />
      <input type="hidden" name="revision" value="${request.revision}" />
      <fieldset>
        <legend>${phrases.criteria}</legend>
        ${criteria.map((criterion, index) =>
          box('checkbox', {name: 'criteria', value: String(index), label: criterion.fr, sent}),
        )}
      </fieldset>
      <fieldset>
        <legend>${phrases.answer}</legend>
        ${box('radio', {name: 'answer', value: 'yes', label: 'Oui', sent})}
        ${box('radio', {name: 'answer', value: 'missing', label: phrases.missing, sent})}
        ${box('radio', {name: 'answer', value: 'notYet', label: 'Pas encore', sent})}
      </fieldset>
      <p>
        <label for="message">${phrases.message}</label><br />
        <textarea id="message" name="message" rows="6" cols="40" maxlength="2000">
${sent?.get('message') ?? ''}</textarea>
      </p>
      ${box('checkbox', {name: 'noConflict', value: 'yes', label: phrases.conflict, sent})}
      <p><button type="submit">Envoyer ma réponse</button></p>
    </form>
  </main>`;
}

export function doneBody({structureName}: GuestPlace): Html {
  return html`<main class="narrow">
    <p class="place">${structureName}</p>
    <h1>Merci, votre réponse est envoyée</h1>
    <p>Vous pouvez fermer cette page.</p>
  </main>`;
}

export function overBody(): Html {
  return html`<main class="narrow">
    <h1>Cette demande est terminée</h1>
    <p>Il n’y a plus rien à lire ici. Merci d’être venu voir.</p>
  </main>`;
}

function alert(problem: string | undefined): Html | undefined {
  return problem === undefined ? undefined : html`<p role="alert"><strong>${problem}</strong></p>`;
}

function box(
  type: 'checkbox' | 'radio',
  {
    name,
    value,
    label,
    sent,
  }: {
    readonly name: string;
    readonly value: string;
    readonly label: string;
    readonly sent: URLSearchParams | undefined;
  },
): Html {
  const checked = sent?.getAll(name).includes(value) === true ? html`checked` : undefined;
  return html`<p>
    <label><input type="${type}" name="${name}" value="${value}" ${checked} /> ${label}</label>
  </p>`;
}

function answerView(
  place: GuestPlace,
  question: Question,
  answer: Answer,
  {files, session}: {readonly files: ReadonlyMap<string, StoredFile>; readonly session: string},
): Html {
  const words = wordsOf(question, answer);
  const given = (answer.files ?? []).flatMap((id) => files.get(id) ?? []);
  return html`<h3>${question.label.fr}</h3>
    ${words.map((each) => html`<p class="message">${each}</p>`)}
    ${given.map(
      ({id, mediaType}) =>
        html`<form method="post" action="${place.action}" target="_blank">
          <input type="hidden" name="step" value="file" />
          <input type="hidden" name="session" value="${session}" />
          <input type="hidden" name="file" value="${id}" />
          <p><button type="submit">${fileWords[fileKindOf(mediaType)]}</button></p>
        </form>`,
    )}
    ${words.length + given.length === 0 ? html`<p class="quiet">La personne n’a pas répondu.</p>` : undefined}`;
}

function declaredView({activity, passed}: DeclaredCompletion): Html {
  return html`<h3>Un cours en ligne</h3>
    <p class="message">${activity}</p>
    <p>${passed === true ? 'Réussi' : 'Fini'}. <strong>Dit par le navigateur, non prouvé.</strong></p>`;
}

function wordsOf(question: Question, {text = '', choices = [], agreed}: Answer): string[] {
  const options = 'options' in question ? question.options : [];
  return [
    ...(text.trim() === '' ? [] : [text]),
    ...choices.map((choice) => options.find(({value}) => value === choice)?.label.fr ?? choice),
    ...(agreed === undefined ? [] : [agreed ? 'Oui' : 'Non']),
  ];
}

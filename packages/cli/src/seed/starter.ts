/** A first definition for a structure of its own: one badge with evidence, one for supporters, a key badge, a pathway. To be changed. */
import {stringify} from 'yaml';

export interface StarterOptions {
  readonly structure: string;
  readonly name: string;
  /** Who leads and examines, until others do. */
  readonly lead: {readonly email: string; readonly name: string};
  /** Origins of the pages that may sign people in. */
  readonly origins: readonly string[];
}

export interface Starter {
  readonly yaml: string;
  /** SVG, by path beside the file. */
  readonly images: Readonly<Record<string, string>>;
}

export function makeStarter({structure, name, lead, origins}: StarterOptions): Starter {
  const definition = {
    version: 1,
    structures: [
      {
        id: structure,
        name,
        kind: 'ACI',
        origins: [...origins],
        staff: [{...lead, roles: ['lead', 'manager', 'examiner', 'adviser']}],
        badges: [trial, rights, keyBadge, support],
        pathways: [pathway],
      },
    ],
  };
  return {yaml: `${heading}${stringify(definition, {lineWidth: 100})}`, images};
}

const heading = `# Un premier parcours, à changer : mots, images, questions, personnes. Puis : npx pepites apply pepites.yaml
# A first pathway, to be changed: words, images, questions, people. Then: npx pepites apply pepites.yaml
`;

const trial = {
  id: 'je-m-engage',
  name: {fr: 'Je m’engage', en: 'I commit'},
  description: {
    fr: 'La personne a réussi sa période d’essai.',
    en: 'The person passed the trial period.',
  },
  criteria: [
    {fr: 'Je viens à l’heure.', en: 'I come on time.'},
    {fr: 'Je sais raconter mon travail.', en: 'I can tell about my work.'},
  ],
  howEarned: {
    fr: 'La personne a raconté son travail. Quelqu’un de l’équipe a dit oui.',
    en: 'The person told about their work. Somebody of the team said yes.',
  },
  image: 'images/je-m-engage.svg',
  imageAlt: {fr: 'Une coche', en: 'A tick'},
  process: {
    mode: 'reviewed',
    examiners: ['examiner'],
    form: {
      questions: [
        {
          id: 'reussite',
          type: 'evidence',
          label: {fr: 'Racontez un travail réussi.', en: 'Tell about a work that went well.'},
        },
      ],
    },
  },
};

const rights = {
  ...trial,
  id: 'mes-droits',
  name: {fr: 'Mes droits et mes devoirs', en: 'My rights and duties'},
  description: {
    fr: 'La personne connaît ses droits et ses devoirs au travail.',
    en: 'The person knows the rights and duties of an employee.',
  },
  criteria: [
    {fr: 'Je dis un droit et un devoir.', en: 'I name a right and a duty.'},
    {fr: 'Je sais à qui parler.', en: 'I know whom to talk to.'},
  ],
  howEarned: {
    fr: 'La personne a répondu à deux questions. Quelqu’un de l’équipe a dit oui.',
    en: 'The person answered two questions. Somebody of the team said yes.',
  },
  image: 'images/mes-droits.svg',
  imageAlt: {fr: 'Une balance', en: 'Scales'},
  process: {
    ...trial.process,
    form: {
      questions: [
        {id: 'un-droit', type: 'longText', label: {fr: 'Dites un droit.', en: 'Name a right.'}},
        {id: 'un-devoir', type: 'longText', label: {fr: 'Dites un devoir.', en: 'Name a duty.'}},
      ],
    },
  },
};

const keyBadge = {
  id: 'bien-parti',
  name: {fr: 'Bien parti', en: 'Well on the way'},
  description: {fr: 'La personne a les deux badges du début.', en: 'The person has both first badges.'},
  criteria: [{fr: 'J’ai les deux badges.', en: 'I have both badges.'}],
  howEarned: {
    fr: 'Il est venu tout seul, après les deux badges.',
    en: 'It came by itself, after both badges.',
  },
  image: 'images/bien-parti.svg',
  imageAlt: {fr: 'Une étoile', en: 'A star'},
  process: {mode: 'keyBadge', requires: [{badge: trial.id}, {badge: rights.id}], offer: 'automatic'},
};

const support = {
  id: 'je-soutiens',
  name: {fr: 'Je soutiens', en: 'I support'},
  description: {
    fr: 'Cette personne, ou cette organisation, nous soutient.',
    en: 'This person, or organisation, supports us.',
  },
  criteria: [{fr: 'Je vous soutiens.', en: 'I support you.'}],
  howEarned: {fr: 'La personne l’a demandé.', en: 'The person asked for it.'},
  image: 'images/je-soutiens.svg',
  imageAlt: {fr: 'Un cœur', en: 'A heart'},
  process: {mode: 'automaticOnRequest', listsSupporters: true, recipients: ['person', 'organisation']},
};

const pathway = {
  id: 'mon-parcours',
  title: {fr: 'Mon parcours', en: 'My pathway'},
  steps: [
    {id: trial.id, kind: 'badge', badge: trial.id},
    {id: rights.id, kind: 'badge', badge: rights.id, window: {fromMonths: 1, toMonths: 2}},
    {id: keyBadge.id, kind: 'badge', badge: keyBadge.id},
  ],
  edges: [
    {from: trial.id, to: rights.id},
    {from: rights.id, to: keyBadge.id, kind: 'requires'},
  ],
};

const images = {
  [trial.image]: draw('#1D6B63', '<path d="M78 132l26 26 74-74"/>'),
  [rights.image]: draw(
    '#22508F',
    '<path d="M128 76v100M92 176h72M72 100h112M72 100l-18 40h36zM184 100l-18 40h36z"/>',
  ),
  [keyBadge.image]: draw('#8A5A12', '<path d="M128 70l18 38 42 5-31 29 8 42-37-21-37 21 8-42-31-29 42-5z"/>'),
  [support.image]: draw('#9C2F4B', '<path d="M128 182l-50-48a31 31 0 0 1 50-36 31 31 0 0 1 50 36z"/>'),
};

/** A glyph in a hexagon. */
function draw(colour: string, glyph: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"><path fill="${colour}" stroke="#D9A441" stroke-width="10" stroke-linejoin="round" d="M128 14l99 57v114l-99 57-99-57V71z"/><g fill="none" stroke="#FBF4E4" stroke-width="10" stroke-linecap="round" stroke-linejoin="round">${glyph}</g></svg>\n`;
}

/** Badges of a catalogue, for tests and stories: every way of earning, every moment. Not shipped. */
import type {Alignment, Badge} from '@pepites/recognition';
import {reviewedBadge, shortForm} from './request-backend.js';
import {badge} from './samples.js';

const team: Alignment = {
  name: 'Travailler en équipe',
  url: 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0',
  framework: 'ESCO',
  code: 'S1.8.1',
};
const safety: Alignment = {name: 'Respecter les règles de sécurité', code: 'A1203', framework: 'ROME'};

const reviewed = {form: shortForm, answerWithinDays: 7} as const;

export const catalogBadges: readonly Badge[] = [
  badge('je-m-engage', 'Je m’engage pour mon parcours', {
    ...reviewed,
    description: {fr: 'La personne a fini sa période d’essai. Elle s’engage pour la suite.'},
    criteria: [{fr: 'J’ai fini ma période d’essai.'}, {fr: 'Je veux avancer dans mon projet.'}],
    howEarned: {fr: 'La personne raconte ses premières semaines. Une personne de la structure dit oui.'},
    moment: 'START',
    alignments: [team],
  }),
  reviewedBadge(undefined, {
    description: {fr: 'La personne connaît ses droits et ses devoirs au travail.'},
    moment: 'DURING',
  }),
  badge('comun-gant', 'Com’un gant', {
    ...reviewed,
    answerWithinDays: 14,
    description: {fr: 'La personne sait parler de son projet.'},
    moment: 'END',
    alignments: [team, safety],
  }),
  badge('gestes-et-postures', 'Gestes et postures', {
    description: {fr: 'La personne sait porter une charge sans se faire mal.'},
    criteria: [{fr: 'Je sais porter une charge.'}, {fr: 'Je sais protéger mon dos.'}],
    mode: 'onCriteria',
    moment: 'DURING',
    alignments: [safety],
  }),
  badge('droits-et-devoirs', 'Mes droits et mes devoirs', {
    description: {fr: 'La personne a suivi le cours sur ses droits et ses devoirs.'},
    mode: 'onCriteria',
    moment: 'START',
  }),
  badge('cap-sur-la-suite', 'Cap sur la suite', {
    description: {fr: 'La personne a réussi les trois étapes.'},
    criteria: [],
    mode: 'keyBadge',
    moment: 'END',
    requires: ['je-m-engage', 'baba-entreprise', 'comun-gant'],
    minRequired: 3,
  }),
  badge('je-soutiens', 'Je soutiens Les Trois Saules', {
    description: {fr: 'Cette personne soutient Les Trois Saules.'},
    mode: 'automaticOnRequest',
    listsSupporters: true,
  }),
];

export const retiredBadge = badge('ancien', 'Un ancien badge', {isRetired: true});

export const manyBadges = (n: number): Badge[] =>
  Array.from({length: n}, (_, i) =>
    badge(`badge-${i}`, `Badge numéro ${i + 1}`, {
      ...reviewed,
      description: {fr: `La personne a réussi la chose ${i + 1}. Elle sait l’expliquer.`},
      moment: (['START', 'DURING', 'END'] as const)[i % 3] ?? 'START',
      alignments: i % 4 === 0 ? [team] : [],
    }),
  );

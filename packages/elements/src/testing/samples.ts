/** What tests and stories show: the pathway of Les Trois Saules, a person, and a backend that answers from memory. Not shipped. */
import type {
  Badge,
  BadgeBackend,
  Pathway,
  PathwayProgress,
  Person,
  Session,
  StepState,
} from '@pepites/recognition';

export const structure = 'les-trois-saules';

export const person: Person = {
  id: '0190d4a0-0000-7000-8000-000000000001',
  displayName: 'Malika T.',
  email: 'malika@example.org',
  roles: [],
};

export const session: Session = {
  token: 'session-of-malika',
  expiresAt: '2026-11-24T10:30:00Z',
  scopes: ['request:own', 'progress:own'],
  person,
};

/** Pictures that need no network: of a badge, and of a key badge. */
export const tinyImage = drawn('M60 4 110 32V88L60 116 10 88V32Z');
const tinyKeyImage = drawn(
  'M60 5 87 20V51L60 67 33 52V20ZM32 53 59 68V100L32 115 5 100V68ZM88 53 115 68V100L88 115 61 100V68Z',
);

function drawn(path: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><path fill="#1E5A45" d="${path}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function badge(id: string, name: string, more: Partial<Badge> = {}): Badge {
  return {
    id,
    structure,
    structureName: 'Les Trois Saules',
    name: {fr: name},
    description: {fr: name},
    criteria: [{fr: 'Je connais mes droits au travail.'}],
    imageUrl: tinyImage,
    imageAlt: {fr: `Badge ${name}`},
    mode: 'reviewed',
    alignments: [],
    ...more,
  };
}

const step = {optional: false} as const;

/** Three badges in a row, and the key badge that they give. */
export const pathway: Pathway = {
  id: 'mon-parcours',
  structure,
  title: {fr: 'Mon parcours', en: 'My pathway'},
  version: 1,
  steps: [
    {
      ...step,
      id: 's1',
      kind: 'badge',
      badge: 'je-m-engage',
      hint: {fr: 'Racontez ce que vous venez apprendre ici.'},
    },
    {
      ...step,
      id: 's2',
      kind: 'badge',
      badge: 'baba-entreprise',
      hint: {fr: 'Parlez de vos droits et de vos devoirs avec Nadège.'},
      window: {fromMonths: 2, toMonths: 2},
    },
    {...step, id: 's3', kind: 'badge', badge: 'comun-gant', window: {fromMonths: 6, toMonths: 6}},
    {...step, id: 'key', kind: 'badge', badge: 'cap-sur-la-suite'},
  ],
  edges: [
    {from: 's1', to: 's2', kind: 'suggests'},
    {from: 's2', to: 's3', kind: 'suggests'},
    {from: 's3', to: 'key', kind: 'requires'},
  ],
  badges: [
    badge('je-m-engage', 'Je m’engage pour mon parcours', {
      description: {fr: 'La personne a fini sa période d’essai. Elle s’engage pour la suite.'},
      criteria: [{fr: 'J’ai fini ma période d’essai.'}, {fr: 'Je veux avancer dans mon projet.'}],
    }),
    badge('baba-entreprise', 'B.A.BA de l’entreprise', {
      description: {fr: 'La personne connaît ses droits et ses devoirs au travail.'},
    }),
    badge('comun-gant', 'Com’un gant', {
      description: {fr: 'La personne sait parler de son projet.'},
      criteria: [{fr: 'J’ai un projet de travail.'}, {fr: 'Je sais en parler.'}],
    }),
    badge('cap-sur-la-suite', 'Cap sur la suite', {
      description: {fr: 'La personne a réussi les trois étapes.'},
      criteria: [],
      imageUrl: tinyKeyImage,
      mode: 'keyBadge',
      requires: ['je-m-engage', 'baba-entreprise', 'comun-gant'],
      minRequired: 3,
    }),
  ],
};

/** Progress on `pathway`, one state for each step in order. */
export function progressOf(...states: readonly StepState[]): PathwayProgress {
  return {
    steps: states.map((state, i) => ({
      step: pathway.steps[i]?.id ?? '',
      state,
      ...(state === 'earned' ? {awardedAt: '2026-08-03T09:00:00Z'} : {}),
    })),
    earned: states.filter((state, i) => state === 'earned' && i < 3).length,
    total: 3,
  };
}

/** A backend of which only the given calls exist. */
export function fakeBackend(calls: {
  readonly [Resource in keyof BadgeBackend]?: Partial<BadgeBackend[Resource]>;
}): BadgeBackend {
  return calls as BadgeBackend;
}

/** An error as the client rejects with. */
export function backendError(code: string): Error & {readonly code: string} {
  return Object.assign(new Error(code), {code});
}

/** Seven people on the pathway of Les Trois Saules, and a backend in memory that says where they are, page by page. Not shipped. */
import type {
  BadgeBackend,
  Pathway,
  PersonProgress,
  Session,
  StepProgress,
  StepState,
} from '@pepites/recognition';
import {fakeBackend, pathway as threeBadges, session, structure} from './samples.js';

export const adviserSession: Session = {
  ...session,
  token: 'session-of-nadege',
  scopes: ['request:own', 'progress:own', 'review'],
  person: {...session.person, displayName: 'Nadège', roles: ['adviser']},
};

export const idOf = (n: number): string => `0190d4a0-0000-7000-8000-${String(n).padStart(12, '0')}`;

type More = Partial<PersonProgress> & {
  /** What is more to say of steps, by their place. */
  readonly of?: Readonly<Record<number, Partial<StepProgress>>>;
};

/** Where somebody is: one state for each step, in order. */
export function personOn(
  {steps}: Pathway,
  n: number,
  displayName: string,
  states: readonly StepState[],
  {of = {}, ...more}: More = {},
): PersonProgress {
  return {
    person: idOf(n),
    displayName,
    comesByCode: true,
    progress: {
      steps: steps.map(({id}, place) => ({step: id, state: states[place] ?? 'later', ...of[place]})),
      earned: states.filter((state) => state === 'earned').length,
      total: steps.length - 1,
    },
    ...more,
  };
}

export const sevenPeople: readonly PersonProgress[] = [
  personOn(threeBadges, 1, 'Malika T.', ['earned', 'now'], {
    of: {1: {due: {from: '2026-11-05', to: '2026-12-05'}}},
  }),
  personOn(threeBadges, 2, 'Sami B.', ['earned', 'requested'], {
    of: {1: {requestedAt: '2026-10-02T09:00:00Z'}},
  }),
  personOn(threeBadges, 3, 'Aya K.', ['now']),
  personOn(threeBadges, 4, 'Éric D.', ['earned', 'needsMore', 'optional'], {
    of: {1: {requestedAt: '2026-11-12T09:00:00Z'}},
    comesByCode: false,
  }),
  personOn(threeBadges, 5, '', ['earned', 'earned', 'now'], {
    of: {2: {due: {from: '2026-09-01', to: '2026-10-01'}}},
  }),
  personOn(threeBadges, 6, 'Jean-Baptiste de Montgolfier-Saint-Amand', [
    'earned',
    'earned',
    'earned',
    'earned',
  ]),
  personOn(threeBadges, 7, 'Zoé P.', ['requested', 'now'], {of: {0: {requestedAt: '2026-11-20T09:00:00Z'}}}),
];

/** The same seven on another pathway: each one a step further than the one before. */
export function sevenPeopleOn(pathway: Pathway): readonly PersonProgress[] {
  return sevenPeople.map(({displayName}, n) =>
    personOn(
      pathway,
      n + 1,
      displayName,
      pathway.steps.map((_, place) => (place < n ? 'earned' : place === n ? 'now' : 'later')),
    ),
  );
}

export interface PeopleCalls {
  readonly made: {readonly people: readonly {readonly person?: string | undefined}[]}[];
}

export function peopleBackend(
  options: {
    readonly pathway?: Pathway;
    readonly people?: readonly PersonProgress[];
    readonly perPage?: number;
    readonly more?: Partial<BadgeBackend['pathways']>;
    readonly claimCodes?: Partial<BadgeBackend['claimCodes']>;
  } = {},
): BadgeBackend & {readonly calls: PeopleCalls} {
  const {pathway = threeBadges, people = sevenPeople, perPage = 50} = options;
  const calls: PeopleCalls = {made: []};
  const page = (cursor: string | undefined) => {
    const from = people.findIndex(({person}) => person === cursor) + 1;
    const items = people.slice(from, from + perPage);
    const last = items.at(-1)?.person;
    return {items, ...(last !== undefined && from + perPage < people.length && {next: last})};
  };
  const client = fakeBackend({
    pathways: {
      get: () => Promise.resolve(pathway),
      progressOfMany: ({cursor}) => Promise.resolve({...page(cursor), items: [...page(cursor).items]}),
      prompts: ({cursor}) => {
        const {items, ...next} = page(cursor);
        const due = items.flatMap(({person, displayName, progress}) =>
          progress.steps.flatMap((step) =>
            step.due && step.due.to >= '2026-11-01'
              ? [{person, displayName, step: step.step, state: 'next' as const, due: step.due}]
              : [],
          ),
        );
        return Promise.resolve({month: '2026-11', items: due, ...next});
      },
      ...options.more,
    },
    claimCodes: {
      createMany: ({people: named}) => {
        calls.made.push({people: named});
        return Promise.resolve({
          items: named.map(({displayName, person = idOf(99)}) => ({
            displayName,
            person,
            claimCode: 'ABCD-EFGH',
            expiresAt: '2026-12-25T09:00:00Z',
            address: 'https://badges.example/start/les-trois-saules#badge-code=ABCD-EFGH',
          })),
          sheetUrl: `https://badges.example/sheets/${structure}#token`,
          sheetExpiresAt: '2026-11-25T09:10:00Z',
        });
      },
      ...options.claimCodes,
    },
  });
  return Object.assign(client, {calls});
}

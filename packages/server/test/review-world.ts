/** A structure with badges of every policy, and the people who examine them. */
import {type CallInit, images, makeDefinition, openWorld, PUBLIC_URL, type TestWorld} from './world.js';

export const LEAD = 'lena@trois-saules.example';
export const ADVISER = 'nadege@trois-saules.example';
export const EXAMINER = 'driss@trois-saules.example';
export const SUPERVISOR = 'omar@trois-saules.example';
export const MANAGER = 'dora@trois-saules.example';

export interface ReviewWorld extends TestWorld {
  /** Signed in on the backend's own page: staff and, since the clock is theirs, for the whole test. */
  as(email: string): Promise<CallInit>;
  passDays(days: number): Promise<void>;
}

const form = {
  questions: [
    {id: 'reussite', type: 'longText', label: 'Racontez.'},
    {id: 'photo', type: 'photo', label: 'Montrez.', required: false},
    {id: 'piece', type: 'file', label: 'Ajoutez.', required: false},
  ],
};

export function reviewDefinition(change: (badges: Record<string, unknown>[]) => void = () => undefined) {
  return makeDefinition(({structures: [structure]}) => {
    if (!structure?.staff) return;
    structure.staff.push(
      {email: LEAD, name: 'Léna', roles: ['lead']},
      {email: SUPERVISOR, name: 'Omar', roles: ['supervisor']},
      {email: MANAGER, name: 'Dora', roles: ['manager']},
    );
    const [un] = structure.badges;
    const reviewed = (id: string, quorum: object, more: object = {}) => ({
      ...un,
      id,
      name: `Badge ${id}`,
      process: {mode: 'reviewed', form, quorum, ...more},
    });
    structure.badges.push(
      reviewed('deux-oui', {min: 2}),
      reviewed('majorite', {min: 2, vote: 'majority', decider: {role: 'lead', when: 'tie'}}),
      reviewed('toujours', {min: 1, decider: {role: 'lead', when: 'always'}}),
      reviewed('entre-pairs', {min: 2, stances: {peer: 1, professional: 1}, peersHold: 'un'}),
      reviewed('ecrit-ensemble', {writerMayExamine: true}),
      reviewed('vite', {replaceAfterDays: 10}),
    );
    change(structure.badges);
  });
}

export async function openReviewWorld(): Promise<ReviewWorld> {
  const world = await openWorld();
  await world.backend.apply(reviewDefinition(), {images, dryRun: false});
  const known = new Map<string, {init: CallInit; until: number}>();
  const reviewWorld: ReviewWorld = Object.assign(Object.create(world) as TestWorld, {
    as: async (email: string): Promise<CallInit> => {
      const held = known.get(email);
      if (held && held.until > world.clock.now.getTime() + 60_000) return held.init;
      const {token, expiresAt} = await world.signIn(email, PUBLIC_URL);
      const init = {token, origin: PUBLIC_URL};
      known.set(email, {init, until: Date.parse(expiresAt)});
      return init;
    },
    passDays: async (days: number): Promise<void> => {
      world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000);
      await world.backend.keepHouse();
      await world.backend.drainOutbox();
    },
  });
  return reviewWorld;
}

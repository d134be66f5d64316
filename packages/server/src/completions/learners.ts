/** Learners, by the pseudonym that a platform knows them under, and the people whom they are known to be. */
import {personWithEmail} from '../people/people.js';
import type {Executor, Session} from '../store/open-store.js';

export interface Learner {
  readonly structure: string;
  readonly platform: string;
  readonly ref: string;
}

/** What an award for this learner comes from: given once. */
export function courseIssueKey(learner: Learner, badge: string): string {
  return `course:${learner.structure}:${badge}:${learner.platform}:${learner.ref}`;
}

/** The person whom this learner is: known from an earlier claim, or by the address that the platform gives. */
export async function identifyLearner(
  t: Session,
  learner: Learner,
  {email, now}: {readonly email: string | undefined; readonly now: Date},
): Promise<string | undefined> {
  const linked = await personOfLearner(t, learner);
  if (linked !== undefined || email === undefined) return linked;
  const person = await personWithEmail(t, {email, now});
  await linkLearner(t, learner, person);
  return person;
}

/**
 * True where the learner is known to be one person, and the address is another's: then nobody can say whose the result is. An address
 * that nobody here has says nothing: people change theirs.
 */
export async function personWithAnotherEmail(
  db: Executor,
  learner: Learner,
  email: string,
): Promise<boolean> {
  const linked = await personOfLearner(db, learner);
  if (linked === undefined) return false;
  const owner = await db
    .selectFrom('sign_in_method')
    .select('person_id')
    .where('kind', '=', 'email')
    .where('subject', '=', email)
    .executeTakeFirst();
  return owner !== undefined && owner.person_id !== linked;
}

/** The person whom the learner is known to be. */
export async function personOfLearner(t: Executor, learner: Learner): Promise<string | undefined> {
  const linked = await t
    .selectFrom('learner')
    .select('person_id')
    .where('structure_id', '=', learner.structure)
    .where('platform_id', '=', learner.platform)
    .where('ref', '=', learner.ref)
    .executeTakeFirst();
  return linked?.person_id;
}

export async function linkLearner(t: Session, learner: Learner, person: string): Promise<void> {
  await t
    .insertInto('learner')
    .values({
      structure_id: learner.structure,
      platform_id: learner.platform,
      ref: learner.ref,
      person_id: person,
    })
    .onConflict((conflict) => conflict.columns(['structure_id', 'platform_id', 'ref']).doNothing())
    .execute();
}

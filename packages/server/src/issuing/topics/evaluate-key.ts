/** A key badge was published or changed, or came with a network: those who hold enough already are given it or offered it, some people at a time. */
import {requirementKey} from '@pepites/recognition';
import {settleKey} from '../../awards/key-badges.js';
import {isKeyBadge, type KeyBadge} from '../../awards/key-cases.js';
import {readBadges} from '../../catalogue/catalogue.js';
import type {Services} from '../../services.js';
import type {Executor, Session} from '../../store/open-store.js';
import {enqueue, finishJob, type Job} from '../outbox.js';

const peopleAtATime = 50;

interface Step {
  /** Where people earn it: the structure that made it, or one of its network. */
  readonly structure: string;
  readonly badge: string;
  /** One publication; the next one goes over everybody again. */
  readonly publication: string;
  /** Everybody up to this person was looked at. */
  readonly after: string;
}

/** Looks at the people of every structure that gives this badge. */
export async function enqueueEvaluation(
  t: Session,
  published: {
    readonly owner: string;
    readonly badge: string;
    readonly isShared: boolean;
    readonly now: Date;
  },
): Promise<void> {
  const {owner, badge, now} = published;
  const members = published.isShared
    ? await t
        .selectFrom('network_membership')
        .select('structure_id')
        .where('network_id', '=', owner)
        .where('state', '=', 'joined')
        .execute()
    : [];
  const publication = crypto.randomUUID();
  for (const structure of [owner, ...members.map((row) => row.structure_id)])
    await enqueueStep(t, {structure, badge, publication, after: ''}, now);
}

/** The structure has joined the network: looks at its people for each key badge that comes with it. */
export async function enqueueEvaluationsOf(
  t: Session,
  joined: {readonly structure: string; readonly network: string; readonly now: Date},
): Promise<void> {
  const {structure, network, now} = joined;
  const keys = await t
    .selectFrom('key_requirement')
    .innerJoin('badge', (join) =>
      join
        .onRef('badge.structure_id', '=', 'key_requirement.structure_id')
        .onRef('badge.id', '=', 'key_requirement.key_badge'),
    )
    .select('badge.id')
    .distinct()
    .where('key_requirement.structure_id', '=', network)
    .where('badge.shared', '=', 1)
    .execute();
  const publication = crypto.randomUUID();
  for (const {id: badge} of keys) await enqueueStep(t, {structure, badge, publication, after: ''}, now);
}

export async function doEvaluateKey(services: Services, job: Job): Promise<void> {
  const now = services.now();
  const step = JSON.parse(job.subject) as Step;
  await services.db.transaction().execute(async (t) => {
    await finishJob(t, job, now);
    const {structure} = step;
    const badge = (await readBadges(t, structure)).find(({id}) => id === step.badge);
    if (!badge || !isKeyBadge(badge)) return;
    const people = await peopleWithSome(t, step, badge);
    for (const person of people) await settleKey(t, {structure, person, now}, badge);
    const last = people.at(-1);
    if (last !== undefined && people.length === peopleAtATime)
      await enqueueStep(t, {...step, after: last}, now);
  });
}

async function enqueueStep(t: Executor, step: Step, now: Date): Promise<void> {
  const subject = JSON.stringify(step);
  await enqueue(t, {topic: 'evaluateKey', subject, key: `evaluateKey:${subject}`, now});
}

/** The next people who hold something that the badge requires, in the order of the indexes. */
async function peopleWithSome(
  db: Executor,
  {structure, after}: Step,
  {process}: KeyBadge,
): Promise<string[]> {
  const own = process.requires.filter(({from}) => from === undefined).map(requirementKey);
  const awards = await db
    .selectFrom('award')
    .select('person_id')
    .distinct()
    .where('structure_id', '=', structure)
    .where('badge_id', 'in', own)
    .where('state', '=', 'issued')
    .where('person_id', '>', after)
    .orderBy('person_id')
    .limit(peopleAtATime)
    .execute();
  const foreign = process.requires.some(({from}) => from !== undefined)
    ? await db
        .selectFrom('foreign_badge')
        .select('person_id')
        .distinct()
        .where('structure_id', '=', structure)
        .where('person_id', '>', after)
        .orderBy('person_id')
        .limit(peopleAtATime)
        .execute()
    : [];
  return [...new Set([...awards, ...foreign].map((row) => row.person_id))].sort().slice(0, peopleAtATime);
}

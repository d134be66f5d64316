/** Badges that people propose: kept, answered by the lead, and the person is told. */
import {answerProposal, type Proposal, type ProposalAnswer, type ProposalState} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {readOfferedBadge} from '../catalogue/catalogue.js';
import {proposalSentences} from '../notifications/messages/proposals.js';
import {notify} from '../notifications/notify.js';
import {countAttempt} from '../people/attempts.js';
import {Refusal} from '../refusal.js';
import {leadsOf} from '../reviews/leads.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import type {Database} from '../store/schema.js';

const proposalsADay = 10;
const mostListed = 200;

type ProposalRow = Selectable<Database['proposal']>;

export interface NewProposal {
  readonly structure: string;
  readonly person: string;
  readonly proposalId: string;
  readonly title: string;
  readonly why: string;
  readonly skills: readonly string[];
  readonly examples: string;
}

/** @throws {Refusal} TOO_MANY_ATTEMPTS, IDEMPOTENCY_CONFLICT */
export async function createProposal(services: Services, proposal: NewProposal): Promise<Proposal> {
  const now = services.now();
  const {structure, person, proposalId} = proposal;
  const row = await services.db.transaction().execute(async (t) => {
    const known = await find(t, proposalId);
    if (known) {
      if (known.person_id !== person || known.structure_id !== structure)
        throw new Refusal('IDEMPOTENCY_CONFLICT');
      return known;
    }
    const limit = {bucket: `proposals:${person}`, atMost: proposalsADay, withinSeconds: 86_400};
    await countAttempt(t, limit, now);
    const made = await t
      .insertInto('proposal')
      .values({
        id: proposalId,
        structure_id: structure,
        person_id: person,
        title: proposal.title,
        why: proposal.why,
        skills: toJsonText(proposal.skills),
        examples: proposal.examples,
        state: 'received',
        version: 1,
        message: '',
        badge_id: null,
        answered_at: null,
        created_at: now.toISOString(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await tellLeads(t, made, now);
    return made;
  });
  services.nudge();
  return viewOf(row);
}

export async function proposalsOf(db: Executor, structure: string, person: string): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(mostListed)
    .execute();
  return rows.map((row) => viewOf(row));
}

export async function proposalsIn(
  db: Executor,
  structure: string,
  state: ProposalState | undefined,
): Promise<Proposal[]> {
  let query = db
    .selectFrom('proposal')
    .innerJoin('person', 'person.id', 'proposal.person_id')
    .selectAll('proposal')
    .select('person.display_name')
    .where('proposal.structure_id', '=', structure)
    .orderBy('proposal.created_at', 'desc')
    .orderBy('proposal.id')
    .limit(mostListed);
  if (state !== undefined) query = query.where('proposal.state', '=', state);
  return (await query.execute()).map((row) => ({...viewOf(row), proposedBy: row.display_name}));
}

export interface GivenAnswer {
  readonly structure: string;
  readonly proposal: string;
  readonly by: string;
  /** From `If-Match`. */
  readonly version: number;
  readonly answer: ProposalAnswer;
  readonly message: string;
  readonly badge?: string | undefined;
}

/** @throws {Refusal} PROPOSAL_UNKNOWN, PROPOSAL_STATE, MESSAGE_REQUIRED, REVISION_CHANGED, BADGE_UNKNOWN */
export async function giveAnswer(services: Services, given: GivenAnswer): Promise<Proposal> {
  const now = services.now();
  const {structure} = given;
  const row = await services.db.transaction().execute(async (t) => {
    const before = await find(t, given.proposal);
    if (before?.structure_id !== structure) throw new Refusal('PROPOSAL_UNKNOWN');
    if (before.version !== given.version) throw new Refusal('REVISION_CHANGED');
    const next = answerProposal(before.state, given);
    if (!next.ok) throw new Refusal(next.code);
    // Its own, or one that its network shares: both are given here.
    if (given.badge !== undefined) await readOfferedBadge(t, structure, given.badge);
    const after = await t
      .updateTable('proposal')
      .set({
        state: next.state,
        version: before.version + 1,
        message: given.message,
        badge_id: given.badge ?? null,
        answered_at: now.toISOString(),
      })
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await noteAct(t, {
      structure,
      by: given.by,
      act: 'proposal.answered',
      about: before.person_id,
      object: before.id,
      at: now,
    });
    await notify(t, {
      structure,
      to: {person: before.person_id},
      kind: 'proposalAnswered',
      details: {
        title: before.title,
        answer: proposalSentences[given.answer],
        ...(given.message !== '' && {message: given.message}),
      },
      key: `proposalAnswered:${before.id}:${before.version}`,
      now,
    });
    return after;
  });
  services.nudge();
  return viewOf(row);
}

async function find(db: Executor, id: string): Promise<ProposalRow | undefined> {
  return db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst();
}

async function tellLeads(t: Session, row: ProposalRow, now: Date): Promise<void> {
  for (const lead of await leadsOf(t, row.structure_id)) {
    if (lead === row.person_id) continue;
    await notify(t, {
      structure: row.structure_id,
      to: {person: lead},
      kind: 'proposalReceived',
      details: {title: row.title},
      key: `proposalReceived:${row.id}:${lead}`,
      now,
    });
  }
}

function viewOf(row: ProposalRow): Proposal {
  return {
    id: row.id,
    structure: row.structure_id,
    title: row.title,
    why: row.why,
    skills: [...fromJsonText(row.skills)],
    examples: row.examples,
    state: row.state,
    version: row.version,
    ...(row.message !== '' && {message: row.message}),
    ...(row.answered_at !== null && {answeredAt: row.answered_at}),
    ...(row.badge_id !== null && {badge: row.badge_id}),
    createdAt: row.created_at,
  };
}

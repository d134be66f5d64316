/** Writes the audit log: who did or looked at what and when, never what it says. Rows are kept three years. */
import type {ActorKind, AuditTables} from '../store/tables/audit.js';
import {assistantOf} from './acting-session.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor} from '../store/open-store.js';

export interface Act {
  readonly structure: string;
  /** A person's id, or a kind with the id of a link or platform where there is one. */
  readonly by: string | {readonly kind: Exclude<ActorKind, 'person'>; readonly id?: string};
  /** `request.opened`, `file.read`: a noun, a dot, what happened to it. */
  readonly act: `${string}.${string}`;
  /** The person whom it concerns: they may see who looked. */
  readonly about?: string | undefined;
  /** An id or a name of ours, never words of anybody. */
  readonly object?: string | undefined;
  readonly at: Date;
}

const actPattern = /^[a-z]+(?:[A-Z][a-z]+)*\.[a-z]+(?:[A-Z][a-z]+)*$/;
const idPattern = /^[\w.:/-]{1,100}$/;

/** @throws {TypeError} for what is no id: text of people and addresses never enter the log */
export async function noteAct(db: Executor, {structure, by, act, about, object, at}: Act): Promise<void> {
  const actor = actorOf(by);
  const ids = [actor.id, about, object].filter((id) => id !== undefined);
  if (!actPattern.test(act) || !ids.every((id) => idPattern.test(id)))
    throw new TypeError('The audit log takes ids and names of acts only');
  await addLine(db, {
    id: crypto.randomUUID(),
    structure_id: structure,
    at: at.toISOString(),
    actor_kind: actor.kind,
    actor: actor.id ?? null,
    act,
    subject_person: about ?? null,
    object_id: object ?? null,
    assisted_by: typeof by === 'string' ? assistantOf(by) : null,
  });
}

function actorOf(by: Act['by']): {readonly kind: ActorKind; readonly id?: string} {
  return typeof by === 'string' ? {kind: 'person', id: by} : by;
}

const addLine = keptQuery((db, row: AuditTables['audit']) => db.insertInto('audit').values(row));

const sameLookMinutes = 60;

/**
 * The same, for looking: a page that is opened again within the hour is one look. Nothing is written for somebody who looks at
 * what is their own.
 */
export async function noteLooks(
  db: Executor,
  looks: readonly (Act & {readonly about: string})[],
): Promise<void> {
  const [first] = looks;
  if (!first) return;
  const since = new Date(first.at.getTime() - sameLookMinutes * 60_000).toISOString();
  const {kind, id = null} = actorOf(first.by);
  const earlier = await db
    .selectFrom('audit')
    .select(['structure_id', 'act', 'object_id', 'subject_person'])
    .where('actor', id === null ? 'is' : '=', id)
    .where('actor_kind', '=', kind)
    // The operator is one for all structures, and each structure tells of its own.
    .where('structure_id', 'in', [...new Set(looks.map(({structure}) => structure))])
    .where('at', '>', since)
    .execute();
  const keyOf = (...parts: readonly (string | null)[]): string => parts.map((part) => part ?? '').join(' ');
  const seen = new Set(
    earlier.map((row) => keyOf(row.structure_id, row.act, row.subject_person, row.object_id)),
  );
  for (const look of looks) {
    const key = keyOf(look.structure, look.act, look.about, look.object ?? null);
    if (look.by === look.about || seen.has(key)) continue;
    seen.add(key);
    await noteAct(db, look);
  }
}

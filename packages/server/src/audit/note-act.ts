/** Writes the audit log: who did or looked at what and when, never what it says. Rows are kept three years. */
import type {ActorKind} from '../store/tables/audit.js';
import type {Executor} from '../store/open-store.js';

export interface Act {
  readonly structure: string;
  /** A person's id, or a kind with the id of a link or platform where there is one. */
  readonly by: string | {readonly kind: Exclude<ActorKind, 'person'>; readonly id?: string};
  /** `request.opened`, `file.read`: a noun, a dot, what happened to it. */
  readonly act: `${string}.${string}`;
  /** The person whom it concerns: they may see who looked. */
  readonly about?: string | undefined;
  readonly object?: string | undefined;
  readonly at: Date;
}

export async function noteAct(db: Executor, {structure, by, act, about, object, at}: Act): Promise<void> {
  const actor = typeof by === 'string' ? {kind: 'person' as const, id: by} : by;
  await db
    .insertInto('audit')
    .values({
      id: crypto.randomUUID(),
      structure_id: structure,
      at: at.toISOString(),
      actor_kind: actor.kind,
      actor: actor.id ?? null,
      act,
      subject_person: about ?? null,
      object_id: object ?? null,
    })
    .execute();
}

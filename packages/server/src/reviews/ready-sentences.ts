/** The sentences that a structure offers its examiners for their answers: its own, else none, and the page has some. */
import type {ReadySentences} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';

export interface KeptSentences {
  readonly sentences?: ReadySentences;
  readonly version: number;
}

export async function readySentencesOf(db: Executor, structure: string): Promise<KeptSentences> {
  const row = await db
    .selectFrom('ready_sentences')
    .select(['version', 'sentences'])
    .where('structure_id', '=', structure)
    .executeTakeFirst();
  if (!row) return {version: 0};
  const {version, sentences} = row;
  return {version, ...(sentences !== null && {sentences: fromJsonText(sentences)})};
}

/**
 * @param change.version absent: whatever it is
 * @param change.sentences null: back to those of the page
 * @throws {Refusal} REVISION_CHANGED
 */
export async function writeReadySentences(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {
    structure,
    by,
    version,
    sentences,
  }: {
    readonly structure: string;
    readonly by: string;
    readonly version?: number;
    readonly sentences: ReadySentences | null;
  },
): Promise<void> {
  await db.transaction().execute(async (t) => {
    const before = await readySentencesOf(t, structure);
    if (version !== undefined && version !== before.version) throw new Refusal('REVISION_CHANGED');
    if (sentences === null && before.sentences === undefined) return;
    const next = {version: before.version + 1, sentences: sentences && toJsonText(sentences)};
    await t
      .insertInto('ready_sentences')
      .values({structure_id: structure, ...next})
      .onConflict((conflict) => conflict.column('structure_id').doUpdateSet(next))
      .execute();
    const act = sentences ? 'readySentences.changed' : 'readySentences.reset';
    await noteAct(t, {structure, by, act, at: now()});
  });
}

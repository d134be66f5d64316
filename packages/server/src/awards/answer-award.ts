/** The person's own word on a badge that was examined: accepted, or refused and taken out of the world. */
import {advanceReviewed} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {queueElsewhere} from '../elsewhere/queue.js';
import {Refusal} from '../refusal.js';
import {loadReviewed} from '../requests/request-rows.js';
import {saveReviewed} from '../requests/save-reviewed.js';
import type {Services} from '../services.js';
import {takeOutOfWorld} from './revoke.js';

/** @throws {Refusal} AWARD_UNKNOWN; WRONG_MODE for a badge that nobody examined; REQUEST_STATE when it was answered already, or is not signed yet */
export async function answerAward(
  {db, now}: Services,
  given: {
    readonly structure: string;
    readonly award: string;
    readonly person: string;
    readonly answer: 'accept' | 'refuse';
  },
): Promise<void> {
  const at = now();
  const {structure, person, answer} = given;
  await db.transaction().execute(async (t) => {
    const row = await t.selectFrom('award').selectAll().where('id', '=', given.award).executeTakeFirst();
    if (row?.structure_id !== structure || row.person_id !== person) throw new Refusal('AWARD_UNKNOWN');
    const request = row.request_id === null ? undefined : await loadReviewed(t, row.request_id);
    // An automatic badge is asked for and given at once: there is nothing left to accept.
    if (request?.row.answer_by == null) throw new Refusal('WRONG_MODE');
    const next = advanceReviewed(request.machine, {type: answer, by: person}, at);
    if (!next.ok) throw new Refusal(next.code);
    await saveReviewed(t, {request, next: next.state, now: at});
    if (answer === 'refuse') await takeOutOfWorld(t, row, {refused_at: at.toISOString(), at});
    else {
      await t.updateTable('award').set({accepted_at: at.toISOString()}).where('id', '=', row.id).execute();
      await queueElsewhere(t, row, at);
    }
    const act = answer === 'accept' ? 'award.accepted' : 'award.refused';
    await noteAct(t, {structure, by: person, act, about: person, object: row.id, at});
  });
}

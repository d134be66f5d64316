/** What time does to requests: reminders, replacements, lapsing. Each once, across restarts: what was done is in the request. */
import {advanceReviewed, type BadgeDefinition, dueReminders, type Reminder} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {addressee} from '../reviews/addressee.js';
import {leadsOf} from '../reviews/leads.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import {askedFor, carryOut} from './carry-out.js';
import {type LoadedRequest, loadReviewed} from './request-rows.js';

const batchSize = 200;

type Clock = Pick<Services, 'db' | 'now' | 'log'>;

/** Looks at the requests whose timer is due, and at no other. */
export async function passTime({db, now, log}: Clock): Promise<void> {
  const at = now();
  // In the order of the index: one by id would read all requests there are.
  let after = {time: '', id: ''};
  for (;;) {
    const due = await db
      .selectFrom('request')
      .select(['id', 'next_timer_at as time'])
      .where('next_timer_at', '<=', at.toISOString())
      .where('next_timer_at', '>=', after.time)
      .where((eb) => eb.or([eb('next_timer_at', '>', after.time), eb('id', '>', after.id)]))
      .orderBy('next_timer_at')
      .orderBy('id')
      .limit(batchSize)
      .execute();
    for (const {id} of due) {
      try {
        await db.transaction().execute(async (t) => passTimeOf(t, id, at));
      } catch (error) {
        // One that cannot be read must not keep the others waiting.
        const detail = error instanceof Error ? error.message : String(error);
        log({at: at.toISOString(), event: 'problem', detail: `timers of a request: ${detail}`});
      }
    }
    const last = due.at(-1);
    if (!last || due.length < batchSize) return;
    after = {time: last.time ?? '', id: last.id};
  }
}

async function passTimeOf(t: Session, id: string, at: Date): Promise<void> {
  const request = await loadReviewed(t, id);
  const badge = await readBadge(t, request.row.structure_id, request.row.badge_id);
  let {machine} = request;
  for (const reminder of dueReminders(machine, at)) {
    await remind(t, {request, badge, at}, reminder);
    const noted = advanceReviewed(machine, {type: 'reminded', reminder}, at);
    if (noted.ok) machine = noted.state;
  }
  const next = advanceReviewed(machine, {type: 'tick'}, at);
  if (!next.ok) throw new Error(next.code);
  // Also where nothing happened: the next timer is planned anew.
  const keepsVersion = next.state.state === request.machine.state;
  await carryOut(t, {request, next: next.state, badge, at, keepsVersion});
  const act = keepsVersion
    ? next.state.replaced !== machine.replaced && ('request.examinerReplaced' as const)
    : ('request.lapsed' as const);
  if (!act) return;
  const {structure_id: structure, person_id: about} = request.row;
  await noteAct(t, {structure, by: {kind: 'system'}, act, about, object: id, at});
}

async function remind(
  t: Session,
  {request, badge, at}: {readonly request: LoadedRequest; readonly badge: BadgeDefinition; readonly at: Date},
  reminder: Reminder,
): Promise<void> {
  const {row, machine} = request;
  const structure = row.structure_id;
  const kind = reminder.to === 'lead' ? 'leadReminder' : 'examinerReminder';
  const answered = new Set(
    machine.reviews.filter(({revision}) => revision === machine.revision).map(({examiner}) => examiner),
  );
  const whom =
    reminder.to === 'lead'
      ? await leadsOf(t, structure)
      : reminder.examiner !== undefined
        ? [reminder.examiner]
        : (await askedFor(t, structure, machine, badge, at)).filter((one) => !answered.has(one));
  for (const examiner of whom) {
    const found = await addressee(t, structure, examiner);
    if (!found) continue;
    const {to, link} = found;
    const key = `${kind}:${row.id}:${reminder.revision}:${examiner}`;
    const details = {badgeName: badge.name, since: row.submitted_at, link};
    await notify(t, {structure, to, kind, details, key, now: at});
  }
}

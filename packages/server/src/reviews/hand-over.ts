/** An examiner who knows the person too well hands a request over: they see it no more, and the lead is told. */
import {advanceReviewed} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {Refusal} from '../refusal.js';
import {carryOut} from '../requests/carry-out.js';
import {loadReviewed} from '../requests/request-rows.js';
import type {Services} from '../services.js';
import {addressee} from './addressee.js';
import type {Examiner} from './decide.js';
import {leadsOf} from './leads.js';

/** @throws {Refusal} with the codes of `reviews.handOver` */
export async function handOverRequest(services: Services, examiner: Examiner, id: string): Promise<void> {
  const at = services.now();
  await services.db.transaction().execute(async (t) => {
    const request = await loadReviewed(t, id);
    const {structure_id: structure, person_id: about, revision} = request.row;
    const badge = await readBadge(t, structure, request.row.badge_id);
    if (badge.process.mode !== 'reviewed') throw new Refusal('REQUEST_STATE');
    const acting = await examiner.actingOn(t, request.machine, badge.process, structure);
    const next = advanceReviewed(request.machine, {type: 'recuse', ...acting}, at);
    if (!next.ok) throw new Refusal(next.code);
    if (next.state === request.machine) return;
    // What the others are writing stays good.
    await carryOut(t, {request, next: next.state, badge, at, keepsVersion: true});
    await noteAct(t, {structure, by: examiner.by, act: 'request.handedOver', about, object: id, at});
    const handedOverBy = await examiner.nameIn(t, structure);
    for (const lead of await leadsOf(t, structure)) {
      if (lead === acting.examiner) continue;
      const found = await addressee(t, structure, lead);
      if (!found) continue;
      const {to, link} = found;
      const key = `examinerHandedOver:${id}:${revision}:${acting.examiner}:${lead}`;
      const details = {badgeName: badge.name, handedOverBy, link};
      await notify(t, {structure, to, kind: 'examinerHandedOver', details, key, now: at});
    }
  });
  services.nudge();
}

/** Recommendations: written, accepted or refused, taken back. Asking is a file of its own; signing is the outbox's. */
import {
  advanceEndorsement,
  type EndorserProof,
  type EndorsementEvent,
  type EndorsementView,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readAward} from '../awards/award-view.js';
import {revokePseudonym} from '../issuing/pseudonyms.js';
import {revokeStatus} from '../issuing/status-list.js';
import {notify} from '../notifications/notify.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import {asEndorsement, type EndorsementRow, endorsementViews, saveEndorsement} from './endorsement-rows.js';
import {queueSigning} from './request-endorsements.js';
import {settleSelfBadge} from './settle-self-badge.js';

/** Who acts: the earner or the endorser with an account, or the endorser by a link whose code was looked at already. */
export type Acting =
  | {
      readonly kind: 'person';
      readonly person: string;
      readonly structure: string;
      readonly endorsement: string;
    }
  | {readonly kind: 'link'; readonly row: EndorsementRow; readonly proof: EndorserProof};

/** @throws {Refusal} ENDORSEMENT_UNKNOWN for who has nothing to do with it, and the codes of the machine */
export async function actOnEndorsement(
  services: Services,
  acting: Acting,
  makeEvent: (row: EndorsementRow, proof: EndorserProof) => EndorsementEvent,
): Promise<EndorsementView> {
  const now = services.now();
  const row = await services.db.transaction().execute(async (t) => {
    const before = await readActedOn(t, acting);
    const proof: EndorserProof =
      acting.kind === 'link' ? acting.proof : {kind: 'account', person: acting.person};
    const next = advanceEndorsement(asEndorsement(before), makeEvent(before, proof), now);
    if (!next.ok) throw new Refusal(next.code);
    const after = await saveEndorsement(t, before, next.state, now);
    await follow(services, t, {before, after, acting, now});
    return after;
  });
  services.nudge();
  const [view] = await endorsementViews(services, services.db, [row]);
  if (!view) throw new Error('No view was made');
  return view;
}

async function readActedOn(t: Session, acting: Acting): Promise<EndorsementRow> {
  const id = acting.kind === 'link' ? acting.row.id : acting.endorsement;
  const row = await t.selectFrom('endorsement').selectAll().where('id', '=', id).executeTakeFirst();
  const isTheirs =
    acting.kind === 'link' ||
    (row?.structure_id === acting.structure &&
      (row.earner_id === acting.person || row.endorser_id === acting.person));
  if (!row || !isTheirs) throw new Refusal('ENDORSEMENT_UNKNOWN');
  return row;
}

async function follow(
  services: Services,
  t: Session,
  change: {
    readonly before: EndorsementRow;
    readonly after: EndorsementRow;
    readonly acting: Acting;
    readonly now: Date;
  },
): Promise<void> {
  const {before, after, acting, now} = change;
  const structure = after.structure_id;
  const by = acting.kind === 'link' ? ({kind: 'link', id: after.id} as const) : acting.person;
  const act = `endorsement.${after.state}` as const;
  await noteAct(t, {structure, by, act, about: after.earner_id, object: after.id, at: now});
  const award = after.award_id === null ? undefined : await readAward(t, after.award_id);
  if (after.state === 'written') {
    const [view] = await endorsementViews(services, t, [after]);
    await notify(t, {
      structure,
      to: {person: after.earner_id},
      kind: 'endorsementWritten',
      details: {badgeName: view?.badgeName ?? {fr: ''}, endorserName: after.name ?? ''},
      key: `endorsementWritten:${after.id}`,
      now,
    });
  }
  // One for a badge that is not given yet is signed when that is.
  if (after.state === 'accepted' && award?.state === 'issued') await queueSigning(t, after.id, now);
  if (after.state === 'withdrawn' && before.pseudonym_id !== null) {
    await revokePseudonym(t, before.pseudonym_id);
    // The name that was written for this goes too: the issuer's page stays, to say that it is taken back.
    await t
      .updateTable('pseudonym')
      .set({name: 'Recommandation retirée'})
      .where('id', '=', before.pseudonym_id)
      .execute();
  }
  if (after.state === 'withdrawn' && before.status_index !== null)
    await revokeStatus(t, structure, before.status_index);
  if (award) await settleSelfBadge(t, award, now);
}

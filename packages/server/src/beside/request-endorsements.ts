/** Recommendations of badges that are still asked for: who examines reads them; they follow the request, whatever becomes of it. */
import {
  advanceEndorsement,
  isEndorsementForExaminers,
  type RequestRecommendation,
  type RequestState,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {enqueue} from '../issuing/outbox.js';
import {keptQuery} from '../store/kept-query.js';
import type {Executor, Session} from '../store/open-store.js';
import {asEndorsement, saveEndorsement} from './endorsement-rows.js';

const ofRequest = keptQuery((db, {request}: {request: string}) =>
  db.selectFrom('endorsement').selectAll().where('request_id', '=', request),
);

/** Those that the person said yes to, the oldest first. */
export async function recommendationsOf(
  db: Executor,
  {request, viewer}: {readonly request: string; readonly viewer: string},
): Promise<RequestRecommendation[]> {
  const rows = await ofRequest(db, {request});
  return rows
    .flatMap((row): RequestRecommendation[] => {
      const {id, text, name: endorserName, written_at: writtenAt, endorser_id: endorser} = row;
      const isShown = isEndorsementForExaminers(asEndorsement(row));
      if (!isShown || text === null || endorserName === null || writtenAt === null) return [];
      const way = endorser === null ? 'link' : 'account';
      return [{id, text, endorserName, writtenAt, way, isMine: endorser === viewer}];
    })
    .toSorted((one, other) => (one.writtenAt < other.writtenAt ? -1 : 1));
}

const comesToNothing: readonly RequestState[] = ['declined', 'withdrawn', 'lapsed', 'purged'];

/**
 * A request was decided or is over: what was written for it goes beside the badge that it gave, or is deleted.
 * @param change.award what the request gave, by this change
 */
export async function settleRequestEndorsements(
  t: Session,
  change: {
    readonly structure: string;
    readonly request: string;
    readonly state: RequestState;
    readonly award: string | undefined;
    readonly now: Date;
  },
): Promise<void> {
  const {structure, request, state, award, now} = change;
  if (award === undefined && !comesToNothing.includes(state)) return;
  for (const row of await ofRequest(t, {request})) {
    const before = asEndorsement(row);
    const next = advanceEndorsement(
      before,
      award === undefined ? {type: 'requestOver', request} : {type: 'attach', request, award},
      now,
    );
    if (!next.ok || next.state === before) continue;
    await saveEndorsement(t, row, next.state, now);
    if (next.state.state === before.state) continue;
    const {id: object, earner_id: about} = row;
    const act = `endorsement.${next.state.state}` as const;
    await noteAct(t, {structure, by: {kind: 'system'}, act, about, object, at: now});
  }
}

/** A badge was given: what was accepted before is signed now. */
export async function signAcceptedBefore(t: Session, award: string, now: Date): Promise<void> {
  for (const {id} of await acceptedFor(t, {award})) await queueSigning(t, id, now);
}

const acceptedFor = keptQuery((db, {award}: {award: string}) =>
  db.selectFrom('endorsement').select('id').where('award_id', '=', award).where('state', '=', 'accepted'),
);

export async function queueSigning(t: Session, endorsement: string, now: Date): Promise<void> {
  const key = `signEndorsement:${endorsement}`;
  await enqueue(t, {topic: 'signEndorsement', subject: endorsement, key, now});
}

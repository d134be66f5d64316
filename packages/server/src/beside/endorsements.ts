/** Recommendations: asked for, written, accepted or refused, taken back. Signing is the outbox's. */
import {
  advanceEndorsement,
  type AskedEndorsement,
  type Endorser,
  type EndorserProof,
  type EndorsementEvent,
  type EndorsementView,
  requestEndorsement,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readAward} from '../awards/award-view.js';
import {readBadge} from '../catalogue/catalogue.js';
import {enqueue} from '../issuing/outbox.js';
import {revokePseudonym} from '../issuing/pseudonyms.js';
import {revokeStatus} from '../issuing/status-list.js';
import {notify} from '../notifications/notify.js';
import {personWithEmail} from '../people/people.js';
import {hashToken, makeLinkToken, makeOneTimeCode} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import {asEndorsement, type EndorsementRow, endorsementViews, saveEndorsement} from './endorsement-rows.js';
import {nearAward, type Sought} from './held-award.js';
import {settleSelfBadge} from './settle-self-badge.js';

export interface AskedFor {
  readonly endorsement: EndorsementView;
  readonly link?: string;
  readonly code?: string;
}

/** @throws {Refusal} with the codes of `endorsements.ask` */
export async function askForEndorsement(
  services: Services,
  sought: Sought,
  asked: AskedEndorsement,
): Promise<AskedFor> {
  const now = services.now();
  const {structure, caller} = sought;
  const [token, code] = asked.way === 'link' ? [makeLinkToken(), makeOneTimeCode()] : [];
  const row = await services.db.transaction().execute(async (t) => {
    const near = await nearAward(t, sought);
    if (!near.isHolder) throw new Refusal('AWARD_UNKNOWN');
    const endorser = await endorserOf(t, {structure, asked, token, now});
    const before = await t
      .selectFrom('endorsement')
      .selectAll()
      .where('earner_id', '=', caller.person)
      .execute();
    const by = {by: caller.person, endorser, before: before.map(asEndorsement)};
    const made = requestEndorsement(near.held, by, now);
    if (!made.ok) throw new Refusal(made.code);
    const linkHash = token === undefined ? null : hashToken(token);
    const stored = await t
      .insertInto('endorsement')
      .values({
        id: crypto.randomUUID(),
        structure_id: structure,
        award_id: near.row.id,
        earner_id: caller.person,
        endorser_id: endorser.kind === 'account' ? endorser.person : null,
        link_hash: linkHash,
        code_hash: code === undefined ? null : services.sealer.hash(`${linkHash ?? ''} ${code}`),
        wrong_codes: 0,
        state: made.state.state,
        message: asked.message,
        requested_at: made.state.requestedAt,
        updated_at: now.toISOString(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await inviteEndorser(t, {row: stored, badgeName: near.badge.name, address: asked.email, token, now});
    return stored;
  });
  services.nudge();
  const [endorsement] = await endorsementViews(services, services.db, [row]);
  if (!endorsement) throw new Error('No view was made');
  return {
    endorsement,
    ...(token !== undefined && {link: `${services.publicUrl}/recommend/${token}`}),
    ...(code !== undefined && {code}),
  };
}

/** Whether an address has an account already is nobody's business: one is made, as for anyone who signs in. */
async function endorserOf(
  t: Session,
  given: {
    readonly structure: string;
    readonly asked: AskedEndorsement;
    readonly token: string | undefined;
    readonly now: Date;
  },
): Promise<Endorser> {
  const {structure, asked, token, now} = given;
  if (token !== undefined) return {kind: 'link', link: hashToken(token), collectedBy: structure};
  if (asked.email === undefined)
    throw new Refusal('REQUEST_INCOMPLETE', {problems: [{at: 'email', code: 'MISSING'}]});
  return {kind: 'account', person: await personWithEmail(t, {email: asked.email, now})};
}

async function inviteEndorser(
  t: Session,
  about: {
    readonly row: EndorsementRow;
    readonly badgeName: Awaited<ReturnType<typeof readBadge>>['name'];
    readonly address: string | undefined;
    readonly token: string | undefined;
    readonly now: Date;
  },
): Promise<void> {
  const {row, badgeName, address, token, now} = about;
  const {display_name: earnerName} = await t
    .selectFrom('person')
    .select('display_name')
    .where('id', '=', row.earner_id)
    .executeTakeFirstOrThrow();
  const base = {structure: row.structure_id, key: `endorsementAsked:${row.id}`, now};
  const details = {badgeName, earnerName: earnerName === '' ? 'Quelqu’un' : earnerName};
  if (row.endorser_id !== null)
    await notify(t, {...base, to: {person: row.endorser_id}, kind: 'endorsementAsked', details});
  else if (address !== undefined && token !== undefined)
    await notify(t, {
      ...base,
      to: {address},
      kind: 'endorsementAskedByLink',
      details: {...details, link: `/recommend/${token}`},
    });
}

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
    await follow(t, {before, after, acting, now});
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
  if (after.state === 'written') {
    const award = await readAward(t, after.award_id);
    const badge = await readBadge(t, structure, award.badge_id);
    await notify(t, {
      structure,
      to: {person: after.earner_id},
      kind: 'endorsementWritten',
      details: {badgeName: badge.name, endorserName: after.name ?? ''},
      key: `endorsementWritten:${after.id}`,
      now,
    });
  }
  if (after.state === 'accepted') {
    const key = `signEndorsement:${after.id}`;
    await enqueue(t, {topic: 'signEndorsement', subject: after.id, key, now});
  }
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
  await settleSelfBadge(t, await readAward(t, after.award_id), now);
}

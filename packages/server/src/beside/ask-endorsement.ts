/** Somebody is asked for a recommendation: of a badge that the person holds, or of one that they have asked for. */
import {
  type AskedEndorsement,
  type Endorsement,
  type Endorser,
  type EndorsementView,
  requestEndorsement,
  requestEndorsementOfRequest,
  type Transition,
} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {readBadge} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {personWithEmail} from '../people/people.js';
import {hashToken, makeLinkToken, makeOneTimeCode} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Session} from '../store/open-store.js';
import {asEndorsement, type EndorsementRow, endorsementViews} from './endorsement-rows.js';
import {nearAward, type Sought} from './held-award.js';

export interface AskedFor {
  readonly endorsement: EndorsementView;
  readonly link?: string;
  readonly code?: string;
}

type BadgeName = Awaited<ReturnType<typeof readBadge>>['name'];
type Asked = Parameters<typeof requestEndorsement>[1];

/** What the recommendation is of, and what the rules say of asking for it. */
interface Subject {
  readonly structure: string;
  readonly person: string;
  readonly badgeName: BadgeName;
  readonly ask: (asked: Asked, now: Date) => Transition<Endorsement>;
}

/** @throws {Refusal} with the codes of `endorsements.ask` */
export async function askForEndorsement(
  services: Services,
  sought: Sought,
  asked: AskedEndorsement,
): Promise<AskedFor> {
  return ask(services, asked, async (t) => {
    const near = await nearAward(t, sought);
    if (!near.isHolder) throw new Refusal('AWARD_UNKNOWN');
    return {
      structure: sought.structure,
      person: sought.caller.person,
      badgeName: near.badge.name,
      ask: (of, now) => requestEndorsement(near.held, of, now),
    };
  });
}

/** The request is the person’s own: that was looked at before. @throws {Refusal} with the codes of `endorsements.askForRequest` */
export async function askForRequestEndorsement(
  services: Services,
  sought: {readonly structure: string; readonly request: string; readonly person: string},
  asked: AskedEndorsement,
): Promise<AskedFor> {
  const {structure, request: id, person} = sought;
  return ask(services, asked, async (t) => {
    const row = await t
      .selectFrom('request')
      .select(['state', 'badge_id'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw new Refusal('REQUEST_UNKNOWN');
    const {name: badgeName} = await readBadge(t, structure, row.badge_id);
    const request = {id, earner: person, state: row.state};
    return {
      structure,
      person,
      badgeName,
      ask: (of, now) => requestEndorsementOfRequest(request, of, now),
    };
  });
}

async function ask(
  services: Services,
  asked: AskedEndorsement,
  find: (t: Session) => Promise<Subject>,
): Promise<AskedFor> {
  const now = services.now();
  const [token, code] = asked.way === 'link' ? [makeLinkToken(), makeOneTimeCode()] : [];
  const row = await services.db.transaction().execute(async (t) => {
    const {structure, person, badgeName, ...subject} = await find(t);
    const endorser = await endorserOf(t, {structure, asked, token, now});
    const before = await t.selectFrom('endorsement').selectAll().where('earner_id', '=', person).execute();
    const made = subject.ask({by: person, endorser, before: before.map(asEndorsement)}, now);
    if (!made.ok) throw new Refusal(made.code);
    const linkHash = token === undefined ? null : hashToken(token);
    const stored = await t
      .insertInto('endorsement')
      .values({
        id: crypto.randomUUID(),
        structure_id: structure,
        award_id: made.state.award ?? null,
        request_id: made.state.request ?? null,
        earner_id: person,
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
    await noteAct(t, {
      ...{structure, by: person, act: 'endorsement.asked', about: person},
      ...{object: stored.id, at: now},
    });
    await inviteEndorser(t, {row: stored, badgeName, address: asked.email, token, now});
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
    readonly badgeName: BadgeName;
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

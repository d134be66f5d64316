/** Stores what the machine says becomes of a request, and does all that follows from it: the award, and who is told what. */
import {
  type Answer,
  awaitedFrom,
  isOnlyWriter,
  lapseAfterDays,
  type ReviewedRequest,
} from '@pepites/recognition';
import {createAward} from '../awards/create-award.js';
import {settleRequestEndorsements} from '../beside/request-endorsements.js';
import type {KnownBadge} from '../catalogue/catalogue.js';
import {notify} from '../notifications/notify.js';
import {areAsked, nameOf, possibleExaminers} from '../reviews/examiners.js';
import {addressee} from '../reviews/addressee.js';
import type {Session} from '../store/open-store.js';
import {tellOfRequest} from '../webhooks/happened.js';
import {type LoadedRequest} from './request-rows.js';
import {saveReviewed} from './save-reviewed.js';

export interface Change {
  readonly request: LoadedRequest;
  readonly next: ReviewedRequest;
  readonly badge: KnownBadge;
  readonly at: Date;
  readonly answers?: readonly Answer[] | undefined;
  readonly answerBy?: string | undefined;
  readonly keepsVersion?: boolean | undefined;
}

/** A request as a change has left it. */
export interface Changed extends Pick<LoadedRequest, 'row' | 'examiners'> {
  /** The award that it was given for, by this change. */
  readonly award: string | undefined;
}

/** @throws {Refusal} REVISION_CHANGED when another change came first */
export async function carryOut(t: Session, change: Change): Promise<Changed> {
  const {request, next, at, answers, answerBy, keepsVersion} = change;
  const saved = await saveReviewed(t, {request, next, answers, answerBy, keepsVersion, now: at});
  return {...saved, award: await followUp(t, request.row, request.machine, change)};
}

/** A request that was just made has no state before. Resolves to the award that it gives. */
export async function followUp(
  t: Session,
  row: Pick<LoadedRequest['row'], 'id' | 'structure_id'>,
  before: ReviewedRequest | undefined,
  change: Pick<Change, 'next' | 'badge' | 'at' | 'answerBy'>,
): Promise<string | undefined> {
  const {next, badge, at} = change;
  const isDecided = next.state === 'approved' && before?.state !== 'approved';
  const award = isDecided
    ? await createAward(t, {
        structure: row.structure_id,
        badge,
        person: next.earner,
        issueKey: `request:${row.id}`,
        request: row.id,
        now: at,
      })
    : undefined;
  if (next.state !== before?.state || next.revision !== before.revision) {
    await tellPerson(t, row, change);
    await tellOfRequest(t, row, change);
  }
  if (before && next.state !== before.state) {
    const {id: request, structure_id: structure} = row;
    await settleRequestEndorsements(t, {structure, request, state: next.state, award, now: at});
  }
  await askExaminers(t, row, before, change);
  return award;
}

type Told = Pick<Change, 'next' | 'badge' | 'at' | 'answerBy'>;

async function tellPerson(
  t: Session,
  {id, structure_id: structure}: Pick<LoadedRequest['row'], 'id' | 'structure_id'>,
  {next, badge, at, answerBy}: Told,
): Promise<void> {
  const badgeName = badge.name;
  const to = {person: next.earner};
  const about = {structure, to, now: at};
  const key = (kind: string): string => `${kind}:${id}:${next.revision}`;
  switch (next.state) {
    case 'submitted': {
      if (next.submittedBy !== undefined) {
        const sentBy = await nameOf(t, structure, next.submittedBy);
        const details = {badgeName, sentBy};
        await notify(t, {...about, kind: 'requestToConfirm', details, key: key('requestToConfirm')});
      }
      const details = {badgeName, answerBy};
      return notify(t, {...about, kind: 'requestReceived', details, key: key('requestReceived')});
    }
    case 'needsMore': {
      const asked = next.reviews.findLast(({answer}) => answer === 'missing')?.message ?? '';
      const until = new Date(at.getTime() + lapseAfterDays * 86_400_000).toISOString();
      const details = {badgeName, asked, until};
      return notify(t, {...about, kind: 'requestNeedsMore', details, key: key('requestNeedsMore')});
    }
    case 'approved':
      return notify(t, {
        ...about,
        kind: 'requestApproved',
        details: {badgeName},
        key: key('requestApproved'),
      });
    case 'declined':
      return notify(t, {...about, kind: 'requestNotYet', details: {badgeName}, key: key('requestNotYet')});
    case 'lapsed':
      return notify(t, {...about, kind: 'requestLapsed', details: {badgeName}, key: key('requestLapsed')});
    default:
      return;
  }
}

/** Those who are asked now and were not before; the decider when it is their turn. */
async function askExaminers(
  t: Session,
  {id, structure_id: structure}: Pick<LoadedRequest['row'], 'id' | 'structure_id'>,
  before: ReviewedRequest | undefined,
  {next, badge, at, answerBy}: Told,
): Promise<void> {
  const isNewRevision = before?.revision !== next.revision;
  const tell = async (kind: 'deciderAsked' | 'examinerAsked', examiner: string): Promise<void> => {
    const found = await addressee(t, structure, examiner);
    if (!found) return;
    const {to, link} = found;
    // A guest was just invited; only what is sent again is news to them.
    if ('address' in to && !isNewRevision) return;
    // Who is named, or takes somebody's place, after all were asked is asked once more.
    const since = next.panel?.find((member) => member.examiner === examiner)?.since ?? '';
    const key = `${kind}:${id}:${next.revision}:${examiner}:${since}`;
    const details = {badgeName: badge.name, answerBy, link};
    await notify(t, {structure, to, kind, details, key, now: at});
  };
  // The key makes a message of each kind one: who is the decider already is not told again.
  const awaited = awaitedFrom(next);
  if (awaited === 'decider' && next.decider !== undefined) await tell('deciderAsked', next.decider);
  if (awaited !== 'examiners' || (!isNewRevision && next.panel === before.panel)) return;
  const known = isNewRevision ? [] : (before.panel ?? []).map(({examiner}) => examiner);
  for (const examiner of await askedFor(t, structure, next, badge, at))
    if (!known.includes(examiner)) await tell('examinerAsked', examiner);
}

/** Whom a request waits for while it waits for examiners: those named, else whoever may examine it. */
export async function askedFor(
  t: Session,
  structure: string,
  request: ReviewedRequest,
  {process}: Pick<KnownBadge, 'process'>,
  now: Date,
): Promise<string[]> {
  const isAside = (examiner: string): boolean =>
    examiner === request.earner ||
    examiner === request.decider ||
    request.recused?.includes(examiner) === true ||
    isOnlyWriter(request, examiner);
  if (request.panel) return request.panel.map(({examiner}) => examiner).filter((one) => !isAside(one));
  if (process.mode !== 'reviewed') return [];
  const possible = await possibleExaminers(t, structure, request.policy ?? {}, now);
  return possible
    .filter((who) => areAsked(process, who) && !isAside(who.examiner))
    .map(({examiner}) => examiner);
}

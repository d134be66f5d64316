/** What time does to a request: who is reminded when, who is replaced, what lapses, what is purged. */
import {replaceExaminer} from './review-panel.js';
import {awaitedFrom, currentReviews} from './review-vote.js';
import type {PanelMember} from './review-policy.js';
import {awaitsReview, type ReviewedRequest, type SentReminder} from './reviewed-request.js';

/** Examiners are reminded after this many days without an answer. */
export const remindExaminersAfterDays = 7;
/** The lead is told after this many days that a request waits. */
export const remindLeadAfterDays = 14;
/** An examiner who has not answered is replaced after this many days, unless the badge says another number. */
export const replaceAfterDays = 21;
/** A request for more that nobody answers lapses after this many days. */
export const lapseAfterDays = 60;
/** A draft that nobody wrote to for this many days is purged. */
export const purgeDraftAfterDays = 14;

const dayMs = 86_400_000;

export interface Reminder extends SentReminder {
  /** ISO 8601. */
  readonly dueAt: string;
}

/** The next thing that time does: `remind` asks for `dueReminders`, the others for the event `tick`. */
export interface RequestTimer {
  /** ISO 8601; the present when it is overdue. */
  readonly at: string;
  readonly does: 'remind' | 'replace' | 'lapse' | 'purge';
}

/** The reminders to send now. The event `reminded` notes each one that was sent, and it is not due again for this revision. */
export function dueReminders(request: ReviewedRequest, now: Date): Reminder[] {
  return unsentReminders(request).filter(({dueAt}) => Date.parse(dueAt) <= now.getTime());
}

/** When to look at this request again, and what for; undefined when time changes nothing. */
export function nextTimer(request: ReviewedRequest, now: Date): RequestTimer | undefined {
  const planned: {readonly time: number; readonly does: RequestTimer['does']}[] = [
    ...unsentReminders(request).map(({dueAt}) => ({time: Date.parse(dueAt), does: 'remind'}) as const),
    ...lateMembers(request, now).map(
      (member) => ({time: timeOutOf(request, member), does: 'replace'}) as const,
    ),
  ];
  const {needsMoreSince, savedAt} = request;
  // "After sixty days" is past the sixtieth: the first instant at which `tick` does it.
  if (request.state === 'needsMore' && needsMoreSince !== undefined)
    planned.push({time: Date.parse(needsMoreSince) + lapseAfterDays * dayMs + 1, does: 'lapse'});
  if (request.state === 'draft' && savedAt !== undefined)
    planned.push({time: Date.parse(savedAt) + purgeDraftAfterDays * dayMs + 1, does: 'purge'});
  const first = planned.sort((a, b) => a.time - b.time)[0];
  return first && {at: new Date(Math.max(first.time, now.getTime())).toISOString(), does: first.does};
}

/** The request after all that is due by now; the same object when nothing is. */
export function letTimePass(request: ReviewedRequest, now: Date): ReviewedRequest {
  if (hasLapsed(request, now)) return {...request, state: 'lapsed'};
  if (request.state === 'draft' && isOver(request.savedAt, purgeDraftAfterDays, now))
    return {...request, state: 'purged'};
  return lateMembers(request, now)
    .filter((member) => timeOutOf(request, member) <= now.getTime())
    .reduce((held, {examiner}) => replaceExaminer(held, examiner, now) ?? held, request);
}

/** Has nobody answered a request for more for over sixty days? */
export function hasLapsed(request: ReviewedRequest, now: Date): boolean {
  return request.state === 'needsMore' && isOver(request.needsMoreSince, lapseAfterDays, now);
}

function isOver(since: string | undefined, days: number, now: Date): boolean {
  return since !== undefined && now.getTime() - Date.parse(since) > days * dayMs;
}

function unsentReminders(request: ReviewedRequest): Reminder[] {
  const sent = request.reminded ?? [];
  return plannedReminders(request).filter(
    ({to, examiner, revision}) =>
      !sent.some((each) => each.to === to && each.examiner === examiner && each.revision === revision),
  );
}

function plannedReminders(request: ReviewedRequest): Reminder[] {
  const {submittedAt, revision} = request;
  if (!awaitsReview(request.state) || submittedAt === undefined) return [];
  const reminder = (to: Reminder['to'], since: number, examiner?: string): Reminder => ({
    to,
    revision,
    dueAt: new Date(
      since + (to === 'lead' ? remindLeadAfterDays : remindExaminersAfterDays) * dayMs,
    ).toISOString(),
    ...(examiner !== undefined && {examiner}),
  });
  const sent = Date.parse(submittedAt);
  return [...examinersToRemind(request, sent, reminder), reminder('lead', sent)];
}

function examinersToRemind(
  request: ReviewedRequest,
  sent: number,
  reminder: (to: 'examiner', since: number, examiner?: string) => Reminder,
): Reminder[] {
  switch (awaitedFrom(request)) {
    case 'examiners':
      return request.panel
        ? waitedFor(request).map((member) => reminder('examiner', sinceOf(request, member), member.examiner))
        : [reminder('examiner', sent)];
    case 'decider': {
      if (request.recused?.some((one) => one === request.decider)) return [];
      const voted = currentReviews(request).at(-1)?.at;
      return [reminder('examiner', voted === undefined ? sent : Date.parse(voted), request.decider)];
    }
    default:
      return [];
  }
}

/** The named examiners who have not answered this revision. */
function waitedFor(request: ReviewedRequest): PanelMember[] {
  const answered = new Set(currentReviews(request).map(({examiner}) => examiner));
  return (request.panel ?? []).filter(
    ({examiner}) => examiner !== request.decider && !answered.has(examiner),
  );
}

/** Those of them for whom the pool has somebody else. */
function lateMembers(request: ReviewedRequest, now: Date): PanelMember[] {
  if (request.submittedAt === undefined || awaitedFrom(request) !== 'examiners') return [];
  return waitedFor(request).filter(({examiner}) => replaceExaminer(request, examiner, now) !== undefined);
}

function timeOutOf(request: ReviewedRequest, member: PanelMember): number {
  return sinceOf(request, member) + (request.policy?.replaceAfterDays ?? replaceAfterDays) * dayMs;
}

function sinceOf(request: ReviewedRequest, {since}: PanelMember): number {
  return Math.max(Date.parse(since), Date.parse(request.submittedAt ?? since));
}

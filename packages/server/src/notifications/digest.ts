/** Once a day, to examiners who chose it: what waits for their answer, and since when. Nothing where nothing waits. */
import {type BadgeRequest, inLanguage} from '@pepites/recognition';
import {reviewQueue} from '../reviews/queue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {MessageLanguage} from './message-kind.js';
import {notify} from './notify.js';

/** In France: after breakfast, so that it is at the top when work begins. */
const earliestHour = 7;
const dayMs = 86_400_000;

export async function queueDigests(services: Services): Promise<void> {
  const now = services.now();
  if (hourInFrance(now) < earliestHour) return;
  const examiners = await services.db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.structure_id', 'member.person_id', 'member.roles', 'person.language'])
    .where('person.examiner_messages', '=', 'digest')
    .execute();
  for (const examiner of examiners) {
    const caller = {
      person: examiner.person_id,
      roles: fromJsonText(examiner.roles),
      scopes: ['review'] as const,
      tokenHash: '',
      openedBy: 'page' as const,
    };
    const waiting = await whatWaits(services, caller, examiner.structure_id);
    if (waiting.items.length === 0) continue;
    const language = examiner.language ?? 'fr';
    await notify(services.db, {
      structure: examiner.structure_id,
      to: {person: examiner.person_id},
      kind: 'digest',
      details: {
        count: waiting.waiting,
        list: listOf(waiting.items, language, now),
        link: `/examine?structure=${encodeURIComponent(examiner.structure_id)}`,
      },
      key: `digest:${examiner.structure_id}:${examiner.person_id}:${dayInFrance(now)}`,
      now,
    });
  }
}

async function whatWaits(
  services: Services,
  caller: Parameters<typeof reviewQueue>[1],
  structure: string,
): Promise<Awaited<ReturnType<typeof reviewQueue>>> {
  try {
    return await reviewQueue(services, caller, {structure, isLook: false});
  } catch (error) {
    // Staff who examine nothing.
    if (error instanceof Refusal && error.code === 'FORBIDDEN')
      return {items: [], waiting: 0, waitingByBadge: {}};
    throw error;
  }
}

/** One line for each badge, without the names of those who ask. */
function listOf(items: readonly BadgeRequest[], language: MessageLanguage, now: Date): string {
  return [...new Set(items.map(({badge}) => badge))]
    .map((badge) => items.filter((item) => item.badge === badge))
    .map((requests) => {
      const [first] = requests;
      const name = first ? inLanguage(first.badgeName, language) : '';
      const since = Math.min(...requests.map(({submittedAt}) => Date.parse(submittedAt)));
      const days = Math.floor((now.getTime() - since) / dayMs);
      return language === 'fr'
        ? `–\u00a0${name}\u00a0: ${requests.length} (depuis ${days < 1 ? 'aujourd’hui' : `${days}\u00a0jour${days < 2 ? '' : 's'}`})`
        : `– ${name}: ${requests.length} (${days < 1 ? 'since today' : `for ${days} day${days === 1 ? '' : 's'}`})`;
    })
    .join('\n');
}

const dayFormat = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Europe/Paris', dateStyle: 'short'});
const hourFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  hour12: false,
});

function dayInFrance(now: Date): string {
  return dayFormat.format(now);
}

function hourInFrance(now: Date): number {
  return Number(hourFormat.format(now)) % 24;
}

/** From a pathway and a person's progress to what is shown of it: the steps in reading order, and where the key badge stands. */
import {
  type Badge,
  inLanguage,
  levelsOf,
  type PathwayEdge,
  type PathwayProgress,
  type PathwayStep,
  type StepProgress,
  type StepState,
} from '@pepites/recognition';
import type {ShownPathway} from './given-pathway.js';
import {
  asksOf,
  badgeMark,
  countKeys,
  isKeyBadge,
  type KeyCount,
  keyOf,
  type KeyView,
  missingOf,
  type StepAsks,
} from './key-badges.js';
import {mostSteps} from './map-fault.js';
import {type Chapter, chaptersOf} from './pathway-chapters.js';

export interface StepView {
  readonly id: string;
  readonly title: string;
  /** How many letters of the title only say again what the heading of its chapter says. */
  readonly prefixLength: number;
  /** The badge that it earns; absent for information and groups, and where the pathway names a badge that it does not describe. */
  readonly badge: Badge | undefined;
  readonly imageUrl: string | undefined;
  /** Where the page says that it leads; safe to follow. */
  readonly href: string | undefined;
  /** Who gives the badge, where it is not the structure of the pathway. */
  readonly issuer: string | undefined;
  readonly isKey: boolean;
  /** The one key badge that leads to nothing further. */
  readonly isGoal: boolean;
  /** Nothing is known without a person. */
  readonly state: StepState | undefined;
  /** The one step that the person does next. */
  readonly isDue: boolean;
  /** Where anybody begins, while nothing is known of a person. */
  readonly isStart: boolean;
  /** It need not wait, though another one is due. */
  readonly isPossible: boolean;
  readonly awardedAt: string | undefined;
  /** Id of the person's award. */
  readonly award: string | undefined;
  /** Id of the person's request, while it is on its way. */
  readonly request: string | undefined;
  /** What the person has is another issuer's badge. */
  readonly isForeign: boolean;
  /** Its key badge is there to be taken. */
  readonly offer: StepProgress['offer'];
  readonly hint: string | undefined;
  readonly window: {readonly fromMonths: number; readonly toMonths: number} | undefined;
  /** Titles of the steps before it, where neither the order of the list nor the rule of a key badge says it. */
  readonly after: readonly string[];
  /** Titles of the steps that it leads to. */
  readonly opens: readonly string[];
  /** Titles of the key badges that it counts for, and that ask for others too. */
  readonly countsFor: readonly string[];
  /** How many of how many: of a key badge's badges, or of a group's steps. */
  readonly asks: StepAsks | undefined;
  /** Of a group: the ids of its steps. */
  readonly members: readonly string[] | undefined;
}

export interface PathwayView {
  readonly steps: readonly StepView[];
  /** The same steps in parts with a title each; empty where there are no such parts. */
  readonly chapters: readonly Chapter[];
  /** Between steps that are there. */
  readonly edges: readonly PathwayEdge[];
  readonly levels: number;
  /** One step per level: it can be drawn as one rising line. */
  readonly isLine: boolean;
  readonly earned: number;
  readonly total: number;
  readonly hasPerson: boolean;
  /** All that counts is earned, and each key badge. */
  readonly isComplete: boolean;
  readonly key: KeyView | undefined;
  readonly keys: KeyCount;
}

export function viewOfPathway(
  pathway: ShownPathway,
  progress: PathwayProgress | undefined,
  language: string,
): PathwayView {
  const levels = levelsOf({...pathway, steps: pathway.steps.slice(0, mostSteps)});
  const isLine = levels.every((level) => level.length === 1);
  const byId = new Map<string, PathwayStep>();
  // Of two steps with one id the first counts, as everywhere.
  for (const step of pathway.steps.slice(0, mostSteps)) if (!byId.has(step.id)) byId.set(step.id, step);
  const inLevels = [...new Set(levels.flat())].flatMap((id) => byId.get(id) ?? []);
  const edges = pathway.edges.filter(({from, to}) => byId.has(from) && byId.has(to) && from !== to);
  const [before, onward] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const {from, to} of edges) {
    add(before, to, from);
    add(onward, from, to);
  }
  const badges = new Map(pathway.badges.map((badge) => [badge.id, badge]));
  const badgeOf = (step: PathwayStep): Badge | undefined =>
    step.kind === 'badge' ? badges.get(step.badge) : undefined;
  const badgeOfId = (id: string): Badge | undefined => {
    const step = byId.get(id);
    return step && badgeOf(step);
  };
  const titleOf = (id: string): string => {
    const step = byId.get(id);
    const text = step && (step.title ?? badgeOf(step)?.name);
    return text ? inLanguage(text, language) : id;
  };
  const chapters = chaptersOf(
    inLevels.map((step) => ({
      id: step.id,
      title: titleOf(step.id),
      badge: step.kind === 'badge' ? step.badge : undefined,
      requires: isKeyBadge(badgeOf(step)) ? (badgeOf(step)?.requires ?? []) : undefined,
    })),
    edges,
  );
  const steps =
    chapters.length > 0
      ? chapters.flatMap((chapter) => chapter.steps).flatMap((id) => byId.get(id) ?? [])
      : inLevels;
  const prefixes = new Map(
    chapters.flatMap(({steps: ids, prefixLength}) =>
      ids.slice(0, -1).map((id) => [id, prefixLength] as const),
    ),
  );
  const [goal, ...otherGoals] = steps.filter((step) => isKeyBadge(badgeOf(step)) && !onward.has(step.id));
  const places = new Map(steps.map(({id}, place) => [id, place]));
  const inOrder = (ids: readonly string[]): string[] =>
    [...new Set(ids)].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0)).map(titleOf);
  const stateOf = new Map(progress?.steps.map((step) => [step.step, step]));
  /** Ids of steps, and of the badges of badge steps: a group counts the ones, a key badge the others. */
  const earned = new Set(
    steps.flatMap((step) => {
      if (stateOf.get(step.id)?.state !== 'earned') return [];
      return step.kind === 'badge' ? [step.id, badgeMark + step.badge] : [step.id];
    }),
  );

  const asks = new Map(steps.map((step) => [step.id, asksOf(step, badgeOf(step), (id) => earned.has(id))]));
  const due = dueOf(steps.flatMap(({id}) => stateOf.get(id) ?? []));

  const start = progress ? undefined : steps.find((step) => badgeOf(step) && !isKeyBadge(badgeOf(step)));

  const views = steps.map((step, index): StepView => {
    const badge = badgeOf(step);
    const known = stateOf.get(step.id);
    const earlier = before.get(step.id) ?? [];
    const isKey = isKeyBadge(badge);
    const isDue = known !== undefined && known === due;
    // A key badge comes next only when nothing but this step is missing.
    const isFarKey = (id: string): boolean =>
      known?.state !== 'earned' && isKeyBadge(badgeOfId(id)) && missingOf(asks.get(id)) > 1;
    const later = onward.get(step.id) ?? [];
    const isNext = earlier.length === 1 && earlier[0] === steps[index - 1]?.id;
    const isSaidByOrder = isLine || isNext || isKey;
    return {
      id: step.id,
      title: titleOf(step.id),
      prefixLength: prefixes.get(step.id) ?? 0,
      badge,
      imageUrl: badge?.imageUrl,
      href: pathway.links?.get(step.id),
      issuer: badge && badge.structure !== pathway.structure ? badge.structureName || undefined : undefined,
      isKey,
      isGoal: step === goal && otherGoals.length === 0,
      state: known?.state,
      isDue,
      isStart: step === start,
      isPossible:
        (known?.state === 'now' && !isDue) ||
        (known?.state === 'later' &&
          (known.standing === 'suggested' ||
            (known.standing === 'open' && step.kind === 'badge' && !isKey && earlier.length === 0))),
      awardedAt: known?.awardedAt,
      award: known?.award,
      request: known?.request,
      isForeign: known?.issuer !== undefined,
      offer: known?.state === 'earned' ? undefined : known?.offer,
      hint: step.hint ? inLanguage(step.hint, language) : undefined,
      window: step.window,
      after: isSaidByOrder ? [] : inOrder(earlier),
      opens: inOrder(later.filter((id) => !isFarKey(id))),
      countsFor: inOrder(later.filter(isFarKey)),
      asks: asks.get(step.id),
      members: step.kind === 'group' ? step.steps.filter((id) => byId.has(id)) : undefined,
    };
  });
  const counted = steps.filter((s) => s.kind === 'badge' && !s.optional && badgeOf(s)?.mode !== 'keyBadge');
  const [earnedCount, total] = [progress?.earned ?? 0, progress?.total ?? counted.length];
  return {
    steps: views,
    chapters,
    edges,
    levels: levels.length,
    isLine,
    earned: earnedCount,
    total,
    hasPerson: progress !== undefined,
    isComplete:
      total > 0 && earnedCount >= total && views.every(({isKey, state}) => !isKey || state === 'earned'),
    key: keyOf(views),
    keys: countKeys(views),
  };
}

/** One at a time: what somebody else waits for comes first, then what is there to be taken. */
function dueOf(steps: readonly StepProgress[]): StepProgress | undefined {
  return (
    steps.find(({state}) => state === 'needsMore') ??
    steps.find(({state, offer}) => offer === 'offered' && state !== 'earned') ??
    steps.find(({state}) => state === 'now')
  );
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Does a course give it, which nobody asks for? */
export function isOfCourse({badge, state}: StepView): boolean {
  return badge?.mode === 'onCriteria' && state !== 'earned';
}

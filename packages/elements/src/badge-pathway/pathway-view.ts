/** From a pathway and a person's progress to what is shown of it: the steps in reading order, and where the key badge stands. */
import {
  type Badge,
  inLanguage,
  levelsOf,
  type Pathway,
  type PathwayProgress,
  type PathwayStep,
  type StepState,
} from '@pepites/recognition';

export interface StepView {
  readonly id: string;
  readonly title: string;
  readonly badge: string | undefined;
  readonly imageUrl: string | undefined;
  readonly isKey: boolean;
  /** Nothing is known without a person. */
  readonly state: StepState | undefined;
  readonly awardedAt: string | undefined;
  readonly hint: string | undefined;
  readonly window: {readonly fromMonths: number; readonly toMonths: number} | undefined;
  /** Titles of the steps before it, where neither the order of the list nor the rule of a key badge says it. */
  readonly after: readonly string[];
  /** How many of how many: of a key badge's badges, or of a group's steps. */
  readonly asks: {readonly n: number; readonly total: number} | undefined;
  /** Column of the map. */
  readonly level: number;
}

export interface PathwayView {
  readonly steps: readonly StepView[];
  readonly levels: number;
  /** One step per level: it can be drawn as one rising line. */
  readonly isLine: boolean;
  readonly earned: number;
  readonly total: number;
  readonly hasPerson: boolean;
  readonly key: KeyView | undefined;
}

export interface KeyView {
  /** Badges that are still missing. */
  readonly missing: number;
  readonly isEarned: boolean;
}

export function viewOfPathway(
  pathway: Pathway,
  progress: PathwayProgress | undefined,
  language: string,
): PathwayView {
  const levels = levelsOf(pathway);
  const isLine = levels.every((level) => level.length === 1);
  const steps = levels.flat().flatMap((id) => pathway.steps.find((step) => step.id === id) ?? []);
  const badges = new Map(pathway.badges.map((badge) => [badge.id, badge]));
  const badgeOf = (step: PathwayStep): Badge | undefined =>
    step.kind === 'badge' ? badges.get(step.badge) : undefined;
  const titleOf = (step: PathwayStep): string => {
    const text = step.title ?? badgeOf(step)?.name;
    return text ? inLanguage(text, language) : step.id;
  };
  const stateOf = new Map(progress?.steps.map((step) => [step.step, step]));

  const views = steps.map((step, index): StepView => {
    const badge = badgeOf(step);
    const known = stateOf.get(step.id);
    const before = pathway.edges.filter((edge) => edge.to === step.id).map((edge) => edge.from);
    const isKey = badge?.mode === 'keyBadge';
    const isNext = before.length === 1 && before[0] === steps[index - 1]?.id;
    const isSaidByOrder = before.length === 0 || isLine || isNext || isKey;
    return {
      id: step.id,
      title: titleOf(step),
      badge: badge?.id,
      imageUrl: badge?.imageUrl,
      isKey,
      state: known?.state,
      awardedAt: known?.awardedAt,
      hint: step.hint ? inLanguage(step.hint, language) : undefined,
      window: step.window,
      after: isSaidByOrder ? [] : steps.filter(({id}) => before.includes(id)).map(titleOf),
      asks: asksOf(step, badge),
      level: levels.findIndex((level) => level.includes(step.id)),
    };
  });
  const counted = steps.filter((s) => s.kind === 'badge' && !s.optional && badgeOf(s)?.mode !== 'keyBadge');
  return {
    steps: views,
    levels: levels.length,
    isLine,
    earned: progress?.earned ?? 0,
    total: progress?.total ?? counted.length,
    hasPerson: progress !== undefined,
    key: keyOf(views, badges),
  };
}

function asksOf(step: PathwayStep, badge: Badge | undefined): StepView['asks'] {
  if (step.kind === 'group') return {n: step.atLeast, total: step.steps.length};
  if (badge?.mode !== 'keyBadge' || !badge.requires) return undefined;
  return {n: badge.minRequired ?? badge.requires.length, total: badge.requires.length};
}

function keyOf(steps: readonly StepView[], badges: ReadonlyMap<string, Badge>): KeyView | undefined {
  const step = steps.find(({isKey}) => isKey);
  const badge = badges.get(step?.badge ?? '');
  if (!step || !badge) return undefined;
  const requires = badge.requires ?? [];
  const earned = steps.filter((s) => s.state === 'earned' && requires.includes(s.badge ?? '')).length;
  const missing = Math.max(0, (badge.minRequired ?? requires.length) - earned);
  return {missing, isEarned: step.state === 'earned'};
}

/** Is anything in `after` in another state than it was? */
export function hasMoved(before: PathwayProgress, after: PathwayProgress): boolean {
  const stateOf = new Map(before.steps.map((s) => [s.step, s.state]));
  return after.steps.some((s) => stateOf.get(s.step) !== s.state);
}

/** The steps that are earned in `after` and were not in `before`. */
export function newlyEarned(before: PathwayProgress, after: PathwayProgress): string[] {
  const wasEarned = new Set(before.steps.filter((s) => s.state === 'earned').map((s) => s.step));
  return after.steps.filter((s) => s.state === 'earned' && !wasEarned.has(s.step)).map((s) => s.step);
}

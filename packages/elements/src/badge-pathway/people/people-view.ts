/** From what a backend says of people to what an adviser is shown of them: where each one is, who has waited long. Nothing is a rank. */
import type {PersonProgress, StepProgress, StepState} from '@pepites/recognition';
import type {Language} from '../../text/messages.js';
import type {StepView} from '../pathway-view.js';

/** What a person waits for: an answer, to complete what was asked, or that the badge be proposed. */
export type Wait = 'answer' | 'more' | 'proposal';

export interface PlaceView {
  readonly step: StepView;
  readonly state: StepState;
  readonly wait: {readonly kind: Wait; readonly since: string} | undefined;
}

export interface PersonView {
  readonly id: string;
  /** Empty where the person has not said one. */
  readonly name: string;
  /** A code can be printed for them, and a badge asked for together with them. */
  readonly comesByCode: boolean;
  /** The steps that are theirs to do or on their way. */
  readonly places: readonly PlaceView[];
  readonly hasAll: boolean;
  /** Since when the one waits who has waited longest here; ISO 8601, or a day. */
  readonly waitsSince: string | undefined;
  readonly states: ReadonlyMap<string, StepState>;
}

export type Order = 'waiting' | 'name';

/** @param today `YYYY-MM-DD`: a window that has not begun is no wait */
export function viewOfPeople(
  people: readonly PersonProgress[],
  options: {
    readonly steps: readonly StepView[];
    readonly today: string;
    readonly order: Order;
    readonly language: Language;
  },
): PersonView[] {
  const {steps, today, order, language} = options;
  const {compare} = new Intl.Collator(language);
  // Of a person who changed pages between two answers the first one counts.
  const once = new Map(people.toReversed().map((one) => [one.person, one]));
  const views = [...once.values()].map((one) => viewOfPerson(one, steps, today));
  const byName = (one: PersonView, other: PersonView): number =>
    compare(one.name, other.name) || compare(one.id, other.id);
  return views.sort((one, other) =>
    order === 'name' || one.waitsSince === other.waitsSince
      ? byName(one, other)
      : (one.waitsSince ?? '9') < (other.waitsSince ?? '9')
        ? -1
        : 1,
  );
}

function viewOfPerson(one: PersonProgress, steps: readonly StepView[], today: string): PersonView {
  const known = new Map(one.progress.steps.map((step) => [step.step, step]));
  const places = steps.flatMap((step): PlaceView[] => {
    const progress = known.get(step.id);
    if (!progress || !isActive(progress)) return [];
    return [{step, state: progress.state, wait: waitOf(progress, today)}];
  });
  const since = places.flatMap(({wait}) => wait?.since ?? []).sort();
  const {earned, total} = one.progress;
  return {
    id: one.person,
    name: one.displayName.trim(),
    comesByCode: one.comesByCode !== false,
    places,
    hasAll: earned >= total && total > 0,
    waitsSince: since[0],
    states: new Map([...known].map(([id, {state}]) => [id, state])),
  };
}

function isActive({state}: StepProgress): boolean {
  return state === 'now' || state === 'requested' || state === 'needsMore';
}

function waitOf({state, requestedAt, due}: StepProgress, today: string): PlaceView['wait'] {
  if (state === 'now') return due && due.from <= today ? {kind: 'proposal', since: due.from} : undefined;
  if (requestedAt === undefined) return undefined;
  return {kind: state === 'needsMore' ? 'more' : 'answer', since: requestedAt};
}

/** Only a badge that people examine is asked for together. */
export function canPropose(step: StepView, state: StepState | undefined): boolean {
  return step.badge?.mode === 'reviewed' && (state === 'now' || state === 'later' || state === 'optional');
}

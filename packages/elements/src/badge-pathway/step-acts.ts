/** What happens to steps: a person asks to do one, one has become earned, one waits for an answer. */
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {BadgeStepActivateEvent, BadgeStepEarnedEvent} from '../events/pathway-events.js';
import {followRequest} from './follow-request.js';
import {isKeyComing} from './key-badges.js';
import {isOfCourse, type StepView, viewOfPathway} from './pathway-view.js';

/**
 * The page is asked first. `href` is the page's pattern for "ask for this badge"; empty when it has none. Nobody asks for the badge of a
 * course: without a page's own way, the step opens.
 */
export function activateStep(
  host: Element,
  step: StepView,
  {structure, href, open}: {readonly structure: string; readonly href: string; readonly open: () => void},
): void {
  if (!step.badge) return;
  const of = {step: step.id, badge: step.badge.id};
  if (!host.dispatchEvent(new BadgeStepActivateEvent({...of, structure}))) return;
  if (isOfCourse(step) && href === '') open();
  else followRequest(host, {...of, href});
}

export function tellEarned(host: Element, steps: readonly StepView[]): void {
  for (const {id, badge} of steps)
    if (badge) host.dispatchEvent(new BadgeStepEarnedEvent({step: id, badge: badge.id}));
}

/** Is an answer on its way, or a key badge that comes by itself? */
export function isAwaited(pathway: Pathway | undefined, progress: PathwayProgress): boolean {
  if (progress.steps.some(({state}) => state === 'requested')) return true;
  return pathway !== undefined && viewOfPathway(pathway, progress, 'fr').steps.some(isKeyComing);
}

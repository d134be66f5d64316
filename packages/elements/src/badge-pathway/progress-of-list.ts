/** Where a person stands by what a list says of its steps; what it leaves out follows from the rules of pathways. */
import {
  type Pathway,
  type PathwayProgress,
  preparePathway,
  progressOfOne,
  progressView,
  type StepProgress,
} from '@pepites/recognition';
import type {SaidOfStep} from './pathway-of-list.js';

/** Nothing of a person where the list says nothing of one. */
export function progressOfList(
  pathway: Pathway,
  said: ReadonlyMap<string, SaidOfStep>,
): PathwayProgress | undefined {
  if (said.size === 0) return undefined;
  const keyBadges = new Set(pathway.badges.filter(({mode}) => mode === 'keyBadge').map(({id}) => id));
  const inState = (...states: readonly string[]) =>
    pathway.steps.filter(({id}) => states.includes(said.get(id)?.state ?? ''));
  const standing = progressOfOne(preparePathway(pathway, {keyBadges}), {
    held: inState('earned').flatMap((step) =>
      step.kind === 'badge'
        ? [{badge: step.badge, award: '', awardedAt: said.get(step.id)?.awardedAt ?? ''}]
        : [],
    ),
    open: inState('requested', 'needsMore').flatMap((step) =>
      step.kind === 'badge' ? [{badge: step.badge, request: '', state: said.get(step.id)?.state ?? ''}] : [],
    ),
    keptSteps: inState('earned').flatMap(({id, kind}) => (kind === 'badge' ? [] : [id])),
  });
  const progress = progressView(pathway, standing);
  const saysNext = inState('now').length > 0;
  return {...progress, steps: progress.steps.map((step) => asSaid(step, said.get(step.step), saysNext))};
}

function asSaid(step: StepProgress, said: SaidOfStep | undefined, saysNext: boolean): StepProgress {
  const {awardedAt, award: _award, request: _request, ...others} = step;
  const state = said?.state ?? (step.state === 'now' && saysNext ? 'later' : step.state);
  return {...others, state, ...(awardedAt !== undefined && awardedAt !== '' && {awardedAt})};
}

/** A standing on a pathway as the contract says it. */
import type {PathwayDefinition, PathwayProgress, StepProgress, StepState} from '../pathway.js';
import type {PathwayStanding, StepStanding} from './standing.js';

/** Says the standing of one person; `pathway` is the one that it was computed on. */
export function progressView(
  pathway: Pick<PathwayDefinition, 'steps' | 'version'>,
  standing: PathwayStanding,
): PathwayProgress {
  const optional = new Set(pathway.steps.filter((step) => step.optional).map(({id}) => id));
  return {
    steps: standing.steps.map((step) => stepView(step, optional.has(step.step))),
    earned: standing.count.done,
    total: standing.count.needed,
    keys: standing.keys,
    version: pathway.version,
  };
}

function stepView(standing: StepStanding, isOptional: boolean): StepProgress {
  const {step, state, held, request, opens, awaits, offer, count, due} = standing;
  return {
    step,
    state: stateView(standing, isOptional),
    ...(held && {awardedAt: held.awardedAt, award: held.award}),
    ...(held?.issuer !== undefined && {issuer: held.issuer}),
    ...(request && {request: request.request}),
    ...(request?.sentAt !== undefined && {requestedAt: request.sentAt}),
    standing: state,
    opens: [...opens],
    ...(awaits && {awaits: [...awaits]}),
    ...(offer && {offer}),
    ...(count && {count}),
    ...(due && {due}),
  };
}

function stateView({state, request}: StepStanding, isOptional: boolean): StepState {
  if (state === 'done') return 'earned';
  if (state === 'waiting') return request?.state === 'needsMore' ? 'needsMore' : 'requested';
  if (isOptional) return 'optional';
  return state === 'next' ? 'now' : 'later';
}

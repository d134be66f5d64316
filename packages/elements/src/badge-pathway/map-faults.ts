/** What is wrong with a pathway that is shown: by its code for the page, in words for people. All the rest of it is drawn. */
import {findPathwayFaults, type PathwayFaultCode} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import type {mapFr} from '../messages/map.fr.js';
import type {Text} from '../text/messages.js';
import type {ShownPathway} from './given-pathway.js';
import {type MapFault, mostSteps} from './map-fault.js';

const found = new WeakMap<ShownPathway, readonly MapFault[]>();

/** The same pathway is looked over once. @param options.isPlain it is known that nobody walks in circles on it */
export function faultsOf(pathway: ShownPathway, {isPlain = false} = {}): readonly MapFault[] {
  const known = found.get(pathway);
  if (known) return known;
  const faults = [...(pathway.faults ?? []), ...lookOver(pathway, isPlain)];
  found.set(pathway, faults);
  return faults;
}

function lookOver({steps, edges, badges}: ShownPathway, isPlain: boolean): MapFault[] {
  if (steps.length === 0) return [{code: 'PATHWAY_EMPTY', steps: []}];
  const faults = findPathwayFaults(
    {steps, edges},
    {
      badges: new Set(badges.map(({id}) => id)),
      keyBadges: new Set(badges.filter(({mode}) => mode === 'keyBadge').map(({id}) => id)),
    },
  );
  // A circle of suggestions keeps nobody from a step, but no map can be drawn of it as it was said.
  const isCycle = ({code}: {readonly code: PathwayFaultCode}): boolean => code === 'PATHWAY_CYCLE';
  const circles =
    !isPlain && edges.some(({kind}) => kind !== 'requires')
      ? findPathwayFaults({steps, edges: edges.map((edge) => ({...edge, kind: 'requires'}))}).filter(isCycle)
      : faults.filter(isCycle);
  const left = steps.slice(mostSteps).map(({id}) => id);
  return [
    ...faults
      .filter((fault) => !isCycle(fault))
      .concat(circles)
      .map(({code, steps: ids}) => ({code, steps: ids})),
    ...(left.length > 0 ? [{code: 'PATHWAY_TOO_LARGE', steps: left}] : []),
  ];
}

/** What people may notice on the map is said, each once. */
export function sayFaults(
  faults: readonly MapFault[],
  text: Text<typeof mapFr>,
): TemplateResult | typeof nothing {
  const has = (...codes: readonly string[]): boolean => faults.some(({code}) => codes.includes(code));
  const left = faults.find(({code}) => code === 'PATHWAY_TOO_LARGE')?.steps.length ?? 0;
  const said = [
    ...(left > 0 ? [text('notDrawn', {n: left})] : []),
    ...(has('PATHWAY_CYCLE') ? [text('cycle')] : []),
    ...(has('STEP_BADGE_UNKNOWN') ? [text('unknownBadge')] : []),
    ...(has('STEP_ID_REPEATS') ? [text('repeats')] : []),
    ...(has('EDGE_TO_NO_STEP', 'GROUP_OF_NO_STEP') ? [text('lostStep')] : []),
    ...(has('STEP_MALFORMED', 'EDGE_MALFORMED') ? [text('malformed')] : []),
  ];
  return said.length === 0
    ? nothing
    : html`${said.map((words) => html`<p class="quiet fault">${words}</p>`)}`;
}

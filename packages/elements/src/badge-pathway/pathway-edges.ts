/** Draws the edges of a map in columns, from where the steps stand on the screen. Decoration: the list says the same. */
import type {PathwayEdge} from '@pepites/recognition';
import {curve} from './pathway-trail.js';

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * Replaces the paths in `picture`; `earned` are the steps whose edges onward are solid. Only edges to the next column are drawn:
 * a longer one would run over the steps between, and the words "Après :" say it.
 */
export function drawEdges(
  picture: SVGSVGElement,
  steps: ReadonlyMap<string, Element>,
  edges: readonly PathwayEdge[],
  earned: ReadonlySet<string>,
): void {
  const frame = picture.getBoundingClientRect();
  if (frame.width === 0) return;
  picture.setAttribute('viewBox', `0 0 ${frame.width} ${frame.height}`);
  const paths = edges.flatMap((edge) => {
    const from = steps.get(edge.from)?.getBoundingClientRect();
    const to = steps.get(edge.to)?.getBoundingClientRect();
    if (!from || !to || !isNextColumn(steps, edge)) return [];
    const isForward = from.left <= to.left;
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('class', earned.has(edge.from) ? 'done' : 'coming');
    path.setAttribute(
      'd',
      curve(
        {x: (isForward ? from.right : from.left) - frame.left, y: from.top + from.height / 2 - frame.top},
        {x: (isForward ? to.left : to.right) - frame.left, y: to.top + to.height / 2 - frame.top},
      ),
    );
    return [path];
  });
  picture.replaceChildren(...paths);
}

function isNextColumn(steps: ReadonlyMap<string, Element>, {from, to}: PathwayEdge): boolean {
  const columnOf = (id: string): number =>
    Number(steps.get(id)?.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? 0);
  return columnOf(to) - columnOf(from) === 1;
}

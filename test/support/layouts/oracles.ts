/** The same pathway drawn by other libraries, from top to bottom with the same gaps. */
import * as dagreModule from '@dagrejs/dagre';
import {Graphviz} from '@hpcc-js/wasm-graphviz';
import {flatten, type Box, type DrawnEdge, type Drawing, type Point, type Sketch} from './drawing.ts';

export const stepGap = 32;
export const levelGap = 56;

/** Draws synchronously, once what it needs is loaded. */
export type Oracle = (sketch: Sketch) => Drawing;

export async function loadGraphviz(): Promise<Oracle> {
  const graphviz = await Graphviz.load();
  return (sketch) => fromPlain(graphviz.dot(dotOf(sketch), 'plain'), sketch);
}

const pointsPerInch = 72;

function dotOf({steps, edges}: Sketch): string {
  const inches = (length: number): string => (length / pointsPerInch).toFixed(4);
  return `digraph {
    graph [rankdir=TB, nodesep=${inches(stepGap)}, ranksep=${inches(levelGap)}]
    node [shape=box, fixedsize=true, label=""]
    edge [dir=none]
    ${steps.map(({id, width, height}) => `"${id}" [width=${inches(width)}, height=${inches(height)}]`).join('\n')}
    ${edges.map(({from, to}) => `"${from}" -> "${to}"`).join('\n')}
  }`;
}

/** @see https://graphviz.org/docs/outputs/plain/ */
function fromPlain(plain: string, sketch: Sketch): Drawing {
  const steps = new Map<string, Box>();
  const edges: DrawnEdge[] = [];
  const sizes = new Map(sketch.steps.map((step) => [step.id, step]));
  for (const line of plain.split('\n')) {
    const [kind, ...words] = line.split(' ').map((word) => word.replaceAll('"', ''));
    const at = (index: number): number => Number(words[index]) * pointsPerInch;
    if (kind === 'node') {
      const {width = 0, height = 0} = sizes.get(words[0] ?? '') ?? {};
      steps.set(words[0] ?? '', {x: at(1) - width / 2, y: -at(2) - height / 2, width, height});
    } else if (kind === 'edge') {
      const [from = '', to = '', count] = words;
      const controls = Array.from({length: Number(count)}, (_, index) => ({
        x: at(3 + 2 * index),
        y: -at(4 + 2 * index),
      }));
      edges.push({from, to, points: curveThrough(controls)});
    }
  }
  return {steps, edges};
}

function curveThrough(controls: readonly Point[]): Point[] {
  const points = controls.slice(0, 1);
  for (let index = 3; index < controls.length; index += 3) {
    const [start, first, second, end] = controls.slice(index - 3, index + 1);
    if (start && first && second && end) points.push(...flatten(start, first, second, end));
  }
  return points;
}

/** What is used of it: its own types lead nowhere when modules are resolved as Node does. */
interface Dagre {
  readonly Graph: new () => {
    setGraph(label: object): void;
    setDefaultEdgeLabel(label: () => object): void;
    setNode(id: string, label: object): void;
    setEdge(from: string, to: string): void;
    node(id: string): Point;
    edge(from: string, to: string): {readonly points: readonly Point[]};
  };
  layout(graph: object): void;
}
const dagre = dagreModule as unknown as Dagre;

export const drawWithDagre: Oracle = ({steps, edges}) => {
  const graph = new dagre.Graph();
  graph.setGraph({rankdir: 'TB', nodesep: stepGap, ranksep: levelGap});
  graph.setDefaultEdgeLabel(() => ({}));
  for (const {id, width, height} of steps) graph.setNode(id, {width, height});
  for (const {from, to} of edges) graph.setEdge(from, to);
  dagre.layout(graph);
  return {
    steps: new Map(
      steps.map(({id, width, height}) => {
        const {x, y} = graph.node(id);
        return [id, {x: x - width / 2, y: y - height / 2, width, height}];
      }),
    ),
    edges: edges.map(({from, to}) => ({
      from,
      to,
      points: graph.edge(from, to).points,
    })),
  };
};

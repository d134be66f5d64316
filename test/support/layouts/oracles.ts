/** The same pathway drawn by other libraries, from top to bottom with the same gaps. */
import * as dagreModule from '@dagrejs/dagre';
import {Graphviz} from '@hpcc-js/wasm-graphviz';
import {graph as d3Graph, sugiyama, type MutGraphNode} from 'd3-dag';
import * as elkModule from 'elkjs';
import {flatten, type Box, type DrawnEdge, type Drawing, type Point, type Sketch} from './drawing.ts';

export const stepGap = 32;
export const levelGap = 56;

/** Draws synchronously, once what it needs is loaded. */
export type Oracle = (sketch: Sketch) => Drawing;

/** All of them by their names on npm, to be loaded; elkjs draws asynchronously only. */
export const oracles = {
  '@hpcc-js/wasm-graphviz': loadGraphviz,
  '@dagrejs/dagre': () => Promise.resolve(drawWithDagre),
  'd3-dag': () => Promise.resolve(drawWithD3Dag),
  elkjs: loadElk,
} as const satisfies Record<string, () => Promise<(sketch: Sketch) => Drawing | Promise<Drawing>>>;

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

/** Its own defaults but for the sizes: simplex layering, two-layer decrossing, simplex coordinates. */
export const drawWithD3Dag: Oracle = ({steps, edges}) => {
  const graph = d3Graph<Sketch['steps'][number], Sketch['edges'][number]>();
  const nodes = new Map<string, MutGraphNode<Sketch['steps'][number], Sketch['edges'][number]>>();
  for (const step of steps) nodes.set(step.id, graph.node(step));
  for (const edge of edges) {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    if (from && to) graph.link(from, to, edge);
  }
  const layout = sugiyama()
    .nodeSize(({data}: {data: Sketch['steps'][number]}) => [data.width, data.height] as const)
    .gap([stepGap, levelGap]);
  layout(graph);
  return {
    steps: new Map(
      steps.map(({id, width, height}) => {
        const {x = 0, y = 0} = nodes.get(id) ?? {};
        return [id, {x: x - width / 2, y: y - height / 2, width, height}];
      }),
    ),
    edges: [...graph.links()].map(({data, points}) => ({
      from: data.from,
      to: data.to,
      points: points.map(([x, y]) => ({x, y})),
    })),
  };
};

/** What is used of it: its types say a default export that Node does not give. */
interface Elk {
  layout(graph: object): Promise<{
    readonly children: readonly (Box & {readonly id: string})[];
    readonly edges: readonly {
      readonly id: string;
      readonly sections?: readonly {
        readonly startPoint: Point;
        readonly endPoint: Point;
        readonly bendPoints?: readonly Point[];
      }[];
    }[];
  }>;
}

export async function loadElk(): Promise<(sketch: Sketch) => Promise<Drawing>> {
  const {default: Elk} = elkModule as unknown as {default: new () => Elk};
  const elk = new Elk();
  return async ({steps, edges}) => {
    const {children, edges: routes} = await elk.layout({
      id: 'root',
      layoutOptions: {
        'elk.algorithm': 'layered',
        'elk.direction': 'DOWN',
        'elk.edgeRouting': 'POLYLINE',
        'elk.spacing.nodeNode': String(stepGap),
        'elk.layered.spacing.nodeNodeBetweenLayers': String(levelGap),
      },
      children: steps.map(({id, width, height}) => ({id, width, height})),
      edges: edges.map(({from, to}, index) => ({id: String(index), sources: [from], targets: [to]})),
    });
    return {
      steps: new Map(children.map(({id, x, y, width, height}) => [id, {x, y, width, height}])),
      edges: routes.map(({id, sections = []}) => ({
        from: edges[Number(id)]?.from ?? '',
        to: edges[Number(id)]?.to ?? '',
        points: sections.flatMap(({startPoint, bendPoints = [], endPoint}) => [
          startPoint,
          ...bendPoints,
          endPoint,
        ]),
      })),
    };
  };
}

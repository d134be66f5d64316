/** A small element of Lit that lays its steps out with dagre, and draws them as the page without a library does. */
import * as dagreModule from '@dagrejs/dagre';
import {css, html, LitElement, nothing, svg, type TemplateResult} from 'lit';
import type {SceneMap, SceneStep} from './pathway-page-scene.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is used of it: its own types lead nowhere when modules are resolved as Node does. */
interface Dagre {
  readonly Graph: new () => {
    setGraph(label: object): void;
    graph(): {readonly width: number; readonly height: number};
    setDefaultEdgeLabel(label: () => object): void;
    setNode(id: string, label: object): void;
    setEdge(from: string, to: string): void;
    node(id: string): Point;
    edge(from: string, to: string): {readonly points: readonly Point[]};
  };
  layout(graph: object): void;
}
const dagre = dagreModule as unknown as Dagre;

class DagreMap extends LitElement {
  static override properties = {map: {attribute: false}};

  static override styles = css`
    :host {
      display: block;
      position: relative;
    }
    path {
      fill: none;
      stroke: #888;
      stroke-width: 3;
    }
    ol {
      list-style: none;
    }
    .step {
      position: absolute;
      text-align: center;
    }
    img {
      display: block;
      width: 80px;
      height: 80px;
      margin: auto;
    }
    span {
      display: block;
    }
  `;

  declare map: SceneMap;

  protected override render(): TemplateResult {
    const {steps, edges} = this.map;
    const graph = new dagre.Graph();
    graph.setGraph({rankdir: 'TB', nodesep: 28, ranksep: 52});
    graph.setDefaultEdgeLabel(() => ({}));
    for (const {id, width, height} of steps) graph.setNode(id, {width, height});
    for (const {from, to} of edges) graph.setEdge(from, to);
    dagre.layout(graph);
    const {width, height} = graph.graph();
    return html`<svg width=${width} height=${height} aria-hidden="true">
        ${edges.map(({from, to}) => svg`<path d=${lineThrough(graph.edge(from, to).points)} />`)}
      </svg>
      <ol>
        ${steps.map((step) => renderBox(step, graph.node(step.id)))}
      </ol>`;
  }
}

function renderBox({title, words, image, href, width, height}: SceneStep, {x, y}: Point): TemplateResult {
  const place = `left:${x - width / 2}px;top:${y - height / 2}px;width:${width}px;height:${height}px`;
  return html`<li class="step" style=${place}>
    ${image === undefined ? nothing : html`<img src=${image} alt="" />`}
    <a href=${href}>${title}</a>
    <span>${words}</span>
  </li>`;
}

function lineThrough(points: readonly Point[]): string {
  return `M${points.map(({x, y}) => `${x} ${y}`).join('L')}`;
}

customElements.define('dagre-map', DagreMap);
const element = new DagreMap();
element.map = JSON.parse(document.getElementById('map')?.textContent ?? '') as SceneMap;
document.querySelector('main')?.append(element);

// The usual small page of React Flow: a kind of node of its own, nothing to be moved or linked, its places given.
import '@xyflow/react/dist/style.css';
import {Handle, Position, ReactFlow} from '@xyflow/react';
import {createElement as h} from 'react';
import {createRoot} from 'react-dom/client';

function BadgeNode({data: {title, words, image, href}}) {
  return h(
    'div',
    {className: 'step'},
    h(Handle, {type: 'target', position: Position.Top}),
    image === undefined ? null : h('img', {src: image, alt: ''}),
    h('a', {href}, title),
    h('span', null, words),
    h(Handle, {type: 'source', position: Position.Bottom}),
  );
}

const nodeTypes = {badge: BadgeNode};
const map = JSON.parse(document.getElementById('map').textContent);
const nodes = map.steps.map(({x, y, width, height, ...data}) => ({
  id: data.id,
  type: 'badge',
  position: {x, y},
  width,
  height,
  data,
}));
const edges = map.edges.map(({from, to}) => ({id: `${from} ${to}`, source: from, target: to}));
const options = {nodesDraggable: false, nodesConnectable: false, fitView: true};
createRoot(document.querySelector('main')).render(h(ReactFlow, {nodes, edges, nodeTypes, ...options}));

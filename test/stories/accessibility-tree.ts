/** What assistive technology is given of a page: the browser's own accessibility tree, and its text, one line a node. */
import type {Page} from 'playwright-core';

export interface TreeNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly value: string;
  /** States and properties that say something: `invalid`, `level 2`, `expanded`. */
  readonly states: readonly string[];
  readonly children: readonly TreeNode[];
}

interface ProtocolNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: {readonly value?: unknown};
  readonly name?: {readonly value?: unknown};
  readonly description?: {readonly value?: unknown};
  readonly value?: {readonly value?: unknown};
  readonly properties?: readonly {readonly name: string; readonly value: {readonly value?: unknown}}[];
  readonly childIds?: readonly string[];
}

/** Roles of the page itself, and of boxes that nobody is told of. */
const unsaid = [
  'RootWebArea',
  'generic',
  'none',
  'paragraph',
  'LineBreak',
  'Section',
  'SvgRoot',
  'LabelText',
  'strong',
  'emphasis',
];
/** What is said of a node when it is so. */
const flags = ['focused', 'required', 'disabled', 'modal', 'busy', 'readonly', 'multiline'];
/** What is said of a node with its value; the second: what is not worth saying. */
const valued: readonly (readonly [name: string, usual: readonly string[]])[] = [
  ['invalid', ['false', '']],
  ['checked', []],
  ['pressed', []],
  ['expanded', []],
  ['selected', []],
  ['level', []],
  ['live', ['off', '']],
  ['hasPopup', ['false', '']],
  ['errormessage', ['']],
];
/** What goes without saying in a role. */
const usualIn: Readonly<Record<string, readonly string[]>> = {
  ...{status: ['live'], alert: ['live'], listitem: ['level']},
};
/** Where a value is the same as what is written inside. */
const namedByContent = ['StaticText', 'InlineTextBox'];

/** Marks of direction: nobody hears them. */
const isolates = /[\u2068\u2069]/g;
/** Of the server of the stories: another one each time. */
const port = /(127\.0\.0\.1):\d+/g;

function plain(text: unknown): string {
  const isSaid = typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean';
  return isSaid ? text.toString().replace(isolates, '').replace(port, '$1').replace(/\s+/g, ' ').trim() : '';
}

/** The nodes that are told of, below the page. */
export async function readTree(page: Page): Promise<TreeNode[]> {
  const devtools = await page.context().newCDPSession(page);
  const {nodes} = (await devtools.send('Accessibility.getFullAXTree')) as {nodes: readonly ProtocolNode[]};
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (node: ProtocolNode): TreeNode[] => {
    const role = plain(node.role?.value);
    if (role === 'InlineTextBox' || role === 'ListMarker') return [];
    // A space between two boxes: it is there or not as lines break.
    if (role === 'StaticText' && plain(node.name?.value) === '') return [];
    const children = (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? read(child) : [];
    });
    if (node.ignored || unsaid.includes(role)) return children;
    const name = plain(node.name?.value);
    return [
      {
        ...{role, name, children: isSaidBy(name, children) ? [] : children},
        description: plain(node.description?.value),
        value: plain(node.value?.value),
        states: statesOf(role, node),
      },
    ];
  };
  const [rootNode] = nodes;
  return rootNode ? read(rootNode) : [];
}

/** The name of a button or heading is its text: it is not written twice. */
function isSaidBy(name: string, children: readonly TreeNode[]): boolean {
  return (
    name !== '' &&
    children.every(({role, states}) => namedByContent.includes(role) && states.length === 0) &&
    plain(children.map((child) => child.name).join(' ')).replaceAll(' ', '') === name.replaceAll(' ', '')
  );
}

function statesOf(role: string, {properties = []}: ProtocolNode): string[] {
  const of = new Map(properties.map(({name, value}) => [name, plain(value.value)]));
  return [
    ...flags.filter((flag) => of.get(flag) === 'true'),
    ...valued.flatMap(([name, usual]) => {
      const value = of.get(name);
      if (value === undefined || usual.includes(value) || usualIn[role]?.includes(name)) return [];
      return [value === 'true' ? name : `${name} ${value}`];
    }),
  ];
}

/** As in `textbox "Votre nom" required invalid desc "Écrivez votre nom." value "M"`; what is inside is further in. */
export function treeText(nodes: readonly TreeNode[], depth = 1): string {
  return nodes
    .map((node) => {
      const {role, name, description, value, states, children} = node;
      const words = [
        role === 'StaticText' ? JSON.stringify(name) : role,
        ...(role !== 'StaticText' && name !== '' ? [JSON.stringify(name)] : []),
        ...states,
        ...(description === '' ? [] : ['desc', JSON.stringify(description)]),
        ...(value === '' ? [] : ['value', JSON.stringify(value)]),
      ];
      return `${'  '.repeat(depth)}${words.join(' ')}\n${treeText(children, depth + 1)}`;
    })
    .join('');
}

/** All nodes, those inside others too, in the order in which they are read. */
export function everyNode(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children)]);
}

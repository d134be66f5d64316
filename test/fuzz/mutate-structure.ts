/** Mutations of the tree: members lost, doubled, renamed, moved, wrapped, put in another order, told in another place. */
import type {JsonObject} from '@pepites/credentials';
import {slotsOf, valueAt, type Edit, type Path} from './edits.ts';
import type {Mutate} from './mutate-values.ts';
import type {Random} from './random.ts';
import {keywords} from './terms.ts';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isMember = (path: Path): boolean => typeof path.at(-1) === 'string';

function nodesOf(tree: JsonObject): Node[] {
  const inner = slotsOf(tree).flatMap(({path, value}) => (isObject(value) ? [{path, value}] : []));
  return [{path: [], value: tree}, ...inner];
}

const remove: Mutate = (tree, random) => [{edit: 'remove', path: random.pick(slotsOf(tree)).path}];

const duplicate: Mutate = (tree, random) => {
  const {path, value} = random.pick(slotsOf(tree));
  if (typeof path.at(-1) === 'number') return [{edit: 'insert', path, value}];
  const other = random.chance(0.5) ? value : altered(value, random);
  return [{edit: 'set', path, value: random.chance(0.5) ? [value, other] : [other, value]}];
};

function altered(value: unknown, random: Random): unknown {
  if (typeof value === 'string') return `${value} bis`;
  if (!isObject(value)) return value;
  const [name] = Object.keys(value).sort(() => random.int(3) - 1);
  return name === undefined ? value : {...value, [name]: altered(value[name], random)};
}

const rename: Mutate = (tree, random, {names}) => {
  const members = slotsOf(tree).filter(({path}) => isMember(path));
  const {path} = random.pick(members);
  return [{edit: 'rename', path, to: random.pick(names)}];
};

/** The same member under a name that may mean the same. */
const alias: Mutate = (tree, random) => {
  const aliases: Readonly<Record<string, readonly string[]>> = {
    id: ['@id'],
    type: ['@type'],
    validFrom: ['issuanceDate', 'https://www.w3.org/2018/credentials#validFrom'],
    validUntil: ['expirationDate', 'https://www.w3.org/2018/credentials#validUntil'],
    issuanceDate: ['validFrom', 'https://www.w3.org/2018/credentials#issuanceDate'],
    expirationDate: ['validUntil', 'https://www.w3.org/2018/credentials#expirationDate'],
    credentialStatus: ['https://www.w3.org/2018/credentials#credentialStatus', '@included'],
    issuer: ['https://www.w3.org/2018/credentials#issuer', '@included'],
    name: ['https://schema.org/name', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#name'],
  };
  const slots = slotsOf(tree).filter(({path}) => aliases[String(path.at(-1))]);
  if (slots.length === 0) return [];
  const {path} = random.pick(slots);
  return [{edit: 'rename', path, to: random.pick(aliases[String(path.at(-1))] ?? ['x'])}];
};

const move: Mutate = (tree, random) => {
  const {path, value} = random.pick(slotsOf(tree).filter((slot) => isMember(slot.path)));
  const target = random.pick(nodesOf(tree));
  return moved(path, value, target.path);
};

function moved(path: Path, value: unknown, target: Path): readonly Edit[] {
  const name = path.at(-1) ?? '';
  const isInside = path.every((part, index) => target[index] === part);
  return isInside
    ? []
    : [
        {edit: 'set', path: [...target, name], value},
        {edit: 'remove', path},
      ];
}

/** JSON-LD knows one thing by its id wherever it is described: a member goes to another description of its owner. */
const moveToTwin: Mutate = (tree, random) => {
  const nodes = nodesOf(tree).filter(({value}) => typeof value['id'] === 'string');
  const pairs = nodes.flatMap((from) =>
    nodes.filter((to) => to !== from && to.value['id'] === from.value['id']).map((to) => ({from, to})),
  );
  if (pairs.length === 0) return [];
  const {from, to} = random.pick(pairs);
  const names = Object.keys(from.value).filter((name) => name !== 'id');
  if (names.length === 0) return [];
  const share = random.chance(0.6) ? 0 : 0.4;
  const chosen = names.filter(() => random.chance(share));
  const typed: readonly Edit[] = random.chance(0.6) ? typesOfBoth(from, to) : [];
  const edits = (chosen.length > 0 ? chosen : [random.pick(names)]).flatMap((name): readonly Edit[] => {
    const own = to.value[name];
    const value = own === undefined ? from.value[name] : [own, from.value[name]].flat();
    const isInside = [...from.path, name].every((part, index) => to.path[index] === part);
    if (isInside || name === 'type') return [];
    return [
      {edit: 'set', path: [...to.path, name], value},
      {edit: 'remove', path: [...from.path, name]},
    ];
  });
  return [...typed, ...edits];
};

interface Node {
  readonly path: Path;
  readonly value: JsonObject;
}

/** Terms have their meaning by the types of the node that they stand in; the thing has all of them anyway. */
function typesOfBoth(from: Node, to: Node): readonly Edit[] {
  const value = [...new Set([to.value['type'], from.value['type']].flat())].filter(
    (one) => one !== undefined,
  );
  return [{edit: 'set', path: [...to.path, 'type'], value}];
}

/** An address becomes a description, to which a member of the thing described elsewhere goes. */
const describeElsewhere: Mutate = (tree, random) => {
  const nodes = nodesOf(tree).filter(({value}) => typeof value['id'] === 'string');
  const references = slotsOf(tree).filter(
    ({path, value}) => path.at(-1) !== 'id' && nodes.some((node) => node.value['id'] === value),
  );
  if (references.length === 0) return [];
  const {path, value: id} = random.pick(references);
  const node = random.pick(nodes.filter(({value}) => value['id'] === id));
  const names = Object.keys(node.value).filter((name) => name !== 'id');
  if (names.length === 0) return [];
  const name = random.pick(names);
  return [
    {edit: 'set', path, value: {id, [name]: node.value[name]}},
    {edit: 'remove', path: [...node.path, name]},
  ];
};

const wrap: Mutate = (tree, random) => {
  const {path, value} = random.pick(slotsOf(tree));
  if (Array.isArray(value) && value.length === 1 && random.chance(0.7)) {
    return [{edit: 'set', path, value: value[0] as unknown}];
  }
  return [{edit: 'set', path, value: [value]}];
};

const reorder: Mutate = (tree, random) => {
  const arrays = slotsOf(tree).filter(({value}) => Array.isArray(value) && value.length > 1);
  if (arrays.length === 0) return [];
  const {path, value} = random.pick(arrays);
  const items = value as unknown[];
  const shift = 1 + random.int(items.length - 1);
  return [{edit: 'set', path, value: [...items.slice(shift), ...items.slice(0, shift)]}];
};

const reorderMembers: Mutate = (tree, random) => {
  const {path, value} = random.pick(nodesOf(tree).filter((node) => node.path.length > 0));
  return [{edit: 'set', path, value: Object.fromEntries(Object.entries(value).reverse())}];
};

const addKeyword: Mutate = (tree, random, {texts, names}) => {
  const node = random.pick(nodesOf(tree));
  const keyword = random.pick(keywords);
  const some = random.pick(slotsOf(tree));
  const value = random.pick<unknown>([
    random.pick(texts),
    some.value,
    [some.value],
    {[String(some.path.at(-1))]: some.value},
    {[random.pick(names)]: random.pick(texts)},
    {},
    null,
    'x',
  ]);
  return [{edit: 'set', path: [...node.path, keyword], value}];
};

/** Members go under a keyword that keeps their meaning, or seems to. */
const hideUnderKeyword: Mutate = (tree, random) => {
  const {path, value} = random.pick(slotsOf(tree).filter((slot) => isMember(slot.path)));
  const owner = path.slice(0, -1);
  const name = String(path.at(-1));
  const id = (valueAt(tree, owner) as JsonObject)['id'];
  const inside = random.chance(0.5) ? {id, [name]: value} : {[name]: value};
  return [
    {edit: 'remove', path},
    {edit: 'set', path: [...owner, random.pick(['@included', '@nest', '@graph', '@reverse'])], value: inside},
  ];
};

const addStatement: Mutate = (tree, random, {names, texts, originals}) => {
  const node = random.pick(nodesOf(tree));
  if (random.chance(0.4)) {
    return [{edit: 'set', path: [...node.path, random.pick(names)], value: random.pick(texts)}];
  }
  const {path, value} = random.pick(slotsOf(random.pick(originals).tree));
  return [{edit: 'set', path: [...node.path, String(path.at(-1))], value}];
};

export const structureMutations: Readonly<Record<string, Mutate>> = {
  remove,
  duplicate,
  rename,
  alias,
  move,
  'move to twin': moveToTwin,
  'describe elsewhere': describeElsewhere,
  wrap,
  reorder,
  'reorder members': reorderMembers,
  'add keyword': addKeyword,
  'hide under keyword': hideUnderKeyword,
  'add statement': addStatement,
};

/** `in ()` of an empty list, which SQL does not know, means "none": the plugin that rewrites it copies each query, so it is asked only then. */
import {
  HandleEmptyInListsPlugin,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  replaceWithNoncontingentExpression,
} from 'kysely';

const rewriting = new HandleEmptyInListsPlugin({strategy: replaceWithNoncontingentExpression});

export const emptyLists: KyselyPlugin = {
  transformQuery: (args: PluginTransformQueryArgs) =>
    hasEmptyList(args.node) ? rewriting.transformQuery(args) : args.node,
  transformResult: ({result}) => Promise.resolve(result),
};

function hasEmptyList(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some(hasEmptyList);
  const {kind, values} = node as {readonly kind?: unknown; readonly values?: unknown};
  // A value is data, not a part of the query.
  if (kind === 'ValueNode') return false;
  const isList = kind === 'PrimitiveValueListNode' || kind === 'ValueListNode';
  if (isList && Array.isArray(values) && values.length === 0) return true;
  return kind !== 'PrimitiveValueListNode' && Object.values(node).some(hasEmptyList);
}

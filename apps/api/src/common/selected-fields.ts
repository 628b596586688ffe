import { Kind, type GraphQLResolveInfo, type SelectionNode } from 'graphql';

/** Of the same nodes for every member of a list. */
const knownNames = new WeakMap<object, readonly string[]>();

/** `casualties.age`, `casualties.sex`: a field and what is asked of it, by the names of the schema. */
export function selectedFields(info: GraphQLResolveInfo): readonly string[] {
  const known = knownNames.get(info.fieldNodes);
  if (known !== undefined) return known;
  const names = info.fieldNodes.flatMap((node) => selectedNames(node, info, ''));
  knownNames.set(info.fieldNodes, names);
  return names;
}

function selectedNames(node: SelectionNode, info: GraphQLResolveInfo, prefix: string): string[] {
  if (node.kind === Kind.FIELD) {
    const name = prefix + node.name.value;
    return node.selectionSet?.selections.flatMap((inner) => selectedNames(inner, info, `${name}.`)) ?? [name];
  }
  const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value];
  return fragment?.selectionSet.selections.flatMap((inner) => selectedNames(inner, info, prefix)) ?? [];
}

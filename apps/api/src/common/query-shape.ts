import type { Text } from '@elektron/domain';
import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/** Something of which a query may have only so much. */
export interface Excess {
  readonly part: Text;
  readonly limit: number;
}

/** Tools send a whole page of operations and name one of them. */
const MAX_OPERATIONS = 5;
/** Our own queries have none; a client that asks one thing under many names asks many things. */
const MAX_ALIASES = 30;
const MAX_DIRECTIVES = 30;
/** Each of them is a question, or an action, of its own. */
const MAX_ROOT_FIELDS: Readonly<Record<OperationTypeNode, number>> = { query: 20, mutation: 5, subscription: 1 };

const ROOT_FIELDS: Readonly<Record<OperationTypeNode, Text>> = {
  query: { el: 'ερωτήσεις μαζί', en: 'questions at once' },
  mutation: { el: 'ενέργειες μαζί', en: 'actions at once' },
  subscription: { el: 'συνδρομές μαζί', en: 'subscriptions at once' },
};

/** What a document has too much of, `undefined` where nothing; its size and cost are looked at elsewhere. */
export function findExcess(document: DocumentNode, operation: OperationDefinitionNode): Excess | undefined {
  let [operations, aliases, directives] = [0, 0, 0];
  visit(document, {
    [Kind.OPERATION_DEFINITION]: () => {
      operations++;
    },
    [Kind.FIELD]: ({ alias }) => {
      aliases += alias === undefined ? 0 : 1;
    },
    [Kind.DIRECTIVE]: () => {
      directives++;
    },
  });
  const rootFields = countRootFields(document, operation.selectionSet);
  const found: readonly (readonly [number, Excess])[] = [
    [operations, { part: { el: 'πράξεις σε ένα έγγραφο', en: 'operations in one document' }, limit: MAX_OPERATIONS }],
    [aliases, { part: { el: 'άλλα ονόματα πεδίων (aliases)', en: 'aliases of fields' }, limit: MAX_ALIASES }],
    [directives, { part: { el: 'οδηγίες (directives)', en: 'directives' }, limit: MAX_DIRECTIVES }],
    [rootFields, { part: ROOT_FIELDS[operation.operation], limit: MAX_ROOT_FIELDS[operation.operation] }],
  ];
  return found.find(([count, { limit }]) => count > limit)?.[1];
}

/** Fragments written out, each counted once. */
function countRootFields(document: DocumentNode, set: SelectionSetNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const counted = new Map<string, number>();
  const count = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      return sum + (selection.kind === Kind.INLINE_FRAGMENT ? count(selection.selectionSet) : countFragment(selection.name.value));
    }, 0);
  function countFragment(name: string): number {
    const known = counted.get(name);
    if (known !== undefined) return known;
    counted.set(name, 0);
    const fragment = fragments.get(name);
    const fields = fragment === undefined ? 0 : count(fragment.selectionSet);
    counted.set(name, fields);
    return fields;
  }
  return count(set);
}

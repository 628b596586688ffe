import { Problem, type Text } from '@elektron/domain';
import {
  Kind,
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

import { toGraphQLRefusal } from './problem-filter.ts';

export interface QueryLimits {
  /** Levels of selections below the operation; those of introspection, which its tools nest deeply, are not counted. */
  readonly depth: number;
  /** Fields asked for, fragments written out. */
  readonly fields: number;
}

/** Our own largest query has five levels and some hundred fields, the introspection that tools send some three hundred. */
export const QUERY_LIMITS: QueryLimits = { depth: 12, fields: 1_000 };

const PARTS: Readonly<Record<keyof QueryLimits, Text>> = {
  depth: { el: 'επίπεδα', en: 'levels' },
  fields: { el: 'πεδία', en: 'fields' },
};

/** A rule that refuses queries that are deeper or wider than any honest one before anything is run. */
export function limitQuery(limits: QueryLimits): ValidationRule {
  return (context): ASTVisitor => {
    const measure = new QueryMeasure((name) => context.getFragment(name));
    return {
      OperationDefinition: {
        enter(operation) {
          const measured = measure.measure(operation);
          const part = (['depth', 'fields'] as const).find((each) => measured[each] > limits[each]);
          if (part === undefined) return;
          context.reportError(toGraphQLRefusal(new Problem('QUERY_TOO_LARGE', { part: PARTS[part], limit: limits[part] })));
        },
      },
    };
  };
}

const NOTHING: QueryLimits = { depth: 0, fields: 0 };

/**
 * How deep and wide the operations of a document are. Fragments that spread each other can write out to more fields than there are atoms,
 * so each is measured once: a document takes as many visits as it has selections.
 */
export class QueryMeasure {
  /** Selections that were looked at so far. */
  visits = 0;
  readonly #findFragment: (name: string) => FragmentDefinitionNode | null | undefined;
  /** A fragment inside itself finds nothing here yet: another rule refuses it. */
  readonly #measured = new Map<string, QueryLimits>();

  constructor(findFragment: (name: string) => FragmentDefinitionNode | null | undefined) {
    this.#findFragment = findFragment;
  }

  measure(operation: OperationDefinitionNode): QueryLimits {
    return this.#measureSet(operation.selectionSet);
  }

  #measureSet(set: SelectionSetNode): QueryLimits {
    let [depth, fields] = [0, 0];
    for (const selection of set.selections) {
      this.visits += 1;
      const inner = this.#measureSelection(selection);
      depth = Math.max(depth, inner.depth);
      // A double that has overflowed is Infinity, which is over every limit.
      fields += inner.fields;
    }
    return { depth, fields };
  }

  #measureSelection(selection: SelectionNode): QueryLimits {
    if (selection.kind === Kind.FIELD) return this.#measureField(selection);
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.#measureSet(selection.selectionSet);
    return this.#measureFragment(selection.name.value);
  }

  #measureField({ name, selectionSet }: FieldNode): QueryLimits {
    const { depth, fields } = selectionSet ? this.#measureSet(selectionSet) : NOTHING;
    return { depth: name.value.startsWith('__') ? 0 : depth + 1, fields: fields + 1 };
  }

  #measureFragment(name: string): QueryLimits {
    const known = this.#measured.get(name);
    if (known) return known;
    this.#measured.set(name, NOTHING);
    const fragment = this.#findFragment(name);
    const measured = fragment ? this.#measureSet(fragment.selectionSet) : NOTHING;
    this.#measured.set(name, measured);
    return measured;
  }
}
